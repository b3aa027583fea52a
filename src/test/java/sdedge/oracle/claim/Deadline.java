package sdedge.oracle.claim;

/** Ends a search that takes too long. */
public final class Deadline {
  private final long endNanos;

  /** A deadline some nanoseconds from now. */
  public Deadline(long nanos) {
    endNanos = System.nanoTime() + nanos;
  }

  /** Passes while there is time left. */
  public void check() {
    if (System.nanoTime() - endNanos >= 0) {
      throw new UndecidedException("the time limit was reached");
    }
  }
}
