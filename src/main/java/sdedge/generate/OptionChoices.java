package sdedge.generate;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * The options in force: those given, then those of the family, then the usual ones.
 *
 * @param given by the user
 * @param family of the family
 */
record OptionChoices(Map<Choice, String> given, Map<Choice, String> family) {
  OptionChoices {
    given = copy(given);
    family = copy(family);
  }

  private static Map<Choice, String> copy(Map<Choice, String> map) {
    Map<Choice, String> copy = new EnumMap<>(Choice.class);
    copy.putAll(map);
    return copy;
  }

  String text(Choice choice) {
    return given.getOrDefault(choice, family.getOrDefault(choice, choice.usual()));
  }

  /** Whether the user or the family says one of these. */
  boolean sayAny(Set<Choice> choices) {
    return choices.stream()
        .anyMatch(choice -> given.containsKey(choice) || family.containsKey(choice));
  }

  /** These with other values in place of the usual ones. */
  OptionChoices over(Map<Choice, String> usual) {
    Map<Choice, String> all = new EnumMap<>(Choice.class);
    all.putAll(usual);
    all.putAll(family);
    return new OptionChoices(given, all);
  }
}
