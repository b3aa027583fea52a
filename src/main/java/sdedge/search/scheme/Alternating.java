package sdedge.search.scheme;

import java.util.List;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.instance.Instance;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Plan;
import sdedge.search.Outcome;
import sdedge.search.Reduction;
import sdedge.search.SearchOptions;
import sdedge.search.SearchResult;
import sdedge.search.StartingPlans;
import sdedge.search.dp.DynamicProgram;
import sdedge.search.joint.BestAllocation;
import sdedge.search.planning.Planning;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.Partition;

/**
 * Plan and allocation in turn, order by order: the best plan under equal shares, the best
 * allocation for that plan, the best plan under that allocation, and so on while it is faster. It
 * ends where each is the best for the other, which need not be the joint optimum.
 */
record Alternating(String key, String definition) implements Reduction {
  private static final double GAIN = 1e-9; // relative; what is gained by less is rounding

  @Override
  public Instance narrow(Instance instance) {
    return instance.withOptions(null, UplinkPolicy.JOINT, null, null);
  }

  @Override
  public List<ContiguousProblem> narrow(List<ContiguousProblem> group) {
    return group.stream().map(problem -> problem.under(UplinkPolicy.EQUAL_SHARES)).toList();
  }

  @Override
  public Outcome plan(Instance instance, SearchOptions options, Control control) {
    return Planning.scheme(this, instance, options, control);
  }

  @Override
  public SearchResult solve(
      List<List<ContiguousProblem>> groups,
      StartingPlans starts,
      SearchOptions options,
      Control control) {
    SearchResult best = SearchResult.NONE;
    for (List<ContiguousProblem> group : groups) {
      best = best.and(alternate(group, options, control));
    }
    return best;
  }

  private static SearchResult alternate(
      List<ContiguousProblem> group, SearchOptions options, Control control) {
    SearchResult best = DynamicProgram.solve(List.of(group), options, control);
    ContiguousProblem problem = best.problem();
    Partition cuts = best.partition();
    while (problem != null && cuts != null && best.termination() == Termination.COMPLETED) {
      BestAllocation allocated = BestAllocation.of(problem.instance(), cuts.plan(problem));
      if (allocated.optimum().makespanS() >= best.timeS() * (1 - GAIN)) {
        break;
      }
      List<ContiguousProblem> next = under(allocated.plan(), group);
      best = best.and(DynamicProgram.solve(List.of(next), options, control));
      problem = best.problem();
      cuts = best.partition();
    }
    return best;
  }

  /** The problems with the allocation of a plan. */
  private static List<ContiguousProblem> under(Plan plan, List<ContiguousProblem> group) {
    return group.stream()
        .map(problem -> ContiguousProblem.of(problem.instance(), plan, problem.set()))
        .toList();
  }
}
