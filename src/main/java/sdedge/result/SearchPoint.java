package sdedge.result;

import org.jspecify.annotations.Nullable;

/**
 * What a search knew at a time.
 *
 * @param timeS since it began, seconds
 * @param makespanS of the best plan; null if there was none
 * @param boundS no plan searched is faster, seconds; null if nothing was known
 * @param order in which the best plan has its tasks; empty if not known
 * @param uplink of the best plan; empty if not known
 */
public record SearchPoint(
    double timeS,
    @Nullable Double makespanS,
    @Nullable Double boundS,
    String order,
    String uplink) {
  /** Whether this differs from another in more than the time. */
  public boolean isNewsAfter(SearchPoint other) {
    return !new SearchPoint(other.timeS, makespanS, boundS, order, uplink).equals(other);
  }
}
