package sdedge.latency;

/**
 * A pass that prompts join.
 *
 * @param alone without any
 * @param prompt what one of them adds
 * @param joining how many there are
 */
public record JoinedPass(Pass alone, Pass prompt, JoiningPrompts joining) {
  /** A pass that none joins. */
  public static JoinedPass alone(Pass pass) {
    return new JoinedPass(pass, new Pass(0, 0, 0, 0), JoiningPrompts.NONE);
  }

  /** New tokens in the mean. */
  public double newTokens() {
    return alone.newTokens() + joining.mean() * prompt.newTokens();
  }

  /** Positions at which a next token is computed, in the mean. */
  public double positions() {
    return alone.positions() + joining.mean() * prompt.positions();
  }

  /** Seconds that it lasts in the mean. */
  public double seconds(PassTime time) {
    return time.meanSeconds(this);
  }

  /** With so many prompts. */
  Pass with(int prompts) {
    return new Pass(
        alone.newTokens() + prompts * prompt.newTokens(),
        alone.positions() + prompts * prompt.positions(),
        alone.contextTokens() + prompts * prompt.contextTokens(),
        alone.attended() + prompts * prompt.attended());
  }
}
