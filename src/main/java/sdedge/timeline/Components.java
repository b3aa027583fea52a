package sdedge.timeline;

/**
 * The makespan, attributed slot by slot to the side that determines it (docs/model.md section 8).
 * The first four sum to the makespan up to rounding.
 *
 * @param balancedS of it in balanced slots, where little decides which side counts
 */
public record Components(
    double uploadWaitS, double draftS, double fronthaulS, double verifyS, double balancedS) {
  /** The sum of all parts, seconds. */
  public double totalS() {
    return uploadWaitS + draftS + fronthaulS + verifyS;
  }
}
