package sdedge.cli;

import java.io.IOException;
import java.util.List;
import sdedge.document.InputFile;
import sdedge.document.InvalidInputException;
import sdedge.document.Problem;
import sdedge.instance.Instance;
import sdedge.study.bench.BenchInstance;

/** Reads the instances of a benchmark; what is wrong with one is kept for its rows. */
final class BenchInputs {
  private final Inputs inputs;
  private final SearchOverrides overrides;

  BenchInputs(Inputs inputs, SearchOverrides overrides) {
    this.inputs = inputs;
    this.overrides = overrides;
  }

  BenchInstance read(String file) {
    String sha256 = "";
    try {
      byte[] bytes = inputs.bytes(file);
      sha256 = InputFile.sha256(bytes);
      Instance instance = overrides.applyTo(inputs.instance(file, bytes).instance());
      return new BenchInstance(file, sha256, instance, "");
    } catch (InvalidInputException e) {
      return new BenchInstance(file, sha256, null, first(e.problems()));
    } catch (IOException e) {
      return new BenchInstance(file, sha256, null, file + ": " + e.getMessage());
    }
  }

  private static String first(List<Problem> problems) {
    int others = problems.size() - 1;
    return problems.get(0) + (others > 0 ? " (" + others + " more by validate)" : "");
  }
}
