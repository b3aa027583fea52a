package sdedge.cli.option;

import picocli.CommandLine.Option;

/** What becomes of values that are most likely mistakes. */
public final class WarningOptions {
  @Option(
      names = "--strict",
      order = 40,
      description = "Exit with 3 where a value is most likely a mistake, instead of a warning.")
  public boolean strict;
}
