package sdedge.api;

/** What is known of the plan of a result; files write it in lower case. */
public enum PlanStatus {
  /** Proven to be the best. */
  OPTIMAL,
  /** A plan without a proof. */
  FEASIBLE,
  /** Proven that there is no plan. */
  INFEASIBLE,
  /** The method cannot plan the instance. */
  REFUSED,
  /** No plan, and no proof that there is none. */
  UNKNOWN
}
