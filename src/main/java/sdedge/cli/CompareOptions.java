package sdedge.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a comparison goes. */
final class CompareOptions {
  @Option(
      names = "--methods",
      paramLabel = "METHOD",
      split = ",",
      order = 1,
      completionCandidates = Keys.Methods.class,
      converter = ComparedConverter.class,
      description =
          "${COMPLETION-CANDIDATES}; schemes for all schemes; default dp,schemes and, when there"
              + " are few plans, exhaustive.")
  List<String> methods = List.of();

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      order = 50,
      description = "Write a row per instance and method; - is stdout.")
  @Nullable String csv;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      order = 51,
      description = "Directory of compare.csv, compare.json and run.json; default none.")
  @Nullable String directory;

  @Mixin ForceOption force = new ForceOption();
  @Mixin PrintOptions print = new PrintOptions();

  boolean csvToStdout() {
    return Inputs.STANDARD.equals(csv);
  }
}
