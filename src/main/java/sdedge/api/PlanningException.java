package sdedge.api;

/**
 * What fails although the input is well-formed: a measured latency table that does not cover the
 * instance, a solver that cannot be started, or a result that did not pass its own check, which is
 * a bug.
 */
public final class PlanningException extends RuntimeException {
  private static final long serialVersionUID = 1;

  PlanningException(Exception cause) {
    super(cause.getMessage(), cause);
  }
}
