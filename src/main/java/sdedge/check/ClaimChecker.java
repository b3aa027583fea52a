package sdedge.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Derives again what a result claims of plans other than its own, where that is cheap: that no plan
 * contiguous in an order is faster than its bound (docs/model.md section 7).
 */
public final class ClaimChecker {
  /** What is said of all that is not derived. */
  static final String NOT_AGAIN = "claim not derived again";

  private ClaimChecker() {}

  /** Checks the claims of a result in which nothing differs, for at most some time. */
  public static ClaimVerdict check(CheckOutcome checked, Duration limit) {
    CheckOutcome.Claimed claimed = checked.claimed();
    if (claimed == null) {
      return new ClaimVerdict.Nothing();
    }
    List<String> claims = new ArrayList<>();
    if (claimed.boundS() != null) {
      claims.add(NOT_AGAIN + ": " + (claimed.isOptimal() ? "optimal" : "bound"));
    }
    if (claimed.autoregressiveS() != null) {
      claims.add(NOT_AGAIN + ": autoregressive makespan");
    }
    return claims.isEmpty() ? new ClaimVerdict.Nothing() : new ClaimVerdict.Holds(claims);
  }
}
