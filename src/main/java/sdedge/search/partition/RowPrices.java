package sdedge.search.partition;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.search.milp.CoverSolver;
import sdedge.search.partition.CohortPool.PooledCohort;
import sdedge.search.partition.CohortRows.Row;
import sdedge.search.partition.prices.PricingOracle.CohortPrices;

/**
 * Prices of tasks and rows, seconds.
 *
 * @param ofTasks π by task
 * @param ofRows σ by row, not negative
 * @param ofBatchRows σ by row of batches, not negative
 */
@SuppressWarnings("ArrayRecordComponent") // never changed, never compared
record RowPrices(double[] ofTasks, double[] ofRows, double[] ofBatchRows) {

  /** Prices to begin from, which come to so many seconds: of each task by its tokens. */
  static RowPrices byTokens(Instance instance, double seconds, CohortRows rows) {
    double[] ofTasks = instance.tasks().stream().mapToDouble(Task::outputTokens).toArray();
    double perTokenS = seconds / Arrays.stream(ofTasks).sum();
    int count = rows.rows().size();
    return new RowPrices(scaled(ofTasks, perTokenS), new double[count], new double[count]);
  }

  /** What they come to: if no cohort costs less than its prices, no plan costs less than that. */
  double valueS(CohortRows rows) {
    return Arrays.stream(ofTasks).sum()
        + sum(rows.rows(), ofRows, Row::cohorts)
        + sum(rows.rows(), ofBatchRows, Row::batches);
  }

  private static double sum(List<Row> rows, double[] prices, ToIntFunction<Row> count) {
    double sum = 0;
    for (int t = 0; t < prices.length; t++) {
      sum += prices[t] * count.applyAsInt(rows.get(t));
    }
    return sum;
  }

  /** All of them: of tasks, rows, and rows of batches. */
  double[] array() {
    return Stream.of(ofTasks, ofRows, ofBatchRows).flatMapToDouble(Arrays::stream).toArray();
  }

  /** All of them as many times as large. */
  RowPrices scaled(double factor) {
    return new RowPrices(
        scaled(ofTasks, factor), scaled(ofRows, factor), scaled(ofBatchRows, factor));
  }

  private static double[] scaled(double[] prices, double factor) {
    return Arrays.stream(prices).map(price -> factor * price).toArray();
  }

  /** As cohorts are looked at with them. */
  CohortPrices of(CohortRows rows) {
    return rows.prices(ofTasks, ofRows, ofBatchRows);
  }

  /** What a column should cost by them, seconds. */
  double ofS(CoverSolver.Column column) {
    double[] all = array();
    double sum = 0;
    for (int i = 0; i < column.rows().length; i++) {
      sum += column.amounts()[i] * all[column.rows()[i]];
    }
    return sum;
  }

  /** What a cohort costs beyond its prices, seconds. */
  static double reducedS(PooledCohort cohort, CohortPrices prices) {
    double reduced = cohort.seconds();
    double most = 0;
    for (TaskSet batch : cohort.batches()) {
      double ofBatch = 0;
      for (int k : batch.array()) {
        reduced -= prices.ofTasks()[k];
        most = Math.max(most, prices.byCohort()[k]);
        ofBatch = Math.max(ofBatch, prices.byBatch()[k]);
      }
      reduced -= ofBatch;
    }
    return reduced - most;
  }
}
