package sdedge.cli;

import picocli.CommandLine.Option;
import sdedge.output.Outputs;

/** What outputs may take the place of. */
final class ForceOption {
  @Option(
      names = "--force",
      order = 59,
      description =
          "Also replace files that sdedge did not write in this format, and write into results;"
              + " inputs stay.")
  private boolean force;

  /** The rules for the outputs of this call. */
  Outputs outputs(Terminal terminal) {
    return new Outputs(terminal.read(), force);
  }
}
