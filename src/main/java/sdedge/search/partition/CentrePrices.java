package sdedge.search.partition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sdedge.instance.Instance;
import sdedge.search.partition.CohortRows.Row;
import sdedge.search.partition.PricedBatches.PricedBatch;
import sdedge.search.partition.PricedCohorts.PricedCohort;

/** Prices to begin from: what the cohorts of a plan would take less without each of their tasks. */
record CentrePrices(Instance instance, PricedBatches batches, CohortCosts costs) {
  private static final double MOST = 1.5; // times the median of a token

  /** Those of a plan, which come to what it takes: rows are worth the steps they add. */
  RowPrices of(PricedCohorts plan, CohortRows rows) {
    double[] ofTasks = new double[instance.tasks().size()];
    plan.cohorts().forEach(cohort -> margins(cohort, ofTasks));
    double[] perToken = new double[ofTasks.length];
    Arrays.setAll(perToken, k -> ofTasks[k] / tokens(k));
    Arrays.sort(perToken);
    double most = MOST * perToken[perToken.length / 2];
    Arrays.setAll(ofTasks, k -> Math.min(ofTasks[k], most * tokens(k)));
    double restS = Math.max(0, plan.seconds() - Arrays.stream(ofTasks).sum());
    double[] ofRows = new double[rows.rows().size()];
    double steps = 0;
    int before = 0;
    for (int t = 0; t < ofRows.length; t++) {
      Row row = rows.rows().get(t);
      ofRows[t] = row.steps() - before;
      steps += ofRows[t] * row.cohorts();
      before = row.steps();
    }
    for (int t = 0; t < ofRows.length; t++) {
      ofRows[t] *= restS / steps;
    }
    return new RowPrices(ofTasks, ofRows, new double[ofRows.length]);
  }

  private int tokens(int task) {
    return instance.tasks().get(task).outputTokens();
  }

  private void margins(PricedCohort cohort, double[] ofTasks) {
    for (int m = 0; m < cohort.batches().size(); m++) {
      PricedBatch batch = cohort.batches().get(m);
      for (int k : batch.tasks().array()) {
        List<PricedBatch> rest = new ArrayList<>(cohort.batches());
        if (batch.tasks().size() > 1) {
          rest.set(m, batches.of(batch.tasks().without(k), batch.place()));
        } else {
          rest.remove(m);
        }
        double restS = rest.isEmpty() ? 0 : PricedCohort.of(rest, costs).seconds();
        ofTasks[k] = cohort.seconds() - restS;
      }
    }
  }
}
