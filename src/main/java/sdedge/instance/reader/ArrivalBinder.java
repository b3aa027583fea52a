package sdedge.instance.reader;

import static sdedge.document.NumberRange.NON_NEGATIVE;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;

/**
 * Binds {@code arrival_s} of tasks, and refuses arrivals after time 0 for whoever plans a closed
 * set of tasks: the one place that does.
 */
final class ArrivalBinder {
  private static final String KEY = "arrival_s";

  private final Arrivals allowed;
  private @Nullable ValueReader first;
  private int late;

  ArrivalBinder(Arrivals allowed) {
    this.allowed = allowed;
  }

  /** The arrival of a task, seconds; 0 if it is left out. */
  double bind(ObjectReader task) {
    Optional<ValueReader> given = task.optional(KEY);
    double arrivalS = given.map(value -> value.number(NON_NEGATIVE)).orElse(0.0);
    if (allowed == Arrivals.AT_ZERO && arrivalS > 0) {
      first = first == null ? given.orElse(null) : first;
      late++;
    }
    return arrivalS;
  }

  /** Reports the first task that arrives too late, and how many more do. */
  void finish() {
    if (first != null) {
      String more = late == 1 ? "" : " (of " + (late - 1) + " more tasks, too)";
      first.reject(
          "0 in a plan, whose tasks all wait at time 0"
              + more
              + "; sdedge stream serves tasks as they arrive");
    }
  }
}
