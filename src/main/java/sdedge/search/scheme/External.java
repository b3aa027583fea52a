package sdedge.search.scheme;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.instance.Instance;
import sdedge.instance.Scope;
import sdedge.plan.DraftChoices;
import sdedge.plan.Feasibility;
import sdedge.plan.Plan;
import sdedge.plan.TaskOrdering;
import sdedge.search.Approach;
import sdedge.search.Counts;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.planning.Planning;
import sdedge.stream.PlanExecution;
import sdedge.timeline.Execution;

/**
 * A scheme that is not part of this program. It plans the whole instance itself, in place of
 * solving problems; whatever goes wrong in it is its outcome and ends nothing else.
 *
 * @param isFree whether every feasible plan is welcome, in whatever scope, with draft modes too; it
 *     states the order and the scope that it follows
 */
public record External(String key, String definition, boolean isFree, Planner planner)
    implements Approach {
  /** One that plans in the scope asked for. */
  public External(String key, String definition, Planner planner) {
    this(key, definition, false, planner);
  }

  /** Code of others. */
  @FunctionalInterface
  public interface Planner {
    /** A plan, feasible or not; null if it has none. */
    @Nullable Plan plan(Instance instance, SearchOptions options, Control control) throws Exception;
  }

  /** Its plan if that is feasible; otherwise a refusal that says what is wrong. */
  @Override
  public Outcome plan(Instance instance, SearchOptions options, Control control) {
    return Planning.ifPossible(instance, () -> planned(instance, options, control));
  }

  private Outcome planned(Instance instance, SearchOptions options, Control control) {
    if (instance.hasModes() && !isFree) {
      return new Outcome.Refused("schemes of others do not choose draft modes");
    }
    try {
      Plan plan = planner.plan(instance, options, control);
      Termination cut = control.stop();
      if (plan == null) {
        return isFree && cut != null
            ? new Outcome.Unknown(cut, null)
            : new Outcome.Failed("it has no plan");
      }
      List<String> violations = Feasibility.violations(instance, plan);
      if (!violations.isEmpty()) {
        return new Outcome.Failed("its plan is infeasible: " + String.join("; ", violations));
      }
      Scope scope = instance.speculation().scope();
      if (!isFree && !isWithin(scope, plan)) {
        return new Outcome.Failed("its plan has lengths that scope " + scope + " does not allow");
      }
      Plan named = isFree ? plan : named(instance, plan);
      Execution execution = PlanExecution.execute(instance, named);
      Termination stop = control.stop();
      Termination termination = stop == null ? Termination.COMPLETED : stop;
      return new Outcome.Feasible(
          execution, termination, Planning.noteOf(this), new Counts(1, 1), Outcome.Proof.NONE);
    } catch (NoPlanException failure) {
      return new Outcome.Failed(String.valueOf(failure.getMessage()));
    } catch (Exception | Error failure) { // whatever it held is garbage by now
      return new Outcome.Failed("it failed: " + failure);
    }
  }

  /**
   * In the scope asked for, with the name of the first order searched that its tasks are in; of
   * equal tasks too, since a search looks at one sequence of them only.
   */
  private static Plan named(Instance instance, Plan plan) {
    return plan.with(instance.speculation().scope())
        .with(TaskOrdering.orderOf(instance, plan.tasks()));
  }

  /** Whether the lengths are ones that the scope allows. */
  private static boolean isWithin(Scope scope, Plan plan) {
    return switch (scope) {
      case DRAFTER -> true;
      case BATCH ->
          plan.batches().stream()
              .allMatch(batch -> batch.choices() instanceof DraftChoices.SharedChoice);
      case GLOBAL ->
          plan.batches().stream()
                  .flatMapToInt(batch -> batch.choices().lengths())
                  .distinct()
                  .count()
              == 1;
    };
  }
}
