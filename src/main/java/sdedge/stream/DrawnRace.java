package sdedge.stream;

import sdedge.timeline.RunDraws;

/**
 * Tells from the first drawn runs of a plan that it is likely slower than another one in the same
 * runs, so that the rest need not be executed. Made for one thread.
 */
public final class DrawnRace {
  private static final int FEWEST = 6; // runs, from which on it tells

  private final double errors;
  private final double[] spansS = new double[RunDraws.DRAWS]; // of the plan at hand, by run
  private double[] othersS = {}; // of the other plan; none before there is one
  private double sumS; // of what the plan at hand takes longer
  private double squares;
  private int count;

  /**
   * Without another plan so far.
   *
   * @param errors by so many standard errors a mean is likely more than another
   */
  public DrawnRace(double errors) {
    this.errors = errors;
  }

  /** Another plan begins. */
  void begin() {
    sumS = 0;
    squares = 0;
    count = 0;
  }

  /** The next run of the plan took so long; whether its mean is likely more than the other's. */
  boolean isLost(double spanS) {
    spansS[count] = spanS;
    if (othersS.length == 0) {
      count++;
      return false;
    }
    double more = spanS - othersS[count];
    count++;
    sumS += more;
    squares += more * more;
    double mean = sumS / count;
    double variance = Math.max(0, squares / count - mean * mean);
    return count >= FEWEST && mean > 0 && mean * mean * count > errors * errors * variance;
  }

  /** The plan that was executed last, to its end, is the other one from now on. */
  public void hold() {
    othersS = spansS.clone();
  }
}
