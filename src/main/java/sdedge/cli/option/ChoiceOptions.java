package sdedge.cli.option;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import sdedge.generate.Choice;

/** The options that describe tasks, places and channels, of the commands that draw them. */
public final class ChoiceOptions {
  private ChoiceOptions() {}

  /** Adds some of them to a command, from a place in its help on. */
  public static void addTo(CommandSpec command, Set<Choice> choices, int first) {
    int order = first;
    for (Choice choice : choices) {
      command.addOption(
          OptionSpec.builder(choice.option())
              .paramLabel(choice.label())
              .type(String.class)
              .description(choice.description().replace("%", "%%"))
              .order(order++)
              .build());
    }
  }

  /** Those of some that were given. */
  public static Map<Choice, String> given(CommandSpec command, Set<Choice> choices) {
    Map<Choice, String> given = new EnumMap<>(Choice.class);
    CommandLine.ParseResult parsed = command.commandLine().getParseResult();
    for (Choice choice : choices) {
      if (parsed.hasMatchedOption(choice.option())) {
        given.put(choice, parsed.matchedOptionValue(choice.option(), ""));
      }
    }
    return given;
  }
}
