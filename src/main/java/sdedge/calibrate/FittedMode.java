package sdedge.calibrate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftMode;

/**
 * A draft mode as it was calibrated.
 *
 * @param mode with the overheads found
 * @param accepted how its drafts are accepted
 * @param overhead of its passes; null where it was not fitted
 * @param like of a mode without runs, the mode whose acceptance it has; empty if it was measured
 */
record FittedMode(
    DraftMode mode, FittedAcceptance accepted, @Nullable Estimate overhead, String like) {
  /** Of runs. */
  FittedMode(DraftMode mode, FittedAcceptance accepted, @Nullable Estimate overhead) {
    this(mode, accepted, overhead, "");
  }

  /** With its overhead, if that is among some estimates. */
  FittedMode with(List<Estimate> estimates) {
    return estimates.stream()
        .filter(each -> each.parameter().mode().equals(mode.name()))
        .findFirst()
        .map(found -> new FittedMode(mode.withOverhead(found.value()), accepted, found, like))
        .orElse(this);
  }

  /** Whether no run is of it. */
  boolean isPredicted() {
    return !like.isEmpty();
  }

  Role role() {
    return role(mode);
  }

  static Role role(DraftMode mode) {
    return mode.isAtVerifier() ? Role.VERIFIER : Role.DRAFTER;
  }

  /** Whether its passes are those of a formula, of which something can be fitted. */
  static boolean isFree(DraftMode mode) {
    return mode.table() == null;
  }
}
