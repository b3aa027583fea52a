package sdedge.stream;

import java.util.Arrays;
import java.util.function.IntPredicate;
import sdedge.latency.DraftStation;
import sdedge.plan.Choices;

/**
 * How fast the residents of a group gain tokens, by draft choice, in steps like the next one but
 * without prompts: those have to be read whatever the choice (docs/model.md section 11).
 */
final class StepRates {
  /** Of equally good choices the first is taken; so much less is equally good. */
  private static final double SAME = 1 - 1e-9;

  private final Population population;
  private final Choices choices;
  private final int first; // choice that is looked at
  private final double[][] expected; // the mean gain of the residents by group, choice
  private final double[] cycleS; // by choice; infinite if it is not allowed
  private final double[] sideS; // of the slowest drafter and its link up, by choice
  private final double[] downS; // of the slowest link down
  private final double[] draftS; // of the slowest drafter
  private final double[] coDraftS; // at the verifier
  private final VerifierDraftSets draftSets = new VerifierDraftSets();
  private final SharedSending sending;

  /**
   * The rates of groups.
   *
   * @param least length that is looked at
   */
  StepRates(Population population, Choices choices, SharedSending sending, int groups, int least) {
    this.population = population;
    this.choices = choices;
    this.sending = sending;
    first = choices.of(least, 0);
    int count = choices.count();
    expected = new double[groups][count];
    cycleS = new double[count];
    sideS = new double[count];
    downS = new double[count];
    draftS = new double[count];
    coDraftS = new double[count];
  }

  /** Looks at a group whose sums are known; {@code groups} have residents. */
  void look(Group group, StepAggregates aggregates, int groups) {
    addUp(group);
    Arrays.fill(sideS, 0);
    Arrays.fill(downS, 0);
    Arrays.fill(draftS, 0);
    Arrays.fill(coDraftS, 0);
    for (int mode = 0; mode < choices.modes() && choices.longest() > 0; mode++) {
      if (aggregates.allows(choices.of(1, mode))) {
        drafts(aggregates, mode);
      }
    }
    for (int c = first; c < choices.count(); c++) {
      double verifyS = coDraftS[c] + aggregates.steadyVerifyS(choices.length(c));
      double awayS = c == 0 ? 0 : sideS[c] + downS[c];
      cycleS[c] =
          aggregates.allows(c)
              ? Math.max(awayS + verifyS, groups * Math.max(draftS[c], verifyS))
              : Double.POSITIVE_INFINITY;
    }
  }

  /** The stages of a step before its verification and after it, for all lengths of a mode. */
  private void drafts(StepAggregates aggregates, int mode) {
    draftSets.clear();
    sending.clear();
    for (int part = 0; part < aggregates.parts(); part++) {
      DraftStation station = aggregates.station(part, choices.of(1, mode));
      if (station.mode().isAtVerifier()) {
        int passes = aggregates.passes(part, choices.of(1, mode));
        draftSets.add(station, passes, null, aggregates.drafts(part));
      } else {
        draftsAway(aggregates, part, mode);
      }
    }
    for (int l = 1; l <= choices.longest(); l++) {
      int c = choices.of(l, mode);
      coDraftS[c] = draftSets.steadyS(l);
      sideS[c] = Math.max(sideS[c], sending.lastS(c));
    }
  }

  private void draftsAway(StepAggregates aggregates, int part, int mode) {
    double seconds = 0;
    for (int l = 1; l <= choices.longest(); l++) {
      int c = choices.of(l, mode);
      DraftStation station = aggregates.station(part, c);
      seconds = aggregates.drafts(part).steadyS(station.passes(), l, seconds);
      draftS[c] = Math.max(draftS[c], seconds);
      double upS = aggregates.steadyUpS(part, c);
      double latencyS = station.fronthaul().latencyS();
      sideS[c] = Math.max(sideS[c], seconds + (upS + latencyS));
      sending.add(c, aggregates.drafter(part), seconds, upS);
      downS[c] = Math.max(downS[c], aggregates.steadyDownS(part, c));
    }
  }

  private void addUp(Group group) {
    if (!group.changed && !population.variesByContext) {
      return;
    }
    double[] sums = expected[group.number];
    Arrays.fill(sums, 0);
    int counted = group.counted();
    for (int i = 0; i < counted; i++) {
      double[] tokens = population.expected(group.task[i], group.gained[i]);
      for (int c = first; c < sums.length; c++) {
        sums[c] += tokens[c];
      }
    }
    group.changed = false;
  }

  /** Seconds from one step of the group to the next, if all groups are like it. */
  double cycleS(int choice) {
    return cycleS[choice];
  }

  /** Tokens gained by the group in such a time; all groups together gain as many times more. */
  private double perCycle(Group group, int choice) {
    return expected[group.number][choice] / cycleS[choice];
  }

  /** The first choice of the largest rate. */
  int best(Group group, StepAggregates aggregates, int groups) {
    look(group, aggregates, groups);
    return fastest(group, c -> true);
  }

  /** The first of some choices of the largest rate among them; −1 if there is none. */
  int fastest(Group group, IntPredicate some) {
    double largest = 0;
    for (int c = first; c < cycleS.length; c++) {
      if (some.test(c)) {
        largest = Math.max(largest, perCycle(group, c));
      }
    }
    for (int c = first; c < cycleS.length; c++) {
      if (cycleS[c] < Double.POSITIVE_INFINITY
          && some.test(c)
          && perCycle(group, c) >= SAME * largest) {
        return c;
      }
    }
    return -1;
  }
}
