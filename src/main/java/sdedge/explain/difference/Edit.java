package sdedge.explain.difference;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.TaskOrder;
import sdedge.plan.Plan;

/**
 * A property in which two plans differ, given from each to the other.
 *
 * @param own what the plan has, in words
 * @param best what the best plan has, in words
 * @param forced the best plan with this of the plan
 * @param mended the plan with this of the best plan
 */
record Edit(Property property, String own, String best, Plan forced, Plan mended) {
  private static final int LISTED = 8;

  /** The word for an order; {@code none} for null. */
  static String word(@Nullable TaskOrder order) {
    return order == null ? "none" : order.key();
  }

  /** The first of some texts, with spaces between. */
  static String listed(Stream<String> texts) {
    List<String> all = texts.toList();
    String first = all.stream().limit(LISTED).collect(Collectors.joining(" "));
    return all.size() > LISTED ? first + " …" : first;
  }
}
