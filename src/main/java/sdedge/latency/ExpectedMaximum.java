package sdedge.latency;

/**
 * How long the slowest of several parts takes (docs/model.md sections 4 and 9). Of parts that are
 * there for sure it is the largest time, the first of equal ones. Of parts that are there with a
 * chance it is the mean: a part decides if it is there and every slower one is not.
 */
final class ExpectedMaximum {
  /** Times of the parts, each weighted by the chance that the part is there; set before asking. */
  final double[] seconds;

  /** The chances; set before asking. */
  final double[] chance;

  /** The chance that no slower part is there: by which a part's time counts. */
  final double[] counts;

  private final int[] order;
  private final double[] before; // the mean of those that are slower, the others left out

  ExpectedMaximum(int parts) {
    seconds = new double[parts];
    chance = new double[parts];
    counts = new double[parts];
    order = new int[parts];
    before = new double[parts];
  }

  /** The mean of the largest, seconds; fills {@link #counts}. */
  double mean() {
    for (int i = 0; i < order.length; i++) {
      int at = i;
      while (at > 0 && certain(order[at - 1]) < certain(i)) {
        order[at] = order[at - 1];
        at--;
      }
      order[at] = i;
    }
    double nobody = 1;
    double sum = 0;
    for (int i : order) {
      counts[i] = nobody;
      before[i] = sum;
      sum += nobody * seconds[i];
      nobody *= 1 - chance[i];
    }
    return sum;
  }

  /** The mean of the largest if part {@code i} is there for sure, after {@link #mean()}. */
  double meanIfCertain(int i) {
    return before[i] + counts[i] * certain(i);
  }

  private double certain(int i) {
    return chance[i] > 0 ? seconds[i] / chance[i] : 0;
  }
}
