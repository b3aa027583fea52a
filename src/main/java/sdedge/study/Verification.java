package sdedge.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sdedge.instance.Instance;
import sdedge.plan.Feasibility;
import sdedge.result.files.PlanWriter;
import sdedge.result.table.FileContent;
import sdedge.search.Outcome;
import sdedge.stream.PlanExecution;
import sdedge.timeline.Components;
import sdedge.timeline.Execution;

/** Holds what a search claims against the execution of its plan. */
final class Verification {
  private static final double TOLERANCE = 1e-9;

  private Verification() {}

  /**
   * The execution of a plan that is feasible and as fast as claimed: the search's, if it has it.
   *
   * @param sha256 of the instance file
   */
  static Execution execute(Instance instance, String sha256, Outcome.Found found)
      throws CheckFailedException {
    Map<String, FileContent> plan =
        Map.of(PlanWriter.FILE, new PlanWriter(instance, sha256, found.plan()));
    CheckFailedException.throwIfAny(
        Feasibility.violations(instance, found.plan()).stream()
            .map(reason -> "the plan is infeasible: " + reason)
            .toList(),
        plan);
    Execution known = found.execution();
    Execution execution =
        known == null ? PlanExecution.execute(instance, found.plan()) : known.of(instance);
    CheckFailedException.throwIfAny(differences(found, execution), plan);
    return execution;
  }

  /** Every claim that the execution does not bear out. */
  private static List<String> differences(Outcome.Found found, Execution execution) {
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
