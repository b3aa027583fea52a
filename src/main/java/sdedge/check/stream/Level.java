package sdedge.check.stream;

/**
 * What is promised to a share of the requests (Section 11 of the model).
 *
 * @param ttftS seconds; may be infinite
 * @param tpotS seconds; may be infinite
 */
public record Level(double ttftS, double tpotS, double share) {
  private static final int TENTH = 10;

  /** Whether a request is served so; times may be that much longer, relatively. */
  private boolean holds(double ttft, double tpot, double slack) {
    return ttft <= ttftS * (1 + slack) && tpot <= tpotS * (1 + slack);
  }

  /**
   * The share of requests that are served so, without the first and the last tenth.
   *
   * @param slack by how much times may be longer, relatively
   */
  double attained(double[] ttftS, double[] tpotS, double slack) {
    int left = ttftS.length / TENTH;
    int kept = 0;
    for (int r = left; r < ttftS.length - left; r++) {
      kept += holds(ttftS[r], tpotS[r], slack) ? 1 : 0;
    }
    return (double) kept / (ttftS.length - 2 * left);
  }
}
