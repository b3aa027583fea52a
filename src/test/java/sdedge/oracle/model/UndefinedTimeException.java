package sdedge.oracle.model;

/** A latency table gives a negative time for a pass, so a plan that needs the pass has no times. */
public final class UndefinedTimeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UndefinedTimeException(String node, double seconds) {
    super("the latency table of " + node + " gives a pass of " + seconds + " s");
  }
}
