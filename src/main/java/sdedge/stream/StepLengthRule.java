package sdedge.stream;

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
