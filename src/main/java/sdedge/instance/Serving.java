package sdedge.instance;

/**
 * How an engine admits requests to its steps (docs/model.md section 11). Streams read it, plans do
 * not.
 *
 * @param maxBatchedTokens new tokens at which a step takes no more of prompts, ≥ 1; {@link
 *     #UNLIMITED} where prompts are never split
 * @param asyncScheduling whether the requests of a step are chosen when the step before begins
 * @param frontEndS what every request takes at the one server before everything, seconds ≥ 0
 */
public record Serving(int maxBatchedTokens, boolean asyncScheduling, double frontEndS) {
  /** No cap of tokens. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  /** Whole prompts, requests chosen when their step begins, and nothing before. */
  public static final Serving PLAIN = new Serving(UNLIMITED, false, 0);

  /** Whether it is {@link #PLAIN}. */
  public boolean isPlain() {
    return maxBatchedTokens == UNLIMITED && !asyncScheduling && frontEndS == 0;
  }

  /** Whether a step has a budget of tokens, so that prompts are split. */
  public boolean splitsPrompts() {
    return maxBatchedTokens < UNLIMITED;
  }
}
