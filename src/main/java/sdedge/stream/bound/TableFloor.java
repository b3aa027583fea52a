package sdedge.stream.bound;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import sdedge.instance.LatencyTable;
import sdedge.instance.Node;
import sdedge.instance.Overheads;
import sdedge.latency.NegativePassTimeException;
import sdedge.latency.PassTime;

/**
 * Planes below a measured table (docs/model.md section 12). Between the corners of its cells a
 * table is bilinear, so it is nearest to a plane at one of them.
 */
public final class TableFloor {
  private static final double ROUNDING = 1e-12;
  private static final int THIRDS = 40;

  private final double[] newTokens; // of the corners
  private final double[] cachedTokens;
  private final double[][] seconds; // there, without overheads
  private final boolean endless;

  /**
   * The corners that a pass can reach.
   *
   * @param most tokens of a pass, new and cached together; may be infinite
   */
  public TableFloor(Node node, LatencyTable table, double most) {
    endless = most == Double.POSITIVE_INFINITY;
    newTokens = corners(table.newTokens(), 1, most);
    cachedTokens = corners(table.contextTokens(), 0, most);
    seconds = new double[newTokens.length][cachedTokens.length];
    PassTime pass = PassTime.of(node.with(Overheads.NONE));
    for (int i = 0; i < newTokens.length; i++) {
      for (int j = 0; j < cachedTokens.length; j++) {
        seconds[i][j] = seconds(pass, newTokens[i], cachedTokens[j]);
      }
    }
  }

  /** A table that falls below zero where passes could be has no plane below it but the lowest. */
  private static double seconds(PassTime pass, double newTokens, double cachedTokens) {
    try {
      return pass.seconds(1, newTokens, 0, cachedTokens, 0);
    } catch (NegativePassTimeException e) {
      return Double.NEGATIVE_INFINITY;
    }
  }

  private static double[] corners(double[] axis, double from, double most) {
    double last = axis[axis.length - 1];
    double to = Math.max(from, most == Double.POSITIVE_INFINITY ? last : most);
    return DoubleStream.concat(DoubleStream.of(from, to), Arrays.stream(axis))
        .filter(value -> value >= from && value <= to)
        .sorted()
        .distinct()
        .toArray();
  }

  /**
   * f of a plane: the seconds that every pass takes beside it, without overheads.
   *
   * @throws IllegalArgumentException if the plane is not below the table; {@link
   *     PassFloor.Plane#ZERO} always is
   */
  public double fixedS(PassFloor.Plane plane) {
    double fixedS = least(plane);
    if (fixedS >= 0 && (!endless || staysBelow(plane))) {
      return fixedS;
    }
    if (plane.equals(PassFloor.Plane.ZERO)) {
      return 0;
    }
    throw new IllegalArgumentException(plane + " is not below the table");
  }

  private double least(PassFloor.Plane plane) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < newTokens.length; i++) {
      for (int j = 0; j < cachedTokens.length; j++) {
        double below = plane.newTokenS() * newTokens[i] + plane.cachedS() * cachedTokens[j];
        least = Math.min(least, seconds[i][j] - below);
      }
    }
    return least;
  }

  /** Whether the plane is no steeper than the table is continued. */
  private boolean staysBelow(PassFloor.Plane plane) {
    int rows = newTokens.length;
    int columns = cachedTokens.length;
    boolean below = true;
    for (int j = 0; j < columns; j++) {
      double slope =
          rows == 1
              ? 0
              : (seconds[rows - 1][j] - seconds[rows - 2][j])
                  / (newTokens[rows - 1] - newTokens[rows - 2]);
      below &= plane.newTokenS() <= slope;
    }
    for (int i = 0; i < rows; i++) {
      double slope =
          columns == 1
              ? 0
              : (seconds[i][columns - 1] - seconds[i][columns - 2])
                  / (cachedTokens[columns - 1] - cachedTokens[columns - 2]);
      below &= plane.cachedS() <= slope;
    }
    return below && (rows == 1 || columns == 1 || crossTerm() >= 0);
  }

  /** The sign by which the outermost cell bends. */
  private double crossTerm() {
    int i = newTokens.length - 1;
    int j = cachedTokens.length - 1;
    double bend = seconds[i][j] - seconds[i - 1][j] - seconds[i][j - 1] + seconds[i - 1][j - 1];
    return bend + ROUNDING * seconds[i][j];
  }

  /**
   * The plane below the table that is highest at a place, nearly.
   *
   * @param at new tokens of a pass
   * @param cached tokens of it
   */
  public PassFloor.Plane highest(double at, double cached) {
    double longest = Arrays.stream(seconds).flatMapToDouble(Arrays::stream).max().orElse(0);
    double mostNew = longest / at;
    double mostCached = longest / cached;
    DoubleUnaryOperator best = a -> peak(mostCached, b -> height(a, b, at, cached));
    double newS = peak(mostNew, a -> height(a, best.applyAsDouble(a), at, cached));
    return new PassFloor.Plane(newS, best.applyAsDouble(newS));
  }

  private double height(double perNew, double perCached, double at, double cached) {
    PassFloor.Plane plane = new PassFloor.Plane(perNew, perCached);
    double fixedS = least(plane);
    boolean below = fixedS >= 0 && (!endless || staysBelow(plane));
    return below ? fixedS + perNew * at + perCached * cached : -perNew - perCached;
  }

  /** Where a concave function is largest, by thirds. */
  private static double peak(double most, DoubleUnaryOperator function) {
    double low = 0;
    double high = most;
    for (int i = 0; i < THIRDS; i++) {
      double third = (high - low) / 3;
      if (function.applyAsDouble(low + third) < function.applyAsDouble(high - third)) {
        low += third;
      } else {
        high -= third;
      }
    }
    return low;
  }
}
