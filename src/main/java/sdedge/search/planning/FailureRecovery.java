package sdedge.search.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.instance.Instance;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.latency.NegativePassTimeException;
import sdedge.plan.Plan;
import sdedge.plan.TaskOrdering;
import sdedge.plan.UplinkChoices;
import sdedge.search.Counts;
import sdedge.search.Outcome;
import sdedge.search.milp.BackendFailure;
import sdedge.timeline.Timeline;

/**
 * What is left to do when a search fails, so that a bug costs no more than what it is in: each
 * uplink is searched by itself, and each order of one that fails; where none of them gives a plan,
 * the policies in place of the uplink asked for; and at last plans are made without a search. What
 * failed is reported, and as nothing is known of it, nothing is proven.
 */
public final class FailureRecovery {
  private final Instance instance;
  private final BiFunction<Instance, Control, Outcome> search;
  private final Control control;
  private final List<String> failures = new ArrayList<>();
  private Outcome.@Nullable Found best;
  private Outcome rest = new Outcome.Unknown(Termination.INTERRUPTED, null);

  private FailureRecovery(
      Instance instance, Control control, BiFunction<Instance, Control, Outcome> search) {
    this.instance = instance;
    this.control = control;
    this.search = search;
  }

  /**
   * The outcome of a search of all uplinks and orders of an instance, or of what is left of it.
   *
   * @param control if it does not bear with failures, the first one ends the search
   */
  static Outcome of(
      Instance instance, Control control, BiFunction<Instance, Control, Outcome> search) {
    FailureRecovery recovery = new FailureRecovery(instance, control, search);
    Outcome whole = recovery.attempt("the search", () -> search.apply(instance, control));
    return whole == null ? recovery.rest() : whole;
  }

  /** What an attempt gives; null if it failed, of which the control was notified. */
  public static <T> @Nullable T attempt(Control control, String what, Supplier<T> attempt) {
    try {
      return attempt.get();
    } catch (NegativePassTimeException | BackendFailure notABug) {
      throw notABug;
    } catch (RuntimeException | StackOverflowError failure) {
      control.failed(what, failure);
      return null;
    }
  }

  private @Nullable Outcome attempt(String what, Supplier<Outcome> attempt) {
    Outcome outcome = attempt(control, what, attempt);
    if (outcome == null) {
      failures.add(what);
    } else if (!(outcome instanceof Outcome.Found found)) {
      rest = outcome;
    } else if (best == null || found.makespanS() < best.makespanS()) {
      best = found;
    }
    return outcome;
  }

  private Outcome rest() {
    List<UplinkPolicy> uplinks = UplinkChoices.of(instance);
    List<TaskOrder> orders = TaskOrdering.candidates(instance);
    for (UplinkPolicy uplink : uplinks) {
      boolean isDone = uplinks.size() > 1 && search(uplink, instance.order()) != null;
      if (!isDone && orders.size() > 1) {
        orders.forEach(order -> search(uplink, order));
      }
    }
    if (best == null) {
      UplinkPolicy.FORMULAS.forEach(formula -> search(formula, instance.order()));
    }
    for (UplinkPolicy formula : UplinkPolicy.FORMULAS) {
      if (best == null) {
        attempt("a plan made without a search", () -> maximal(formula));
      }
    }
    if (best == null) {
      return rest;
    }
    String failed = "nothing is proven, since this failed: " + String.join(", ", failures);
    String note = best.note().isEmpty() ? failed : failed + "; " + best.note();
    return Outcome.Feasible.unproven(best, Termination.INTERRUPTED, note);
  }

  private @Nullable Outcome search(UplinkPolicy uplink, TaskOrder order) {
    Instance part = instance.withOptions(null, uplink, order, null);
    return attempt(
        "the search of order " + order.key() + " under uplink " + uplink.key(),
        () -> search.apply(part, control.quiet()));
  }

  /** Batches as large as may be; {@link Outcome.Unknown} if memory is too short to execute them. */
  private Outcome maximal(UplinkPolicy formula) {
    Plan plan = Fallback.plan(instance, formula, control);
    if (plan == null) {
      return new Outcome.Unknown(Termination.MEMORY_LIMIT, null);
    }
    return new Outcome.Feasible(
        Timeline.execute(instance, plan),
        Termination.INTERRUPTED,
        "",
        Counts.NONE,
        Outcome.Proof.NONE);
  }
}
