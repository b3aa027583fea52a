package sdedge.oracle.model;

/**
 * What a batch takes in a step (Sections 4 and 9 of the model), seconds.
 *
 * @param verifyTokens Σ q of the verification
 * @param coLocatedS e, the drafts made on the verifier's node
 * @param verifyS v, with e
 * @param downS the mean of the longest fronthaul down
 * @param drafterS a, the mean of the longest drafter side
 * @param drafterChance π^a
 * @param chance π, which is π^b
 */
public record BatchStep(
    double verifyTokens,
    double coLocatedS,
    double verifyS,
    double downS,
    double drafterS,
    double drafterChance,
    double chance) {
  /** Beyond the last step. */
  static final BatchStep NONE = new BatchStep(0, 0, 0, 0, 0, 0, 0);

  /** b. */
  public double verifierS() {
    return verifyS + downS;
  }

  /** The slot in which this step is prepared while one of another batch is verified. */
  double slotS(BatchStep verified) {
    return Side.slotS(drafterS, drafterChance, verified.verifierS(), verified.chance);
  }
}
