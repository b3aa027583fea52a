package sdedge.stream;

/**
 * Of the lengths at which enough residents get a token in time if all steps were like this one, the
 * one of the largest rate. Where there is none, that of all lengths: the mean time per token is
 * least where the rate is largest, so it is nearest to what is wanted.
 */
final class PacedRule implements StepLengthRule {
  private final StepRates rates;
  private final Population population;
  private final StreamLevel level;

  PacedRule(StepRates rates, Population population, StreamLevel level) {
    this.rates = rates;
    this.population = population;
    this.level = level;
  }

  @Override
  public int length(Group group, StepSums sums, int groups) {
    rates.look(group, sums, groups);
    int paced = rates.fastest(group, l -> holds(group, l));
    return paced < 0 ? rates.fastest(group, l -> true) : paced;
  }

  private boolean holds(Group group, int length) {
    double needed = rates.cycleS(length) / level.tpotS();
    int inTime = 0;
    for (int i = 0; i < group.size; i++) {
      inTime += population.expected(group.task[i])[length] >= needed ? 1 : 0;
    }
    return inTime >= level.share() * group.size;
  }
}
