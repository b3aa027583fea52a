package sdedge.api;

/** What is known of the plan of a result; files write it in lower case. */
public enum PlanStatus {
  /** Proven to be the best of its class, {@code PlanningResult.planClass}. */
  OPTIMAL,
  /** A plan not proven to be the best of its class, whatever is proven of another one. */
  FEASIBLE,
  /** Proven that there is no plan. */
  INFEASIBLE,
  /** The method cannot plan the instance. */
  REFUSED,
  /** The method made no plan that counts, though it can plan the instance and no limit ended it. */
  FAILED,
  /** No plan, and no proof that there is none. */
  UNKNOWN
}
