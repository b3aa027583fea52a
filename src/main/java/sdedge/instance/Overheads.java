package sdedge.instance;

/**
 * What forward passes of a node last beyond what its latency model says (docs/model.md section 3),
 * each &ge; 0.
 *
 * @param passS seconds of every pass
 * @param tokenS seconds per new token
 * @param positionS seconds per position at which a next token is computed
 * @param promptPassS seconds of a pass with prompts, however many; 0 at drafters
 */
public record Overheads(double passS, double tokenS, double positionS, double promptPassS) {
  /** None. */
  public static final Overheads NONE = new Overheads(0, 0, 0, 0);

  /** With other seconds of passes with prompts. */
  public Overheads withPromptPass(double seconds) {
    return new Overheads(passS, tokenS, positionS, seconds);
  }

  /** Seconds per new token after which a next one is computed, as of all but prompts. */
  public double decodedS() {
    return tokenS + positionS;
  }
}
