package sdedge.study;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.search.Approach;
import sdedge.search.Outcome;
import sdedge.search.PlanClass;
import sdedge.search.SearchOptions;
import sdedge.search.planning.AllBatchPlans;
import sdedge.search.planning.AllPoliciesBound;
import sdedge.search.planning.StartPlan;
import sdedge.wireless.Uplink;

/**
 * What a search found, not verified yet.
 *
 * @param instance that the plan is of: the one given, or with its tasks at other drafters
 * @param control of all that is done with it
 */
public record Searched(
    Instance instance, Approach approach, Outcome outcome, Control control, SearchLog log) {
  private static final double CLOSE = 0.9; // of a makespan, beyond which prices of cohorts say much
  private static final double LATE = 0.25; // of it
  private static final double RAISING = 0.2; // of a limit
  private static final double RAISING_S = 1.5; // also when the limit is over

  /** The fastest plan of some others if a limit left no time to find it; null if there is none. */
  public @Nullable Searched better(List<Searched> others) {
    Outcome best = outcome;
    for (Searched other : others) {
      if (other.outcome instanceof Outcome.Found found && other.instance.equals(instance)) {
        best = StartPlan.orOfScheme(best, instance, other.approach.key(), found.plan());
      }
    }
    return best == outcome ? null : with(best);
  }

  /** This search with another outcome. */
  Searched with(Outcome other) {
    return new Searched(instance, approach, other, control, log);
  }

  /**
   * This search, or with what all batch plans make of it, where they are asked for.
   *
   * @param own of the search of them
   */
  Searched of(PlanClass asked, SearchOptions options, Control own) {
    return with(AllBatchPlans.of(instance, outcome, asked, options, own));
  }

  /** This search with a bound on all policies, if one was proven in time. */
  public Searched bounded() {
    if (!(outcome instanceof Outcome.Found found)
        || found.proof().ofAllPolicies() != null
        || draftsTooLittle()) {
      return this;
    }
    return with(AllPoliciesBound.bounded(instance, found, control));
  }

  /**
   * This search with a bound on all policies, where prices of cohorts say little of all batch plans
   * and it says more: where uploads or the time of single tasks decide.
   */
  Searched raised() {
    if (!(outcome instanceof Outcome.Feasible found)
        || !boundsLittle(found)
        || found.proof().ofAllPolicies() != null
        || draftsTooLittle()) {
      return this;
    }
    Control own = control.within(Math.max(RAISING_S, RAISING * control.limitS()));
    Outcome.Found raised = AllPoliciesBound.bounded(instance, found, own, RAISING_S);
    Double boundS = raised.boundS();
    boolean saysMore =
        boundS != null && (found.boundS() == null || boundS.compareTo(found.boundS()) > 0);
    return saysMore ? with(raised) : this;
  }

  /** Whether the last prompts come so late that a bound on all policies may say more. */
  boolean waitsForUploads() {
    return outcome instanceof Outcome.Found found
        && Arrays.stream(instance.draftersWithTasks())
                .mapToDouble(d -> Uplink.lastSeconds(instance, d))
                .max()
                .orElse(0)
            > LATE * found.makespanS();
  }

  private static boolean boundsLittle(Outcome.Feasible found) {
    return found.proof().planClass() == PlanClass.PARTITIONS
        && (found.boundS() == null || found.boundS() < CLOSE * found.makespanS());
  }

  /** Whether the plan is of lengths below those that policies have. */
  boolean draftsTooLittle() {
    int least = instance.speculation().minLength();
    return outcome instanceof Outcome.Found found
        && found.plan().lengths().anyMatch(length -> length < least);
  }

  /** Whether a plan was found for which nothing is known that no policy can exceed. */
  public boolean isUnbounded() {
    return outcome instanceof Outcome.Found found && found.proof().ofAllPolicies() == null;
  }
}
