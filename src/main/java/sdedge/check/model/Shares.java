package sdedge.check.model;

import java.util.function.DoubleBinaryOperator;

/**
 * Of what a makespan is made (Section 8 of the model). Where sides of a slot or parts of a batch
 * take equally long but for rounding, any may count, so each component has a least and a most.
 */
public final class Shares {
  /** Times that differ by this relative to the clock may be equal but for rounding. */
  static final double TIE = 1e-12;

  private static final double BALANCED = 0.98; // of the longer side of a slot

  private Parts least = new Parts(0, 0, 0, 0);
  private Parts most = least;
  private double leastBalancedS;
  private double mostBalancedS;

  /** Seconds by component. */
  public record Parts(double uploadWaitS, double draftS, double fronthaulS, double verifyS) {
    Parts least(Parts other) {
      return with(other, Math::min);
    }

    Parts most(Parts other) {
      return with(other, Math::max);
    }

    Parts plus(Parts other) {
      return with(other, Double::sum);
    }

    Parts times(double factor) {
      return new Parts(
          factor * uploadWaitS, factor * draftS, factor * fronthaulS, factor * verifyS);
    }

    private Parts with(Parts other, DoubleBinaryOperator operator) {
      return new Parts(
          operator.applyAsDouble(uploadWaitS, other.uploadWaitS),
          operator.applyAsDouble(draftS, other.draftS),
          operator.applyAsDouble(fronthaulS, other.fronthaulS),
          operator.applyAsDouble(verifyS, other.verifyS));
    }
  }

  /** The least and the most that each component can be of some time. */
  record Span(Parts least, Parts most) {
    Span(Parts exactly) {
      this(exactly, exactly);
    }

    Span plus(Span other) {
      return new Span(least.plus(other.least), most.plus(other.most));
    }

    Span times(double factor) {
      return new Span(least.times(factor), most.times(factor));
    }

    Span or(Span other) {
      return new Span(least.least(other.least), most.most(other.most));
    }
  }

  /** The least each component can be. */
  public Parts least() {
    return least;
  }

  /** The most each component can be. */
  public Parts most() {
    return most;
  }

  /** The least that balanced slots can take, seconds. */
  public double leastBalancedS() {
    return leastBalancedS;
  }

  /** The most that balanced slots can take, seconds. */
  public double mostBalancedS() {
    return mostBalancedS;
  }

  /** Adds a slot of two sides, which is balanced if they are nearly equal. */
  void addSlot(double aS, double bS, double lengthS, double ties) {
    double excessS = Math.min(aS, bS) - BALANCED * Math.max(aS, bS);
    boolean isThere = Math.min(aS, bS) > 0;
    leastBalancedS += isThere && excessS > ties ? lengthS : 0;
    mostBalancedS += isThere && excessS >= -ties ? lengthS : 0;
  }

  void add(Span time) {
    least = least.plus(time.least);
    most = most.plus(time.most);
  }
}
