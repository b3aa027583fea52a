package sdedge.calibrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import sdedge.instance.DraftMode;

/**
 * Modes without runs, of the speed of the node that they draft on and the acceptance of a measured
 * mode with the same draft model.
 */
final class PredictedModes {
  private PredictedModes() {}

  /** A pair with the modes that can be predicted beside those measured, in the drafter's order. */
  static Pair added(List<DraftMode> all, Pair fitted) {
    List<FittedMode> modes = new ArrayList<>();
    for (DraftMode mode : all) {
      boolean hasSpeed =
          !FittedMode.isFree(mode)
              || mode.isAtVerifier()
              || !Pair.known(fitted.speeds(), Role.DRAFTER).isOfBase();
      fitted
          .mode(mode.name())
          .or(
              () ->
                  hasSpeed ? like(mode, fitted).map(of -> of(mode, of, fitted)) : Optional.empty())
          .ifPresent(modes::add);
    }
    return fitted.with(modes);
  }

  /** A measured mode of the same drafts. */
  private static Optional<FittedMode> like(DraftMode mode, Pair fitted) {
    return fitted.modes().stream()
        .filter(each -> each.mode().model().equals(mode.model()))
        .filter(each -> each.mode().isBlock() == mode.isBlock())
        .findFirst();
  }

  /** Its passes have the overhead of a measured mode on the node, else that of the node. */
  private static FittedMode of(DraftMode mode, FittedMode like, Pair fitted) {
    Role role = FittedMode.role(mode);
    double overheadS =
        fitted.modes().stream()
            .filter(each -> each.role() == role)
            .map(FittedMode::overhead)
            .filter(Objects::nonNull)
            .findFirst()
            .map(Estimate::value)
            .orElseGet(() -> fitted.node(role).passOverheadS());
    DraftMode as = FittedMode.isFree(mode) ? mode.withOverhead(overheadS) : mode;
    return new FittedMode(as, like.accepted(), null, like.mode().name());
  }

  /** What is said of modes that no run names. */
  static List<String> warnings(List<DraftMode> all, Pair pair) {
    List<String> warnings = new ArrayList<>();
    for (DraftMode mode : pair.modes().isEmpty() ? List.<DraftMode>of() : all) {
      Optional<FittedMode> found = pair.mode(mode.name());
      String node = pair.node(FittedMode.role(mode)).id();
      if (found.isEmpty()) {
        String why =
            like(mode, pair).isEmpty()
                ? ""
                : "; its speed is not known: --passes " + node + "=FILE would tell it";
        warnings.add("mode " + mode.name() + ": no run of it, left out of nodes.yaml" + why);
      } else if (found.get().isPredicted()) {
        warnings.add(
            "mode %s: no run of it, predicted from the speed of %s and the acceptance of %s"
                .formatted(mode.name(), node, found.get().like()));
      }
    }
    return warnings;
  }
}
