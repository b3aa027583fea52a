package sdedge.cli;

import java.util.ArrayList;
import java.util.List;
import sdedge.instance.Instance;
import sdedge.plan.Feasibility;
import sdedge.search.Outcome;
import sdedge.timeline.Components;
import sdedge.timeline.Execution;
import sdedge.timeline.Timeline;

/** Holds what a search claims against the execution of its plan. */
final class ResultCheck {
  private static final double TOLERANCE = 1e-9;

  private ResultCheck() {}

  /**
   * The execution of a plan that is feasible and as fast as claimed.
   *
   * @throws CommandFailure if it is not
   */
  static Execution verified(Instance instance, Outcome.Found found) throws CommandFailure {
    check(violations(instance, found));
    Execution execution = Timeline.execute(instance, found.plan());
    check(differences(found, execution));
    return execution;
  }

  private static void check(List<String> failures) throws CommandFailure {
    if (!failures.isEmpty()) {
      throw new CommandFailure(
          ExitCode.CHECK_FAILED,
          "the result failed its check and is not written. This is a bug.\n"
              + String.join("\n", failures));
    }
  }

  /** Everything wrong with a plan before it is executed. */
  static List<String> violations(Instance instance, Outcome.Found found) {
    return Feasibility.violations(instance, found.plan()).stream()
        .map(reason -> "the plan is infeasible: " + reason)
        .toList();
  }

  /** Every claim that the execution does not bear out. */
  static List<String> differences(Outcome.Found found, Execution execution) {
    List<String> differences = new ArrayList<>();
    double makespanS = execution.makespanS();
    if (!agree(found.makespanS(), makespanS)) {
      differences.add("the search says " + found.makespanS() + " s, the execution " + makespanS);
    }
    Double boundS = found.boundS();
    if (boundS != null && boundS > makespanS * (1 + TOLERANCE)) {
      differences.add("the bound of " + boundS + " s is above the makespan of " + makespanS + " s");
    }
    Components components = execution.components();
    if (components != null && !agree(components.totalS(), makespanS)) {
      differences.add("the components sum to " + components.totalS() + " s, not " + makespanS);
    }
    return differences;
  }

  private static boolean agree(double a, double b) {
    return Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b));
  }
}
