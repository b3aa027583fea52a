package sdedge.check;

import sdedge.control.Control;

/**
 * How much a claim may take: counted, so that the same result has the same verdict on every
 * machine. A stop ends it earlier.
 */
final class ClaimWork {
  private static final long MOST = 2_000_000_000L; // additions: some seconds
  private static final long MOST_KEPT = 6_000_000; // numbers: some 50 MB
  private static final long BETWEEN_STOPS = 1 << 20;

  private final Control control;
  private long spent;
  private long kept;
  private long asked;

  ClaimWork(Control control) {
    this.control = control;
  }

  /** It would take more than there is. */
  static final class TooMuchException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Some additions. */
  void spend(long count) {
    spent += count;
    if (spent - asked > BETWEEN_STOPS) {
      asked = spent;
      if (control.isStopped()) {
        throw new TooMuchException();
      }
    }
    if (spent > MOST) {
      throw new TooMuchException();
    }
  }

  /** Some more numbers in memory. */
  void keep(long count) {
    kept += count;
    if (kept > MOST_KEPT) {
      throw new TooMuchException();
    }
  }

  /** Nothing is kept of what was. */
  void forget() {
    kept = 0;
  }
}
