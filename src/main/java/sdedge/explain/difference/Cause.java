package sdedge.explain.difference;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.optional;
import static sdedge.result.table.Table.words;

import java.util.List;
import org.apache.commons.statistics.descriptive.Median;
import org.jspecify.annotations.Nullable;
import sdedge.result.table.Table;

/**
 * What a kind of difference costs a method over several instances.
 *
 * @param difference the word of a {@link Property}, or {@link #ALL}
 * @param cases how many instances have plans to hold against each other
 * @param forced by instance where it differs and the best plan may have it, what that costs
 * @param mended by instance where it differs and the plan may lack it, what that saves
 * @param differing in how many instances the plans differ in it
 */
public record Cause(
    String method,
    String difference,
    int cases,
    int differing,
    List<Cost> forced,
    List<Cost> mended) {
  /** All differences together: from the best plan to the plan. */
  public static final String ALL = "all";

  /** What is said of it in JSON, below its method. */
  static final Table<Cause> OF_A_METHOD =
      Table.of(
          words("difference", Cause::difference),
          column("cases", Cause::cases),
          column("differing", Cause::differing),
          optional(column("forced_median_share", cause -> share(cause.forced))),
          optional(column("forced_median_s", cause -> seconds(cause.forced))),
          optional(column("mended_median_share", cause -> share(cause.mended))),
          optional(column("mended_median_s", cause -> seconds(cause.mended))));

  /**
   * What a difference costs in an instance.
   *
   * @param share of the makespan of the plan
   */
  public record Cost(double seconds, double share) {}

  public Cause {
    forced = List.copyOf(forced);
    mended = List.copyOf(mended);
  }

  /** The median of shares of the makespan; null of none. */
  public static @Nullable Double share(List<Cost> costs) {
    return median(costs.stream().mapToDouble(Cost::share).toArray());
  }

  private static @Nullable Double seconds(List<Cost> costs) {
    return median(costs.stream().mapToDouble(Cost::seconds).toArray());
  }

  private static @Nullable Double median(double[] values) {
    return values.length == 0 ? null : Double.valueOf(Median.withDefaults().evaluate(values));
  }

  /** Whether a median is worth a word. */
  public boolean isWorthwhile() {
    return isWorthwhile(share(forced)) || isWorthwhile(share(mended));
  }

  private static boolean isWorthwhile(@Nullable Double share) {
    return share != null && Math.abs(share) >= Differences.LITTLE;
  }

  /** The larger median, by which causes are sorted; that of a gain is below 0. */
  double rank() {
    Double one = share(forced);
    Double other = share(mended);
    double least = Double.NEGATIVE_INFINITY;
    return Math.max(one == null ? least : one, other == null ? least : other);
  }
}
