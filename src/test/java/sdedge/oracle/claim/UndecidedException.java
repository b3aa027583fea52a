package sdedge.oracle.claim;

/** A search ended without an answer. */
public final class UndecidedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** For some reason, in words. */
  public UndecidedException(String reason) {
    super(reason);
  }
}
