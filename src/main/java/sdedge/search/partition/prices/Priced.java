package sdedge.search.partition.prices;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is known of all cohorts under some prices.
 *
 * @param twoS no cohort of at most two batches costs less beyond its prices, seconds; mostly
 *     negative; minus infinite if that was not asked for
 * @param manyS the same of a cohort of three batches and more, infinite if there is none
 * @param metS what tasks that were met cost beyond their prices, in part or not, at least; no less
 *     than the bounds, infinite if none were
 * @param columns cohorts that cost less than their prices, in a sequence that depends on no threads
 * @param complete whether all structures were looked at: else nothing is proven
 */
public record Priced(
    double twoS, double manyS, double metS, List<Column> columns, boolean complete) {
  public Priced {
    columns = List.copyOf(columns);
  }

  /** With what is known of cohorts of three batches and more. */
  public Priced with(Priced many) {
    return new Priced(
        twoS,
        many.manyS,
        Math.min(metS, many.metS),
        Stream.of(columns, many.columns).flatMap(List::stream).toList(),
        complete && many.complete);
  }

  /** No cohort of any number of batches costs less beyond its prices, seconds. */
  public double anyS() {
    return Math.min(twoS, manyS);
  }
}
