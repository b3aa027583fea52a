package sdedge.oracle.model;

import java.util.function.DoubleBinaryOperator;

/**
 * Of what a makespan is made (Section 8 of the model). Where sides of a slot or parts of a batch
 * take equally long but for rounding, any may count, so each component has a least and a most.
 */
public record Shares(Parts least, Parts most) {
  /** Times that differ by this relative to the clock may be equal but for rounding. */
  static final double TIE = 1e-12;

  private static final double BALANCED = 0.98; // of the longer side of a slot

  /** Seconds by component, and those of balanced slots. */
  public record Parts(
      double uploadWaitS, double draftS, double fronthaulS, double verifyS, double balancedS) {
    private Parts with(Parts other, DoubleBinaryOperator operator) {
      return new Parts(
          operator.applyAsDouble(uploadWaitS, other.uploadWaitS),
          operator.applyAsDouble(draftS, other.draftS),
          operator.applyAsDouble(fronthaulS, other.fronthaulS),
          operator.applyAsDouble(verifyS, other.verifyS),
          operator.applyAsDouble(balancedS, other.balancedS));
    }
  }

  /** A time of which the components are known. */
  static Shares of(double uploadWaitS, double draftS, double fronthaulS, double verifyS) {
    Parts exactly = new Parts(uploadWaitS, draftS, fronthaulS, verifyS, 0);
    return new Shares(exactly, exactly);
  }

  /** Of a slot of two sides that is balanced if they are nearly equal. */
  static Shares ofSlot(double aS, double bS, double lengthS, double ties) {
    double excessS = Math.min(aS, bS) - BALANCED * Math.max(aS, bS);
    boolean isThere = Math.min(aS, bS) > 0;
    return new Shares(
        new Parts(0, 0, 0, 0, isThere && excessS > ties ? lengthS : 0),
        new Parts(0, 0, 0, 0, isThere && excessS >= -ties ? lengthS : 0));
  }

  Shares plus(Shares other) {
    return new Shares(least.with(other.least, Double::sum), most.with(other.most, Double::sum));
  }

  Shares times(double factor) {
    return new Shares(
        least.with(least, (own, same) -> factor * own),
        most.with(most, (own, same) -> factor * own));
  }

  Shares or(Shares other) {
    return new Shares(least.with(other.least, Math::min), most.with(other.most, Math::max));
  }
}
