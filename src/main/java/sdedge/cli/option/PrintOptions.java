package sdedge.cli.option;

import picocli.CommandLine.Option;
import sdedge.cli.terminal.Palette;

/** What goes to standard output. */
public final class PrintOptions {
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
