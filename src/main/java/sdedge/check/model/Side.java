package sdedge.check.model;

import java.util.Arrays;

/**
 * One side of a batch by step, from 1 (Sections 4 and 9 of the model). Beyond the last step
 * everything is 0.
 */
public final class Side {
  private final double[] seconds;
  private final double[] chance;

  Side(int steps) {
    seconds = new double[steps + 1];
    chance = new double[steps + 1];
  }

  void put(int step, double meanS, double ofBeingThere) {
    seconds[step] = meanS;
    chance[step] = ofBeingThere;
  }

  /** How long it takes on average, seconds. */
  public double seconds(int step) {
    return step < seconds.length ? seconds[step] : 0;
  }

  /** π, the chance that it is there. */
  public double chance(int step) {
    return step < chance.length ? chance[step] : 0;
  }

  /** Seconds of all steps from one on. */
  public double secondsFrom(int step) {
    return Arrays.stream(seconds).skip(step).sum();
  }

  /** The slot of this side and another: the mean of the longer of the two. */
  public double slotS(int step, Side other, int otherStep) {
    double a = seconds(step);
    double b = other.seconds(otherStep);
    return a + b - Math.min(a * other.chance(otherStep), b * chance(step));
  }

  /** The last step of this side or of another. */
  public int steps(Side other) {
    return Math.max(seconds.length, other.seconds.length) - 1;
  }

  /** Never longer, and never less likely to be there at the same time. */
  public boolean isAsGoodAs(Side other) {
    for (int n = 1; n <= steps(other); n++) {
      if (seconds(n) > other.seconds(n) || chance(n) < other.chance(n)) {
        return false;
      }
    }
    return true;
  }
}
