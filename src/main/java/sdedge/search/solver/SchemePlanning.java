package sdedge.search.solver;

import java.util.ArrayList;
import java.util.List;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Feasibility;
import sdedge.search.ContiguousProblem;
import sdedge.search.Control;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.SearchResult;
import sdedge.search.scheme.Scheme;

/** Plans by a comparison scheme; whatever it finds is no bound on what others may find. */
final class SchemePlanning {
  private SchemePlanning() {}

  static Outcome solve(Instance instance, Scheme scheme, SearchOptions options, Control control) {
    String refusal = scheme.refusal(instance);
    if (refusal != null) {
      throw new IllegalArgumentException(scheme.key() + ": " + refusal);
    }
    List<String> reasons = Feasibility.tasksThatNeverFit(instance);
    if (!reasons.isEmpty()) {
      return new Outcome.Infeasible(reasons);
    }
    Instance narrowed = scheme.narrow(instance);
    if (narrowed.pipeline() == Pipeline.ASYNCHRONOUS) {
      return unproven(
          JointPlanning.solve(
              narrowed,
              scheme::narrow,
              groups -> new GroupSearch.Result(scheme.solve(groups, options, control), "")),
          scheme);
    }
    List<List<ContiguousProblem>> groups = new ArrayList<>();
    for (UplinkPolicy uplink : Choices.uplinks(narrowed)) {
      for (List<ContiguousProblem> group :
          Choices.problems(narrowed, 0, uplink, narrowed.pipeline())) {
        groups.add(scheme.narrow(group));
      }
    }
    SearchResult result = scheme.solve(groups, options, control);
    return unproven(Solver.outcome(groups.get(0).get(0), result, ""), scheme);
  }

  private static Outcome unproven(Outcome outcome, Scheme scheme) {
    return outcome instanceof Outcome.Found found
        ? new Outcome.Feasible(
            found.plan(),
            found.makespanS(),
            null,
            found.termination(),
            "a comparison scheme: " + scheme.definition(),
            found.counts())
        : new Outcome.Unknown(outcome.termination(), null);
  }
}
