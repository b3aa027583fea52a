package sdedge.cli.option;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;
import sdedge.generate.Choice;

/** The options that describe tasks, places and channels, of the commands that draw them. */
@Command
public final class ChoiceOptions {
  private final Set<Choice> choices;
  private final int first;
  private CommandSpec command = CommandSpec.create();

  /**
   * Some of them.
   *
   * @param first place in the help
   */
  public ChoiceOptions(Set<Choice> choices, int first) {
    this.choices = choices;
    this.first = first;
  }

  /** Adds the options to a command. */
  @Spec(Spec.Target.MIXEE)
  void mixedInto(CommandSpec mixee) {
    command = mixee;
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

  /** Those that were given. */
  public Map<Choice, String> given() {
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
