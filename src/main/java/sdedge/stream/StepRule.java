package sdedge.stream;

import java.util.HashMap;
import java.util.Map;
import sdedge.plan.Choices;

/** Chooses what the parts of a step do: how all of them draft. */
interface StepRule {
  /**
   * The choice of the step that a group begins.
   *
   * @param aggregates of the group, at least one resident
   * @param groups that have residents
   */
  int choice(Group group, StepAggregates aggregates, int groups);

  /** The rules of the groups of a setting; those whose policies have the same word share theirs. */
  static StepRule[] of(StreamSetting setting, StreamRun run) {
    Map<String, StepRule> known = new HashMap<>();
    return setting.groupRules().stream()
        .map(StreamSetting.GroupRule::policy)
        .map(
            policy -> known.computeIfAbsent(policy.key(), key -> of(policy, run, setting.groups())))
        .toArray(StepRule[]::new);
  }

  static StepRule of(ServingPolicy policy, StreamRun run, int groups) {
    Choices choices = run.choices();
    if (policy instanceof ServingPolicy.Fixed fixed
        && (fixed.length() == 0 || choices.modes() == 1)) {
      int choice = choices.of(fixed.length(), 0);
      return (group, aggregates, busy) -> choice;
    }
    SharedSending sending = new SharedSending(run.instance().drafters(), choices.count());
    int least =
        policy instanceof ServingPolicy.Fixed fixed ? fixed.length() : choices.leastLength();
    StepRates rates = new StepRates(run.population(), choices, sending, groups, least);
    if (policy instanceof ServingPolicy.Fixed fixed) {
      return (group, aggregates, busy) -> {
        rates.look(group, aggregates, busy);
        return rates.fastest(group, c -> choices.length(c) == fixed.length());
      };
    } else if (policy instanceof ServingPolicy.Paced paced) {
      return new PacedRule(rates, run.population(), paced.level());
    }
    return rates::best;
  }
}
