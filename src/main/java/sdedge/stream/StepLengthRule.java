package sdedge.stream;

import java.util.HashMap;
import java.util.Map;
import sdedge.instance.Instance;
import sdedge.instance.Speculation;

/**
 * Chooses what the parts of a step do: a length for all of them. Drafting in several ways would
 * make it a choice for each part, here and nowhere else.
 */
interface StepLengthRule {
  /**
   * The length of the step that a group begins.
   *
   * @param sums of the group, at least one resident
   * @param groups that have residents
   */
  int length(Group group, StepSums sums, int groups);

  /** The rules of the groups of a setting; those of the same policy share theirs. */
  static StepLengthRule[] of(StreamSetting setting, Instance instance, Population population) {
    Map<ServingPolicy, StepLengthRule> known = new HashMap<>();
    return setting.turns().stream()
        .map(StreamSetting.Turn::policy)
        .map(
            policy ->
                known.computeIfAbsent(
                    policy, each -> of(each, instance, population, setting.groups())))
        .toArray(StepLengthRule[]::new);
  }

  /** The rule of a policy that serves continuously. */
  static StepLengthRule of(
      ServingPolicy policy, Instance instance, Population population, int groups) {
    Speculation lengths = instance.speculation();
    if (policy instanceof ServingPolicy.Fixed fixed) {
      return (group, sums, busy) -> fixed.length();
    }
    StepRates rates = new StepRates(population, lengths, groups);
    if (policy instanceof ServingPolicy.Paced paced) {
      return new PacedRule(rates, population, paced.level());
    }
    return rates::best;
  }
}
