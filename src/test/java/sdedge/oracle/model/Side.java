package sdedge.oracle.model;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * One side of a batch by step, from 1 (Sections 4 and 9 of the model). Beyond the last step
 * everything is 0.
 */
public final class Side {
  private final double[] seconds;
  private final double[] chance;

  Side(BatchTimes batch, ToDoubleFunction<BatchStep> seconds, ToDoubleFunction<BatchStep> chance) {
    this.seconds = batch.byStep().stream().mapToDouble(seconds).toArray();
    this.chance = batch.byStep().stream().mapToDouble(chance).toArray();
  }

  /** How long it takes on average, seconds. */
  public double seconds(int step) {
    return step <= seconds.length ? seconds[step - 1] : 0;
  }

  /** π, the chance that it is there. */
  private double chance(int step) {
    return step <= chance.length ? chance[step - 1] : 0;
  }

  public double secondsFrom(int step) {
    return Arrays.stream(seconds).skip(step - 1).sum();
  }

  public double slotS(int step, Side other, int otherStep) {
    return slotS(seconds(step), chance(step), other.seconds(otherStep), other.chance(otherStep));
  }

  /** The slots of all steps from one on, each with that of another side so many steps later. */
  public double slotsFromS(int step, Side other, int later) {
    double sum = 0;
    for (int n = step; n <= steps(other); n++) {
      sum += slotS(n, other, n + later);
    }
    return sum;
  }

  /** The mean of the longer of two sides, each there with a chance. */
  static double slotS(double a, double chanceA, double b, double chanceB) {
    return a + b - Math.min(a * chanceB, b * chanceA);
  }

  public int steps(Side other) {
    return Math.max(seconds.length, other.seconds.length);
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
