package sdedge.search.problem;

import sdedge.latency.BatchLoad;

/**
 * What a batch takes with one of its choices.
 *
 * <p>In every slot of a batch with side a (chance p) the other side is any b ≥ 0 (chance q), and
 * the slot lasts a + b − min(a·q, b·p), or a sum, or counts a alone. None of these is smaller for
 * one side than for another if a is not and neither is a/p, the time of the side when it is there;
 * for steps that are certain both are the same. So a choice can be left out if another one is at
 * most as long in both respects on both sides in every step (docs/model.md sections 6, 9).
 *
 * @param a drafter side by step − 1, seconds
 * @param b verifier side
 * @param chanceA that there is a drafter side; empty where steps are certain
 * @param chanceB the same of the verifier side
 * @param sumA of all steps, in turn, so that a sum of times that are all as short is as short
 * @param sumB the same of the verifier side
 */
@SuppressWarnings("ArrayRecordComponent") // never changed, never compared
public record PricedChoice(
    double[] a, double[] b, double[] chanceA, double[] chanceB, double sumA, double sumB) {

  /** What a batch takes, with chances where its steps are not certain. */
  public static PricedChoice of(BatchLoad load, boolean hasChances) {
    double[] a = new double[load.steps()];
    double[] b = new double[a.length];
    double[] chanceA = new double[hasChances ? a.length : 0];
    double[] chanceB = new double[chanceA.length];
    load.writeDrafterSide(a, 0);
    load.writeVerifierSide(b, 0);
    if (hasChances) {
      load.writeChances(a, chanceA, chanceB, 0);
    }
    return new PricedChoice(a, b, chanceA, chanceB, sum(a), sum(b));
  }

  private static double sum(double[] times) {
    double sum = 0;
    for (double time : times) {
      sum += time;
    }
    return sum;
  }

  /** Whether this choice does whatever another one could. */
  public boolean replaces(PricedChoice other) {
    return sumA <= other.sumA
        && sumB <= other.sumB
        && isAsShort(a, chanceA, other.a, other.chanceA)
        && isAsShort(b, chanceB, other.b, other.chanceB);
  }

  private static boolean isAsShort(double[] x, double[] p, double[] y, double[] q) {
    for (int k = 0; k < x.length; k++) {
      double other = k < y.length ? y[k] : 0;
      if (x[k] > other || (p.length > 0 && k < y.length && x[k] * q[k] > other * p[k])) {
        return false;
      }
    }
    return true;
  }
}
