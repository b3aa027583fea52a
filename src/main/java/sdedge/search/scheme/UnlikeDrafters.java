package sdedge.search.scheme;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;

/** Whether tasks would have another acceptance at the drafters of others. */
final class UnlikeDrafters {
  private UnlikeDrafters() {}

  /** In what the drafters that have tasks differ so, in words; null if they are alike. */
  static @Nullable String of(Instance instance) {
    if (differ(instance, Drafter::modes)) {
      return "the drafters have different modes";
    }
    return differ(instance, drafter -> drafter.node().model())
        ? "the drafters have different models"
        : null;
  }

  private static boolean differ(Instance instance, Function<Drafter, Object> what) {
    return instance.tasks().stream()
            .map(task -> what.apply(instance.drafters().get(task.drafter())))
            .distinct()
            .count()
        > 1;
  }
}
