package sdedge.search.milp;

/** A backend, or the process it runs in, failed. The message is for the user. */
public final class BackendFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  BackendFailure(String message) {
    super(message);
  }

  BackendFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
