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
    Choices choices = run.choices;
    if (policy instanceof ServingPolicy.Fixed fixed
        && (fixed.length() == 0 || choices.modes() == 1)) {
      int choice = choices.of(fixed.length(), 0);
      return (group, aggregates, busy) -> choice;
    }
    SharedSending sending = new SharedSending(run.instance().drafters(), choices.count());
    int least =
        policy instanceof ServingPolicy.Fixed fixed ? fixed.length() : choices.leastLength();
    StepRates rates = new StepRates(run.population, choices, sending, groups, least);
    if (policy instanceof ServingPolicy.Fixed fixed) {
      return (group, aggregates, busy) -> {
        rates.look(group, aggregates, busy);
        return rates.fastest(group, c -> choices.length(c) == fixed.length());
      };
    } else if (policy instanceof ServingPolicy.Paced paced) {
      return new Paced(rates, run.population, paced.level());
    }
    return rates::best;
  }

  /**
   * Of the choices with which enough residents get a token in time if all steps were like this one,
   * the one of the largest rate. Where there is none, that of all: the mean time per token is least
   * where the rate is largest, so it is nearest to what is wanted.
   */
  record Paced(StepRates rates, Population population, StreamLevel level) implements StepRule {
    @Override
    public int choice(Group group, StepAggregates aggregates, int groups) {
      rates.look(group, aggregates, groups);
      int paced = rates.fastest(group, c -> holds(group, c));
      return paced < 0 ? rates.fastest(group, c -> true) : paced;
    }

    private boolean holds(Group group, int choice) {
      double needed = rates.cycleS(choice) / level.tpotS();
      int inTime = 0;
      int counted = group.counted();
      for (int i = 0; i < counted; i++) {
        double[] gain = population.expected(group.task[i], group.gained[i]);
        inTime += gain[choice] >= needed ? 1 : 0;
      }
      return inTime >= level.share() * counted;
    }
  }
}
