package sdedge.stream;

import java.util.Arrays;
import java.util.function.IntPredicate;
import sdedge.instance.Speculation;

/**
 * How fast the residents of a group gain tokens, by length, in steps like the next one but without
 * prompts: those have to be read whatever the length (docs/model.md section 11).
 */
final class StepRates {
  /** Of equally good lengths the smallest is taken; so much less is equally good. */
  private static final double SAME = 1 - 1e-9;

  private final Population population;
  private final int least;
  private final int most;
  private final double[][] expected; // ΣE(l) of the residents by group, at l
  private final double[] cycleS; // at l
  private final double[] sideS; // of the slowest drafter and its link up, at l
  private final double[] draftS; // of the slowest drafter, at l

  StepRates(Population population, Speculation lengths, int groups) {
    this.population = population;
    least = lengths.minLength();
    most = lengths.maxLength();
    expected = new double[groups][most + 1];
    cycleS = new double[most + 1];
    sideS = new double[most + 1];
    draftS = new double[most + 1];
  }

  int least() {
    return least;
  }

  int most() {
    return most;
  }

  /** Looks at a group whose sums are known; {@code groups} have residents. */
  void look(Group group, StepSums sums, int groups) {
    addUp(group);
    double downS = 0;
    Arrays.fill(sideS, 0);
    Arrays.fill(draftS, 0);
    for (int part = 0; part < sums.parts(); part++) {
      double seconds = 0;
      for (int l = 1; l <= most; l++) {
        seconds += sums.laterDraftS(part, l);
        draftS[l] = Math.max(draftS[l], seconds);
        sideS[l] = Math.max(sideS[l], seconds + sums.steadyUpS(part, l));
      }
      downS = Math.max(downS, sums.steadyDownS(part));
    }
    for (int l = least; l <= most; l++) {
      double verifyS = sums.steadyVerifyS(l);
      double awayS = l == 0 ? 0 : sideS[l] + downS;
      cycleS[l] = Math.max(awayS + verifyS, groups * Math.max(draftS[l], verifyS));
    }
  }

  private void addUp(Group group) {
    if (!group.changed) {
      return;
    }
    double[] sums = expected[group.number];
    Arrays.fill(sums, 0);
    for (int i = 0; i < group.size; i++) {
      double[] tokens = population.expected(group.task[i]);
      for (int l = least; l <= most; l++) {
        sums[l] += tokens[l];
      }
    }
    group.changed = false;
  }

  /** Seconds from one step of the group to the next, if all groups are like it. */
  double cycleS(int length) {
    return cycleS[length];
  }

  /** Tokens gained by the group in such a time; all groups together gain as many times more. */
  private double perCycle(Group group, int length) {
    return expected[group.number][length] / cycleS[length];
  }

  /** The smallest length of the largest rate. */
  int best(Group group, StepSums sums, int groups) {
    look(group, sums, groups);
    return fastest(group, l -> true);
  }

  /** The smallest of some lengths of the largest rate among them; −1 if there is none. */
  int fastest(Group group, IntPredicate allowed) {
    double largest = 0;
    for (int l = least; l <= most; l++) {
      if (allowed.test(l)) {
        largest = Math.max(largest, perCycle(group, l));
      }
    }
    for (int l = least; l <= most; l++) {
      if (allowed.test(l) && perCycle(group, l) >= SAME * largest) {
        return l;
      }
    }
    return -1;
  }
}
