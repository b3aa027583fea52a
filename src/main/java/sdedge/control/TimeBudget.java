package sdedge.control;

/**
 * The time that a search, or a part of it, may take.
 *
 * @param time the clock, which a test can turn
 * @param untilNanos when it is over, by the clock; {@link #NEVER} without a limit
 */
public record TimeBudget(TimeSource time, long untilNanos) {
  /** The end of a budget without a limit. */
  public static final long NEVER = Long.MAX_VALUE;

  /** As long as it takes. */
  public static final TimeBudget UNLIMITED = new TimeBudget(TimeSource.SYSTEM, NEVER);

  private static final double NANOS = 1e9; // a second
  private static final double LONGEST_NANOS = Long.MAX_VALUE / 4.0;

  /** So much time from now on, seconds; infinite for no limit. */
  public static TimeBudget of(TimeSource time, double seconds) {
    return from(time.nanos(), time, seconds);
  }

  /** So much time from a moment on, seconds; infinite for no limit. */
  public static TimeBudget from(long beginNanos, TimeSource time, double seconds) {
    long nanos = Math.round(Math.min(seconds * NANOS, LONGEST_NANOS));
    return new TimeBudget(time, Double.isInfinite(seconds) ? NEVER : beginNanos + nanos);
  }

  /** How much is left, seconds; negative once it is over, infinite without a limit. */
  public double leftS() {
    return untilNanos == NEVER ? Double.POSITIVE_INFINITY : (untilNanos - time.nanos()) / NANOS;
  }

  /** Whether nothing is left. */
  public boolean isOver() {
    return leftS() <= 0;
  }

  /** One that ends so much earlier, seconds. */
  public TimeBudget before(double restS) {
    return untilNanos == NEVER
        ? this
        : new TimeBudget(time, untilNanos - Math.round(restS * NANOS));
  }

  /**
   * A part of what is left.
   *
   * @param restS how much must be left after all parts, seconds
   * @param parts how many there still are
   */
  public TimeBudget part(double restS, int parts) {
    double leftS = leftS();
    return Double.isInfinite(leftS) ? this : before(leftS - (leftS - restS) / parts);
  }
}
