package sdedge.cli.option;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sdedge.cli.terminal.Palette;
import sdedge.cli.terminal.Terminal;
import sdedge.storage.Outputs;

/** Where results go. */
public final class OutputOptions {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      order = 50,
      description =
          "Directory of the result; - writes only the plan, to stdout. Default results/NAME, of"
              + " evaluate results/NAME-evaluated.")
  public @Nullable String directory;

  @Mixin public ForceOption force = new ForceOption();
  @Mixin public PrintOptions print = new PrintOptions();

  public boolean planToStdout() {
    return Terminal.STANDARD.equals(directory);
  }

  /** What outputs may take the place of. */
  public static final class ForceOption {
    @Option(
        names = "--force",
        order = 59,
        description =
            "Also replace files that sdedge did not write in this format, and write into results;"
                + " inputs stay.")
    private boolean force;

    public boolean isSet() {
      return force;
    }

    /** The rules for the outputs of this call. */
    public Outputs outputs(Terminal terminal) {
      return new Outputs(terminal.read(), force);
    }
  }

  /** What goes to standard output. */
  public static final class PrintOptions {
    @Option(
        names = "--json",
        order = 60,
        description = "Print what is found as one JSON object instead of text.")
    public boolean json;

    @Option(
        names = "--color",
        paramLabel = "WHEN",
        order = 61,
        description = "${COMPLETION-CANDIDATES}; auto heeds NO_COLOR.")
    public Palette.When color = Palette.When.AUTO;
  }
}
