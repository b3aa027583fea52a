package sdedge.search;

import sdedge.instance.Instance;
import sdedge.plan.Plan;

/** The entry to all searches (MODEL.md section 7). */
public final class Solver {
  private Solver() {}

  /**
   * Searches for the plan of least makespan under the instance's pipeline, uplink, order and scope.
   *
   * @throws sdedge.latency.NegativePassTimeException if a latency table does not cover the instance
   */
  public static Outcome solve(
      Instance instance, Method method, SearchOptions options, Control control) {
    return new Outcome.Unknown(Termination.COMPLETED, null);
  }

  /**
   * The least makespan with all speculation lengths 0 and the orders, uplink policies and pipeline
   * of a plan; the executed asynchronous makespan of such a plan where that is the pipeline.
   */
  public static Outcome autoregressive(
      Instance instance, Plan plan, SearchOptions options, Control control) {
    return new Outcome.Unknown(Termination.COMPLETED, null);
  }
}
