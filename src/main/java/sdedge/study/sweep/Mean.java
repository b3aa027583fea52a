package sdedge.study.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sdedge.study.Interval;

/**
 * What one method comes to in the mean over seeds or instances.
 *
 * @param point the other values
 * @param rows all that are averaged
 * @param plans how many of them have a plan; the others are left out of the means
 * @param optimal how many of them are proven
 * @param makespanS seconds; null without a plan
 * @param tokensPerS tokens per second; null without a plan
 * @param differenceS by how many seconds it is slower than the first method on the same seed or
 *     instance; null if there is none with plans of both
 */
record Mean(
    List<String> point,
    String method,
    int rows,
    int plans,
    int optimal,
    @Nullable Interval makespanS,
    @Nullable Interval tokensPerS,
    @Nullable Interval differenceS) {
  private static final String MAKESPAN = "makespan_s";

  /**
   * The mean of some rows of one method.
   *
   * @param first those of the first method, on the same seeds or instances; null where missing
   */
  static Mean of(List<String> point, List<SweepRow> rows, List<@Nullable SweepRow> first) {
    List<@Nullable Double> differences = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      SweepRow other = first.get(i);
      Double own = rows.get(i).number(MAKESPAN);
      Double base = other == null ? null : other.number(MAKESPAN);
      differences.add(own == null || base == null ? null : Double.valueOf(own - base));
    }
    return new Mean(
        point,
        rows.get(0).method(),
        rows.size(),
        (int) rows.stream().filter(row -> row.number(MAKESPAN) != null).count(),
        (int) rows.stream().filter(row -> row.text("status").equals("optimal")).count(),
        interval(column(rows, MAKESPAN)),
        interval(column(rows, "tokens_per_s")),
        interval(differences));
  }

  private static List<@Nullable Double> column(List<SweepRow> rows, String name) {
    List<@Nullable Double> values = new ArrayList<>();
    rows.forEach(row -> values.add(row.number(name)));
    return values;
  }

  private static @Nullable Interval interval(List<@Nullable Double> values) {
    double[] present =
        values.stream().filter(Objects::nonNull).mapToDouble(value -> value).toArray();
    return present.length == 0 ? null : Interval.of(present);
  }
}
