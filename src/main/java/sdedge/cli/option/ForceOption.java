package sdedge.cli.option;

import picocli.CommandLine.Option;
import sdedge.cli.terminal.Terminal;
import sdedge.storage.Outputs;

/** What outputs may take the place of. */
public final class ForceOption {
  @Option(
      names = "--force",
      order = 59,
      description =
          "Also replace files that sdedge did not write in this format, and write into results;"
              + " inputs stay.")
  private boolean force;

  /** The rules for the outputs of this call. */
  public Outputs outputs(Terminal terminal) {
    return new Outputs(terminal.read(), force);
  }
}
