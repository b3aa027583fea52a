package sdedge.result;

import sdedge.instance.Named;
import sdedge.search.Outcome;

/** What is known of the plan of a result. */
public enum Status implements Named {
  /** Proven to be the best. */
  OPTIMAL,
  /** A plan without a proof. */
  FEASIBLE,
  /** Proven that there is no plan. */
  INFEASIBLE,
  /** The method cannot plan the instance. */
  REFUSED,
  /** The method made no plan that counts, though it can plan the instance and no limit ended it. */
  FAILED,
  /** No plan, and no proof that there is none. */
  UNKNOWN;

  @Override
  public String toString() {
    return Named.word(this);
  }

  /** The status of what a search found. */
  public static Status of(Outcome outcome) {
    if (outcome instanceof Outcome.Optimal) {
      return OPTIMAL;
    } else if (outcome instanceof Outcome.Feasible) {
      return FEASIBLE;
    }
    if (outcome instanceof Outcome.Refused) {
      return REFUSED;
    }
    if (outcome instanceof Outcome.Failed) {
      return FAILED;
    }
    return outcome instanceof Outcome.Infeasible ? INFEASIBLE : UNKNOWN;
  }

  /** Whether there is a plan of this status. */
  public boolean hasPlan() {
    return this == OPTIMAL || this == FEASIBLE;
  }
}
