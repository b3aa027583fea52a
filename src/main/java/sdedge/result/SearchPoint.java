package sdedge.result;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.optional;
import static sdedge.result.table.Table.text;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sdedge.control.ProgressListener.Programs;
import sdedge.result.table.Table;

/**
 * What a search knew at a time.
 *
 * @param timeS since it began, seconds
 * @param makespanS of the best plan; null if there was none
 * @param boundS no plan searched is faster, seconds; null if nothing was known
 * @param order in which the best plan has its tasks; empty if not known
 * @param uplink of the best plan; empty if not known
 * @param programs what mixed-integer programs came to; null without any
 */
public record SearchPoint(
    double timeS,
    @Nullable Double makespanS,
    @Nullable Double boundS,
    String order,
    String uplink,
    @Nullable Programs programs) {
  /**
   * {@code search.csv}: a row per improvement of the best plan or of the bound; the last one is
   * what the summary says. Its times are those of a clock, so it differs from run to run.
   */
  public static final Table<SearchPoint> TABLE =
      Table.of(
          column("time_s", SearchPoint::timeS),
          optional(column("makespan_s", SearchPoint::makespanS)),
          optional(column("bound_s", SearchPoint::boundS)),
          optional(text("order", SearchPoint::order)),
          optional(text("uplink", SearchPoint::uplink)),
          optional(column("relaxation_s", point -> point.of(Programs::relaxationS))),
          optional(column("nodes", point -> point.of(Programs::nodes))));

  private <T> @Nullable T of(Function<Programs, T> figure) {
    return programs == null ? null : figure.apply(programs);
  }

  /** Whether this differs from another in more than the time. */
  public boolean isNewsAfter(SearchPoint other) {
    return !(Objects.equals(makespanS, other.makespanS)
        && Objects.equals(boundS, other.boundS)
        && order.equals(other.order)
        && uplink.equals(other.uplink)
        && Objects.equals(programs, other.programs));
  }
}
