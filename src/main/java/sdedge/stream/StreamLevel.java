package sdedge.stream;

/**
 * What is promised to requests (docs/model.md section 11).
 *
 * @param ttftS the latest time to first token, seconds; may be infinite
 * @param tpotS the longest time per further token, seconds; may be infinite
 * @param share of the requests for which both must hold, in (0, 1]
 */
public record StreamLevel(double ttftS, double tpotS, double share) {
  public StreamLevel {
    if (!(ttftS > 0 && tpotS > 0 && share > 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "no service level: " + ttftS + " s, " + tpotS + " s, share " + share);
    }
  }

  /** Whether times keep what is promised. */
  public boolean holds(double requestTtftS, double requestTpotS) {
    return requestTtftS <= ttftS && requestTpotS <= tpotS;
  }
}
