package sdedge.search.partition.prices;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is known of all cohorts under some prices.
 *
 * @param two by task, no cohort of at most two batches whose longest it is costs less beyond its
 *     prices, seconds; mostly negative; minus infinite if that was not asked for
 * @param many the same of a cohort of three batches and more, infinite if there is none
 * @param metS what tasks that were met cost beyond their prices, in part or not, at least; no less
 *     than the bounds, infinite if none were
 * @param columns cohorts that cost less than their prices, in a sequence that depends on no threads
 * @param complete whether all structures were looked at: else nothing is proven
 */
@SuppressWarnings("ArrayRecordComponent") // never changed, never compared
public record Priced(
    double[] two, double[] many, double metS, List<Column> columns, boolean complete) {
  public Priced {
    columns = List.copyOf(columns);
  }

  /** With what is known of cohorts of three batches and more. */
  public Priced with(Priced many) {
    return new Priced(
        two,
        many.many,
        Math.min(metS, many.metS),
        Stream.of(columns, many.columns).flatMap(List::stream).toList(),
        complete && many.complete);
  }

  /**
   * With what is known of other cohorts.
   *
   * @param before how many choices come before those of these cohorts
   */
  Priced beside(Priced others, int before) {
    Stream<Column> moved = others.columns.stream().map(column -> column.withChoiceOffset(before));
    return new Priced(
        least(two, others.two),
        least(many, others.many),
        Math.min(metS, others.metS),
        Stream.concat(columns.stream(), moved).toList(),
        complete && others.complete);
  }

  /** Whether there are columns of three batches and more. */
  public boolean isOfMany() {
    return columns.stream().anyMatch(column -> column.further() != null);
  }

  private static double[] least(double[] one, double[] other) {
    return IntStream.range(0, one.length).mapToDouble(k -> Math.min(one[k], other[k])).toArray();
  }

  /** By task, no cohort of any number of batches whose longest it is costs less. */
  public double[] any() {
    return least(two, many);
  }

  /** No cohort of at most two batches costs less beyond its prices, seconds. */
  public double twoS() {
    return Arrays.stream(two).min().orElse(Double.POSITIVE_INFINITY);
  }

  /** No cohort of three batches and more costs less. */
  public double manyS() {
    return Arrays.stream(many).min().orElse(Double.POSITIVE_INFINITY);
  }

  /** No cohort of any number of batches costs less. */
  public double anyS() {
    return Math.min(twoS(), manyS());
  }
}
