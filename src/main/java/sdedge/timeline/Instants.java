package sdedge.timeline;

/** What counts as the same instant: times equal on paper are sums of different terms. */
public final class Instants {
  private static final double SAME = 1e-12; // of the time

  private Instants() {}

  /** The last time, seconds, that is of the instant that begins at a time. */
  public static double endS(double beginS) {
    return beginS * (1 + SAME);
  }
}
