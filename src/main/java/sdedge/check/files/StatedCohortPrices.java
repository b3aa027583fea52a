package sdedge.check.files;

import java.util.ArrayList;
import java.util.List;
import sdedge.check.partition.PartitionPrices;
import sdedge.document.NumberRange;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Instance;

/**
 * Reads prices of cohorts that are said to prove a bound of all batch plans; what they prove is
 * found out later.
 */
record StatedCohortPrices(Findings findings, Instance instance) {
  private static final String KIND = "kind";
  private static final String PRICES = "partition-prices";
  private static final int MOST = Integer.MAX_VALUE;

  /** Whether a certificate says that it is one of prices of cohorts. */
  static boolean isOne(ValueReader certificate) {
    return certificate.object().optional(KIND).isPresent();
  }

  PartitionPrices read(int index, ValueReader certificate) {
    ObjectReader stated = certificate.object();
    Expected.check(findings, stated.required(KIND), PRICES);
    ValueReader most = stated.required("most_batches");
    int length =
        stated.integer(
            "l_star", instance.speculation().minLength(), instance.speculation().maxLength());
    ObjectReader byTask = stated.object("prices");
    double[] prices = new double[instance.tasks().size()];
    for (int k = 0; k < prices.length; k++) {
      findings.count();
      prices[k] = byTask.number(instance.tasks().get(k).id(), NumberRange.FINITE);
    }
    byTask.finish();
    List<PartitionPrices.Row> cohorts = rows(stated.list("rows", 0, MOST), "cohorts");
    List<PartitionPrices.Row> batches = rows(stated.list("batch_rows", 0, MOST), "batches");
    double boundS = stated.number("bound_s", NumberRange.FINITE);
    double firstS = stated.number("first_s", NumberRange.NON_NEGATIVE);
    Integer mostBatches = most.isNull() ? null : Integer.valueOf(most.integer(2, 2));
    stated.finish();
    return new PartitionPrices(
        index, mostBatches, length, prices, cohorts, batches, boundS, firstS);
  }

  private List<PartitionPrices.Row> rows(List<ValueReader> stated, String counted) {
    List<PartitionPrices.Row> rows = new ArrayList<>();
    for (ValueReader value : stated) {
      ObjectReader row = value.object();
      findings.count();
      rows.add(
          new PartitionPrices.Row(
              row.integer("steps", 1, MOST),
              row.integer(counted, 1, MOST),
              row.number("price", NumberRange.NON_NEGATIVE)));
      row.finish();
    }
    return rows;
  }
}
