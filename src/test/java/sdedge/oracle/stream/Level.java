package sdedge.oracle.stream;

/**
 * What is promised to a share of the requests (Section 11 of the model).
 *
 * @param ttftS seconds; may be infinite
 * @param tpotS seconds; may be infinite
 */
public record Level(double ttftS, double tpotS, double share) {
  private static final int TENTH = 10;

  /**
   * The share of requests that are served so, without the first and the last tenth.
   *
   * @param slack by how much times may be longer, relatively
   */
  double attained(double[] ttft, double[] tpot, double slack) {
    int left = ttft.length / TENTH;
    int met = 0;
    for (int r = left; r < ttft.length - left; r++) {
      boolean holds = ttft[r] <= ttftS * (1 + slack) && tpot[r] <= tpotS * (1 + slack);
      met += holds ? 1 : 0;
    }
    return (double) met / (ttft.length - 2 * left);
  }
}
