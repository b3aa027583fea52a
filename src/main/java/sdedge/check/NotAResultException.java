package sdedge.check;

/** There is no result: no {@code run.json} of this program. */
public final class NotAResultException extends Exception {
  private static final long serialVersionUID = 1;

  NotAResultException(String message) {
    super(message);
  }
}
