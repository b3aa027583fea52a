package sdedge.oracle.partition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prices that are said to prove what all batch plans take at least (Section 7 of the model).
 *
 * @param index among the certificates of its file
 * @param mostBatches of a cohort of the plans that it is about; null if they may have any number
 * @param length l*, by which tasks are ranked
 * @param ofTasks π by task, seconds
 * @param cohorts rows of cohorts
 * @param batches rows of batches
 * @param boundS what they are said to prove, without uploads
 * @param firstS what the uplink is said to take at least before the first batch
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never changed
public record PartitionPrices(
    int index,
    @Nullable Integer mostBatches,
    int length,
    double[] ofTasks,
    List<Row> cohorts,
    List<Row> batches,
    double boundS,
    double firstS) {
  public PartitionPrices {
    cohorts = List.copyOf(cohorts);
    batches = List.copyOf(batches);
  }

  /**
   * The tasks of at least some steps.
   *
   * @param steps N, at l*
   * @param count how many cohorts or batches are said to meet them at least
   * @param price of each that does, seconds
   */
  public record Row(int steps, int count, double price) {}

  /** What they prove of a makespan. */
  public double makespanS() {
    return boundS + firstS;
  }
}
