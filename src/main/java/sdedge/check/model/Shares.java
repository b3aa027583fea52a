package sdedge.check.model;

import java.util.function.DoubleBinaryOperator;

/**
 * Of what a makespan is made (Section 8 of the model). Where both sides of a slot take equally long
 * but for rounding, either may count, so each part has a least and a most.
 */
public final class Shares {
  private static final double TIE = 1e-12;

  private Parts least = new Parts(0, 0, 0, 0);
  private Parts most = least;

  /** Seconds by part. */
  public record Parts(double uploadWaitS, double draftS, double fronthaulS, double verifyS) {
    /** Their sum. */
    public double totalS() {
      return uploadWaitS + draftS + fronthaulS + verifyS;
    }

    private Parts with(Parts other, DoubleBinaryOperator operator) {
      return new Parts(
          operator.applyAsDouble(uploadWaitS, other.uploadWaitS),
          operator.applyAsDouble(draftS, other.draftS),
          operator.applyAsDouble(fronthaulS, other.fronthaulS),
          operator.applyAsDouble(verifyS, other.verifyS));
    }
  }

  /** The least each part can be. */
  public Parts least() {
    return least;
  }

  /** The most each part can be. */
  public Parts most() {
    return most;
  }

  /** Counts one side of a slot. */
  void add(Parts side) {
    least = least.with(side, Double::sum);
    most = most.with(side, Double::sum);
  }

  /** Counts the longer side of a slot that ends at {@code endS}. */
  void addLonger(double endS, Parts drafterSide, Parts verifierSide) {
    double difference = drafterSide.totalS() - verifierSide.totalS();
    if (Math.abs(difference) <= TIE * endS) {
      least = least.with(drafterSide.with(verifierSide, Math::min), Double::sum);
      most = most.with(drafterSide.with(verifierSide, Math::max), Double::sum);
    } else {
      add(difference > 0 ? drafterSide : verifierSide);
    }
  }
}
