package sdedge.study;

import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.plan.Plan;
import sdedge.search.Approach;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.continuous.ShortPlanning;
import sdedge.search.solver.Solver;

/** The searches that the commands use, those of {@link Solver}; tests put their own in place. */
public interface Search {
  /** The searches of {@link Solver}. */
  Search SOLVER = new Search() {};

  /**
   * Plans an instance by an approach; see {@link Solver#solve(Instance, Approach, SearchOptions,
   * Control)}.
   */
  default Outcome solve(
      Instance instance, Approach approach, SearchOptions options, Control control) {
    return Solver.solve(instance, approach, options, control);
  }

  /** Plans an instance from a plan of another on; see {@link Solver#near}. */
  default Outcome near(
      Instance instance, Approach approach, ShortPlanning.Known known, Control control) {
    return Solver.near(instance, approach, known, control);
  }

  /** Plans an instance without drafts; see {@link Solver#autoregressive}. */
  default Outcome autoregressive(
      Instance instance, Plan plan, SearchOptions options, Control control) {
    return Solver.autoregressive(instance, plan, options, control);
  }

  /** The makespan without fixed batches, seconds; see {@link Solver#continuousS}. */
  default @Nullable Double continuousS(Instance instance, @Nullable Plan plan, Control control) {
    return Solver.continuousS(instance, plan, control);
  }
}
