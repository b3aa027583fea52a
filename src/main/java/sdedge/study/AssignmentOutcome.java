package sdedge.study;

import java.util.List;
import sdedge.control.Termination;
import sdedge.instance.Instance;
import sdedge.search.Approach;
import sdedge.search.Outcome;

/**
 * What a search found for one of the assignments that an approach plans in place of an instance.
 *
 * @param instance with its tasks where the approach has them
 */
record AssignmentOutcome(Instance instance, Outcome outcome) {
  /** The instances to search: the given one itself for most approaches. */
  static List<Instance> of(Instance instance, Approach approach) {
    return approach.refusal(instance) == null ? approach.assignments(instance) : List.of(instance);
  }

  /** The faster plan, the first one of two equally fast; cut short if one of both is. */
  AssignmentOutcome or(AssignmentOutcome other) {
    boolean faster = other.makespanS() < makespanS();
    AssignmentOutcome best = faster ? other : this;
    Termination termination = (faster ? this : other).outcome.termination();
    return best.outcome instanceof Outcome.Feasible found
            && found.termination() == Termination.COMPLETED
            && termination != Termination.COMPLETED
        ? new AssignmentOutcome(best.instance, found.with(termination))
        : best;
  }

  private double makespanS() {
    return outcome instanceof Outcome.Found found ? found.makespanS() : Double.POSITIVE_INFINITY;
  }
}
