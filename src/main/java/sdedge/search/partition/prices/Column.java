package sdedge.search.partition.prices;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Batches of a cohort in their sequence, of tasks that are in them in part: a mean of sets, or a
 * set. Of three batches and more, those of the most steps, the longer one first.
 *
 * @param seconds that bound what it takes from below, convex in the shares; of whole tasks what it
 *     takes wherever the model's times are the largest of linear ones
 * @param places of the choices, by batch
 * @param leads the tasks of the most steps, by batch, which are there as a whole
 * @param shares by batch, then task, in [0, 1]
 * @param further the other batches; null if there are none
 */
@SuppressWarnings("ArrayRecordComponent") // never changed, never compared
public record Column(
    double seconds, int[] places, int[] leads, double[][] shares, @Nullable Further further) {
  /**
   * Batches of which only is known who is in them.
   *
   * @param shares by task
   * @param met by task, how many of them meet the rows of batches of that task
   * @param dearest the task whose rows the cohort meets, beside those of the leads
   */
  @SuppressWarnings("ArrayRecordComponent") // never changed, never compared
  public record Further(double[] shares, double[] met, int dearest) {}

  /** With its choices behind some others. */
  Column withChoiceOffset(int others) {
    int[] moved = Arrays.stream(places).map(place -> others + place).toArray();
    return new Column(seconds, moved, leads, shares, further);
  }

  /** Whether every task is there as a whole, in a batch that is known, or not at all. */
  public boolean isWhole() {
    if (further != null) {
      return false;
    }
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
