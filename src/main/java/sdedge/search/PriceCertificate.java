package sdedge.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prices that prove a bound of all batch plans, or of those of few batches per cohort: no cohort
 * takes less than the prices of its tasks, rows and batches (docs/model.md section 7).
 *
 * @param mostBatches of a cohort of the plans that the bound is about; null for any number
 * @param length at which the steps of rows are counted
 * @param boundS no plan takes less beside its first upload, seconds
 * @param firstS least upload of a first batch, seconds
 * @param ofTasks by task, of any sign, seconds
 * @param rows of tasks that some cohorts must meet, with prices above 0
 * @param batchRows of tasks that some batches must meet, with prices above 0
 */
public record PriceCertificate(
    @Nullable Integer mostBatches,
    int length,
    double boundS,
    double firstS,
    List<Double> ofTasks,
    List<PricedRow> rows,
    List<PricedRow> batchRows) {
  public PriceCertificate {
    ofTasks = List.copyOf(ofTasks);
    rows = List.copyOf(rows);
    batchRows = List.copyOf(batchRows);
  }

  /**
   * Tasks of some steps or more.
   *
   * @param count of the cohorts or batches that meet one of them at least
   * @param priceS of each that does, seconds
   */
  public record PricedRow(int steps, int count, double priceS) {}

  /** No plan that it is about takes less, seconds. */
  public double totalS() {
    return boundS + firstS;
  }
}
