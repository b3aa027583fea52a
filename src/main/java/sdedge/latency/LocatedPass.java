package sdedge.latency;

/**
 * A pass of a step, on the node that makes it (docs/model.md sections 3, 4 and 9); its sums are
 * weighted by the activity of the sequences.
 *
 * @param time what passes take there
 * @param chance in (0, 1] that any sequence is there
 * @param newTokens Σω·q
 * @param positions of them, those at which a next token is computed
 * @param contextTokens Σω·c
 * @param attended Σω·q·(c + q)
 */
public record LocatedPass(
    PassTime time,
    double chance,
    double newTokens,
    double positions,
    double contextTokens,
    double attended) {
  /** Mean seconds, the chance included. */
  public double seconds() {
    return time.seconds(chance, newTokens, positions, contextTokens, attended);
  }
}
