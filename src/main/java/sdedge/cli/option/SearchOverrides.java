package sdedge.cli.option;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;
import sdedge.document.InvalidInputException;
import sdedge.instance.Contradiction;
import sdedge.instance.Instance;
import sdedge.instance.LoadedInstance;
import sdedge.instance.Named;
import sdedge.instance.Overrides;
import sdedge.instance.SearchOption;

/** What to search, in place of what the instance says: an option for each that there is. */
@Command
public final class SearchOverrides {
  private static final int FIRST = 10; // in the help

  private Overrides given = Overrides.NONE;

  /** Adds the options to a command. */
  @Spec(Spec.Target.MIXEE)
  void mixedInto(CommandSpec command) {
    int order = FIRST;
    for (SearchOption option : SearchOption.values()) {
      List<? extends Named> words = option.words();
      command.addOption(
          OptionSpec.builder("--" + option.key())
              .paramLabel(label(option))
              .order(order++)
              .type(Named.class)
              .completionCandidates(words.stream().map(Named::key).toList())
              .converters(Converters.word(words))
              .description(option.meaning() + "${COMPLETION-CANDIDATES}.")
              .setter(setter(option))
              .build());
    }
  }

  private static String label(SearchOption option) {
    return option == SearchOption.UPLINK ? "POLICY" : option.key().toUpperCase(Locale.ROOT);
  }

  private ISetter setter(SearchOption option) {
    return new ISetter() {
      @Override
      public <T> T set(T word) {
        given = word instanceof Named named ? given.with(option, named) : given;
        return word;
      }
    };
  }

  /**
   * The instance as it is searched.
   *
   * @throws InvalidInputException if it has no meaning so
   */
  public Instance applyTo(LoadedInstance loaded) throws InvalidInputException {
    Instance searched = given.applyTo(loaded.instance());
    Contradiction.check(loaded.file(), searched);
    return searched;
  }

  /** Those that were given. */
  public Overrides given() {
    return given;
  }
}
