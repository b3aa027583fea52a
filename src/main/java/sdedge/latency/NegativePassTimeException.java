package sdedge.latency;

/** A measured table extrapolates to a negative time: the table does not cover the instance. */
public final class NegativePassTimeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  NegativePassTimeException(String node, double newTokens, double contextTokens, double seconds) {
    super(
        ("the latency table of node %s extrapolates to %s s at new_tokens %s,"
                + " context_tokens %s. Maybe the table should cover larger values?")
            .formatted(node, seconds, newTokens, contextTokens));
  }
}
