package sdedge.cli.option;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sdedge.cli.terminal.Terminal;

/** Where a comparison goes. */
public final class CompareOptions {
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
  public List<String> methods = List.of();

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      order = 50,
      description = "Write a row per instance and method; - is stdout.")
  public @Nullable String csv;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      order = 51,
      description = "Directory of compare.csv, compare.json and run.json; default none.")
  public @Nullable String directory;

  @Mixin public ForceOption force = new ForceOption();
  @Mixin public PrintOptions print = new PrintOptions();

  public boolean csvToStdout() {
    return Terminal.STANDARD.equals(csv);
  }
}
