package sdedge.cli;

import java.io.IOException;
import java.util.List;
import sdedge.document.InputFile;
import sdedge.document.InvalidInputException;
import sdedge.document.Problem;
import sdedge.instance.LoadedInstance;
import sdedge.instance.plausibility.Plausibility;
import sdedge.study.bench.BenchInstance;

/** Reads the instances of a benchmark; what is wrong with one is kept for its rows. */
final class BenchInputs {
  private final Inputs inputs;
  private final SearchOverrides overrides;

  BenchInputs(Inputs inputs, SearchOverrides overrides) {
    this.inputs = inputs;
    this.overrides = overrides;
  }

  /**
   * Reads a file, whatever is wrong with it.
   *
   * @throws InvalidInputException if a value is most likely a mistake and that is to be refused
   */
  BenchInstance read(String file) throws InvalidInputException {
    String sha256 = "";
    LoadedInstance loaded;
    try {
      byte[] bytes = inputs.bytes(file);
      sha256 = InputFile.sha256(bytes);
      loaded = inputs.unwarned(file, bytes);
    } catch (InvalidInputException e) {
      return new BenchInstance(file, sha256, null, first(e.problems()));
    } catch (IOException e) {
      return new BenchInstance(file, sha256, null, String.valueOf(e.getMessage()));
    }
    inputs.warnings().take(file, Plausibility.warnings(loaded));
    return new BenchInstance(file, sha256, overrides.applyTo(loaded.instance()), "");
  }

  private static String first(List<Problem> problems) {
    int others = problems.size() - 1;
    return problems.get(0) + (others > 0 ? " (" + others + " more by validate)" : "");
  }
}
