package sdedge.search.partition.prices;

import java.util.List;

/**
 * What is known of all cohorts under some prices.
 *
 * @param twoS no cohort of at most two batches costs less beyond its prices, seconds; mostly
 *     negative; of a light look the least that was found, which proves nothing
 * @param manyS the same of a cohort of three batches and more; infinite if there is none, minus
 *     infinite if that was not asked for
 * @param columns cohorts that cost less than their prices, in a sequence that depends on no threads
 * @param complete whether all structures were looked at: else nothing is proven
 */
public record Priced(double twoS, double manyS, List<Column> columns, boolean complete) {
  public Priced {
    columns = List.copyOf(columns);
  }

  /** No cohort of any number of batches costs less beyond its prices, seconds. */
  public double anyS() {
    return Math.min(twoS, manyS);
  }
}
