package sdedge.search;

/** How plans are found. */
public enum Method implements Approach {
  /** The exact dynamic program. */
  DP("dp"),
  /** All plans, one by one. */
  EXHAUSTIVE("exhaustive"),
  /** The mixed-integer program by HiGHS, which proves optima in the least time. */
  MILP("milp"),
  /** The mixed-integer program by SCIP. */
  MILP_SCIP("milp:scip"),
  /** The mixed-integer program by HiGHS. */
  MILP_HIGHS("milp:highs"),
  /** The mixed-integer program by CP-SAT, with times rounded to integers. */
  MILP_CPSAT("milp:cpsat"),
  /** The mixed-integer program by CBC. */
  MILP_CBC("milp:cbc");

  private final String key;

  Method(String key) {
    this.key = key;
  }

  @Override
  public String key() {
    return key;
  }
}
