package sdedge.search.milp;

import sdedge.instance.Named;

/** The solvers of programs that come with OR-Tools. */
public enum Backend implements Named {
  /** SCIP: takes hints, keeps its incumbent and an honest bound when stopped. */
  SCIP,
  /** HiGHS: fast; a stopped run has neither incumbent nor bound. */
  HIGHS,
  /** CP-SAT, over integers: times are rounded to a multiple of {@link Scaling#unit}. */
  CPSAT,
  /** CBC: takes no hints; a stopped run has neither incumbent nor bound. */
  CBC,
  /** GLOP: linear programs alone, with what their rows are worth. */
  GLOP;

  @Override
  public String toString() {
    return Named.word(this);
  }

  boolean takesHints() {
    return this == SCIP || this == CPSAT;
  }
}
