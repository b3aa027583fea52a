package sdedge.search.partition.prices;

/**
 * Batches of a cohort in their sequence, of tasks that are in them in part: a mean of sets, or a
 * set.
 *
 * @param seconds that bound what it takes from below, convex in the shares; of whole tasks what it
 *     takes wherever the model's times are the largest of linear ones
 * @param places of the choices, by batch
 * @param leads the tasks of the most steps, by batch, which are there as a whole
 * @param shares by batch, then task, in [0, 1]
 */
@SuppressWarnings("ArrayRecordComponent") // never changed, never compared
public record Column(double seconds, int[] places, int[] leads, double[][] shares) {
  /** Whether every task is there as a whole or not at all. */
  public boolean isWhole() {
    for (double[] own : shares) {
      for (double share : own) {
        if (share != 0 && share != 1) {
          return false;
        }
      }
    }
    return true;
  }
}
