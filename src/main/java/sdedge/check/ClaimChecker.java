package sdedge.check;

import java.util.ArrayList;
import java.util.List;
import sdedge.control.Control;
import sdedge.judge.Difference;
import sdedge.judge.Findings;

/**
 * Derives again what a result claims of plans other than its own, where that is cheap: that no plan
 * contiguous in an order is faster than its bound (docs/model.md section 7).
 */
public final class ClaimChecker {
  /** What is said of all that is not derived. */
  static final String NOT_AGAIN = "claim not derived again";

  private ClaimChecker() {}

  /** Checks the claims of a result in which nothing differs, unless it is stopped. */
  public static ClaimVerdict check(CheckOutcome checked, Control control) {
    CheckOutcome.Claimed claimed = checked.claimed();
    List<String> claims = new ArrayList<>();
    Double boundS = claimed == null ? null : claimed.boundS();
    if (claimed != null && boundS != null) {
      double targetS = boundS * (1 - Findings.TOLERANCE);
      Double fasterS =
          claimed.ofContiguous()
              ? ContiguousPlans.fasterS(claimed.instance(), targetS, control)
              : null;
      if (fasterS != null && fasterS < boundS) {
        return new ClaimVerdict.Refuted(List.of(refutation(claimed, boundS, fasterS)));
      }
      if (fasterS == null && control.isStopped()) {
        return new ClaimVerdict.Undecided("the time limit was reached");
      }
      String what = claimed.isOptimal() ? "optimal" : "bound";
      claims.add(
          fasterS == null
              ? NOT_AGAIN + ": " + what
              : what + " over contiguous plans, searched again");
    }
    if (claimed != null && claimed.autoregressiveS() != null) {
      claims.add(NOT_AGAIN + ": autoregressive makespan");
    }
    return new ClaimVerdict.Holds(claims);
  }

  private static Difference refutation(
      CheckOutcome.Claimed claimed, double boundS, double fasterS) {
    String expected = "at most " + fasterS + ", which a contiguous plan takes";
    boolean isOptimal = claimed.isOptimal();
    return new Difference(
        PlanCheck.SUMMARY,
        null,
        isOptimal ? "status" : "bound_s",
        isOptimal ? "feasible: " + expected : expected,
        (isOptimal ? "optimal at " : "bound at ") + boundS);
  }
}
