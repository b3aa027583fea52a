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

  private static final double NOT_ASKED = -1;

  private final Population population;
  private final Choices choices;
  private final int first; // choice that is looked at
  private final double[][] expected; // the mean gain of the residents by group, choice
  private final double[] cycleS; // by choice; infinite if it is not allowed
  private final double[] sideS; // of the slowest drafter and its link up, by choice
  private final double[] downS; // of the slowest link down
  private final double[] draftS; // of the slowest drafter
  private final double[] coDraftS; // at the verifier
  private final double[] perCycle; // tokens of the group by choice; NOT_ASKED of others
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
    perCycle = new double[count];
  }

  /** Looks at a group whose sums are known; {@code groups} have residents. */
  void look(Group group, StepAggregates aggregates, int groups) {
    addUp(group);
    Arrays.fill(sideS, 0);
    Arrays.fill(downS, 0);
    Arrays.fill(draftS, 0);
    Arrays.fill(coDraftS, 0);
    Arrays.fill(cycleS, Double.POSITIVE_INFINITY);
    if (first == 0) {
      double verifyS = aggregates.steadyVerifyS(0);
      cycleS[0] = Math.max(verifyS, groups * verifyS);
    }
    for (int mode = 0; mode < choices.modes() && choices.longest() > 0; mode++) {
      if (aggregates.allows(choices.of(1, mode))) {
        drafts(aggregates, mode);
        cycles(aggregates, mode, groups);
      }
    }
  }

  /** From one step to the next, for all lengths of a mode. */
  private void cycles(StepAggregates aggregates, int mode, int groups) {
    for (int c = Math.max(first, 1) + mode; c < cycleS.length; c += choices.modes()) {
      double verifyS = coDraftS[c] + aggregates.steadyVerifyS(choices.length(c));
      double wholeS = sideS[c] + downS[c] + verifyS;
      cycleS[c] = Math.max(wholeS, groups * Math.max(draftS[c], verifyS));
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
        draftsAway(aggregates, part, station, mode);
      }
    }
    for (int l = 1; l <= choices.longest(); l++) {
      int c = choices.of(l, mode);
      coDraftS[c] = draftSets.steadyS(l);
      sideS[c] = Math.max(sideS[c], sending.lastS(c));
    }
  }

  private void draftsAway(StepAggregates aggregates, int part, DraftStation station, int mode) {
    DraftAggregates drafts = aggregates.drafts(part);
    double latencyS = station.fronthaul().latencyS();
    double upBps = station.upBps();
    double backS = station.verdictS(drafts.size()) + latencyS;
    double seconds = 0;
    for (int l = 1; l <= choices.longest(); l++) {
      int c = choices.of(l, mode);
      seconds = drafts.steadyS(station.passes(), l, seconds);
      draftS[c] = Math.max(draftS[c], seconds);
      double upS = station.draftBits(l, drafts.size()) / upBps;
      sideS[c] = Math.max(sideS[c], seconds + (upS + latencyS));
      sending.add(c, aggregates.drafter(part), seconds, upS);
      downS[c] = Math.max(downS[c], backS);
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

  /** The first choice of the largest rate. */
  int best(Group group, StepAggregates aggregates, int groups) {
    look(group, aggregates, groups);
    return fastest(group, c -> true);
  }

  /**
   * The first of some choices of the largest rate among them; −1 if there is none. All groups
   * together gain as many times more tokens in such a time as there are groups.
   */
  int fastest(Group group, IntPredicate some) {
    double[] tokens = expected[group.number];
    double largest = 0;
    for (int c = first; c < cycleS.length; c++) {
      boolean isAsked = cycleS[c] < Double.POSITIVE_INFINITY && some.test(c);
      perCycle[c] = isAsked ? tokens[c] / cycleS[c] : NOT_ASKED;
      largest = Math.max(largest, perCycle[c]);
    }
    for (int c = first; c < cycleS.length; c++) {
      if (perCycle[c] >= SAME * largest) {
        return c;
      }
    }
    return -1;
  }
}
