package sdedge.search.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sdedge.latency.BatchLoad;

/** Gathers the prices of batches in turn and drops choices that another choice replaces. */
final class PricesBuilder {
  private final boolean hasChances;
  private final List<Priced> batch = new ArrayList<>(); // the choices of the batch at hand
  private final List<Priced> all = new ArrayList<>();
  private final List<Integer> first = new ArrayList<>(List.of(0));

  /** One choice of a batch; chances are empty where steps are certain. */
  @SuppressWarnings("ArrayRecordComponent") // never changed, never compared
  private record Priced(
      int choice,
      double[] a,
      double[] b,
      double[] chanceA,
      double[] chanceB,
      double sumA,
      double sumB) {

    /** Whether this choice does whatever another one could. */
    boolean replaces(Priced other) {
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

  PricesBuilder(boolean hasChances) {
    this.hasChances = hasChances;
  }

  /** Takes a choice of the batch at hand. */
  void offer(int choice, BatchLoad load) {
    double[] a = new double[load.steps()];
    double[] b = new double[a.length];
    double[] chanceA = new double[hasChances ? a.length : 0];
    double[] chanceB = new double[chanceA.length];
    load.writeDrafterSide(a, 0);
    load.writeVerifierSide(b, 0);
    if (hasChances) {
      load.writeChances(chanceA, chanceB, 0);
    }
    Priced priced =
        new Priced(choice, a, b, chanceA, chanceB, Arrays.stream(a).sum(), Arrays.stream(b).sum());
    for (Priced other : batch) {
      if (other.replaces(priced)) {
        return;
      }
    }
    batch.removeIf(priced::replaces);
    batch.add(priced);
  }

  /** Ends the batch at hand; the next one begins. */
  void endBatch() {
    all.addAll(batch);
    batch.clear();
    first.add(all.size());
  }

  /** All batches. */
  BatchPrices prices() {
    int[] choice = new int[all.size()];
    int[] offset = new int[all.size() + 1];
    for (int index = 0; index < choice.length; index++) {
      choice[index] = all.get(index).choice;
      offset[index + 1] = Math.addExact(offset[index], all.get(index).a.length);
    }
    double[][] flat = new double[hasChances ? 4 : 2][offset[choice.length]];
    for (int index = 0; index < choice.length; index++) {
      Priced priced = all.get(index);
      double[][] own = {priced.a, priced.b, priced.chanceA, priced.chanceB};
      for (int i = 0; i < flat.length; i++) {
        System.arraycopy(own[i], 0, flat[i], offset[index], own[i].length);
      }
    }
    return new BatchPrices(
        first.stream().mapToInt(Integer::intValue).toArray(),
        choice,
        offset,
        flat[0],
        flat[1],
        hasChances ? flat[2] : null,
        hasChances ? flat[3] : null);
  }
}
