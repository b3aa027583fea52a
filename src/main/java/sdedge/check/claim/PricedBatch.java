package sdedge.check.claim;

import java.util.Arrays;
import sdedge.check.model.BatchTimes;
import sdedge.check.model.ResultPlan;

/** A possible batch of a sequence: positions {@code begin} to {@code end − 1} with its lengths. */
final class PricedBatch {
  final int begin;
  final int end;
  final ResultPlan.Batch batch;
  final int steps;

  /** Among all batches. */
  final int id;

  /** Among the batches that begin where it does. */
  final int index;

  final double readyS;
  final double firstA;
  final double firstB;
  final double sumA;
  final double sumB;
  final double laterA;
  final double laterB;

  private final Side drafter;
  private final Side verifier;
  private double[] pairs = new double[0];

  PricedBatch(
      int begin,
      int end,
      int id,
      int index,
      double readyS,
      ResultPlan.Batch batch,
      BatchTimes times) {
    this.begin = begin;
    this.end = end;
    this.id = id;
    this.index = index;
    this.readyS = readyS;
    this.batch = batch;
    steps = times.steps();
    drafter = new Side(steps);
    verifier = new Side(steps);
    for (int n = 1; n <= steps; n++) {
      drafter.put(n, times.drafterSide(n), times.drafterChance(n));
      verifier.put(n, times.verifierSide(n), times.verifierChance(n));
    }
    firstA = drafter.seconds(1);
    firstB = verifier.seconds(1);
    sumA = drafter.sum();
    sumB = verifier.sum();
    laterA = drafter.later();
    laterB = verifier.later();
  }

  /** One side of a batch by step: how long it takes and the chance that it is there. */
  private static final class Side {
    private final double[] seconds;
    private final double[] chance;

    Side(int steps) {
      seconds = new double[steps + 1];
      chance = new double[steps + 1];
    }

    void put(int step, double time, double of) {
      seconds[step] = time;
      chance[step] = of;
    }

    int steps() {
      return seconds.length - 1;
    }

    double seconds(int step) {
      return step < seconds.length ? seconds[step] : 0;
    }

    double chance(int step) {
      return step < chance.length ? chance[step] : 0;
    }

    double sum() {
      return Arrays.stream(seconds).sum();
    }

    double later() {
      return Arrays.stream(seconds).skip(2).sum();
    }

    /** Never longer, and never less likely to be there at the same time. */
    boolean isAsGoodAs(Side other) {
      for (int n = 1; n <= Math.max(steps(), other.steps()); n++) {
        if (seconds(n) > other.seconds(n) || chance(n) < other.chance(n)) {
          return false;
        }
      }
      return true;
    }
  }

  /** Whether a plan is never slower for having this batch in place of another of the same tasks. */
  boolean isAsGoodAs(PricedBatch other) {
    return drafter.isAsGoodAs(other.drafter) && verifier.isAsGoodAs(other.verifier);
  }

  /** The slots of all steps from 2 on that prepare the next batch while this one is verified. */
  double pairLaterS(PricedBatch next, int count) {
    if (pairs.length == 0) {
      pairs = new double[count];
      Arrays.fill(pairs, Double.NaN);
    }
    if (Double.isNaN(pairs[next.index])) {
      double sum = 0;
      for (int n = 2; n <= Math.max(verifier.steps(), next.drafter.steps()); n++) {
        sum += slot(next.drafter, n, verifier, n);
      }
      pairs[next.index] = sum;
    }
    return pairs[next.index];
  }

  /** The slots that verify this batch while the first one of its cohort drafts its next step. */
  double closingS(PricedBatch first) {
    double sum = 0;
    for (int n = 1; n <= Math.max(verifier.steps(), first.drafter.steps() - 1); n++) {
      sum += slot(first.drafter, n + 1, verifier, n);
    }
    return sum;
  }

  /** The mean of the longer of two sides that are there with their chances. */
  private static double slot(Side drafter, int step, Side verifier, int verified) {
    double a = drafter.seconds(step);
    double b = verifier.seconds(verified);
    return a + b - Math.min(a * verifier.chance(verified), b * drafter.chance(step));
  }
}
