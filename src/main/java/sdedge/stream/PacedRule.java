package sdedge.stream;

/**
 * Of the choices with which enough residents get a token in time if all steps were like this one,
 * the one of the largest rate. Where there is none, that of all: the mean time per token is least
 * where the rate is largest, so it is nearest to what is wanted.
 */
record PacedRule(StepRates rates, Population population, StreamLevel level) implements StepRule {
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
