package sdedge.cli.option;

import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import sdedge.result.files.RunInfo.Versions;

/** Options of every command. */
public final class StandardOptions {
  /** The option that shows where a bug happened. */
  public static final String VERBOSE = "--verbose";

  /** The option that shows all versions. */
  public static final String VERSION = "--version";

  /** After the options of the command itself. */
  private static final int FIRST = 100;

  private StandardOptions() {}

  public static void addTo(CommandSpec command) {
    command.versionProvider(new AllVersions());
    command.addOption(
        OptionSpec.builder("-v", VERBOSE)
            .description("Show the stack trace of an internal error.")
            .order(FIRST)
            .build());
    command.addOption(
        OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .description("Show this help and exit.")
            .order(FIRST + 1)
            .build());
    command.addOption(
        OptionSpec.builder(VERSION)
            .versionHelp(true)
            .description("Show all versions and exit.")
            .order(FIRST + 2)
            .build());
  }

  private static final class AllVersions implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return Versions.all().entrySet().stream()
          .map(entry -> entry.getKey() + " " + entry.getValue())
          .toArray(String[]::new);
    }
  }
}
