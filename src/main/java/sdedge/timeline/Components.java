package sdedge.timeline;

/**
 * The makespan, attributed slot by slot to the side that determines it (docs/model.md section 8).
 * Sums to the makespan up to rounding.
 */
public record Components(double uploadWaitS, double draftS, double fronthaulS, double verifyS) {
  /** The sum of all parts, seconds. */
  public double totalS() {
    return uploadWaitS + draftS + fronthaulS + verifyS;
  }
}
