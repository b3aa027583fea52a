package sdedge.latency;

/** A measured table extrapolates to a negative time: the table does not cover the instance. */
public final class NegativePassTimeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  NegativePassTimeException(String node, double newTokens, double contextTokens, double seconds) {
    super(
        "the latency table of node "
            + node
            + " extrapolates to "
            + seconds
            + " s at new_tokens "
            + newTokens
            + ", context_tokens "
            + contextTokens
            + ". Maybe the table should cover larger values?");
  }
}
