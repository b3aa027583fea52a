package sdedge.calibrate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftMode;

/**
 * Modes without runs, of the speed of the node that they draft on and the acceptance of a measured
 * mode with the same draft model.
 *
 * @param all of the drafter
 * @param fitted with the modes that runs name
 */
record PredictedModes(List<DraftMode> all, Pair fitted) {
  /** With the modes that can be predicted beside those measured, in the order of the drafter. */
  Pair added() {
    List<FittedMode> modes = new ArrayList<>(fitted.modes());
    for (DraftMode mode : all) {
      FittedMode like = like(mode);
      if (!isMeasured(mode) && like != null && hasSpeed(mode)) {
        DraftMode as = FittedMode.isFree(mode) ? mode.withOverhead(passOverheadS(mode)) : mode;
        modes.add(new FittedMode(as, like.accepted(), null, like.mode().name()));
      }
    }
    List<String> names = all.stream().map(DraftMode::name).toList();
    modes.sort(Comparator.comparingInt(each -> names.indexOf(each.mode().name())));
    return new Pair(
        fitted.base(), fitted.speeds(), fitted.accepted(), modes, fitted.cost(), fitted.measured());
  }

  private boolean isMeasured(DraftMode mode) {
    return fitted.modes().stream().anyMatch(each -> each.mode().name().equals(mode.name()));
  }

  /** A measured mode of the same drafts; null if there is none. */
  private @Nullable FittedMode like(DraftMode mode) {
    return fitted.modes().stream()
        .filter(each -> each.mode().model().equals(mode.model()))
        .filter(each -> each.mode().isBlock() == mode.isBlock())
        .findFirst()
        .orElse(null);
  }

  private boolean hasSpeed(DraftMode mode) {
    return !FittedMode.isFree(mode)
        || mode.isAtVerifier()
        || !(fitted.speeds().get(Role.DRAFTER) instanceof Speed.Former);
  }

  /** That of a measured mode on the node, else that of the node. */
  private double passOverheadS(DraftMode mode) {
    Optional<Estimate> measured =
        fitted.modes().stream()
            .filter(each -> each.role() == FittedMode.role(mode))
            .flatMap(each -> Optional.ofNullable(each.overhead()).stream())
            .findFirst();
    return measured
        .map(Estimate::value)
        .orElseGet(() -> fitted.node(FittedMode.role(mode)).passOverheadS());
  }

  /** What is said of modes that no run names. */
  static List<String> warnings(List<DraftMode> all, Pair pair) {
    List<String> warnings = new ArrayList<>();
    for (DraftMode mode : pair.modes().isEmpty() ? List.<DraftMode>of() : all) {
      Optional<FittedMode> found =
          pair.modes().stream().filter(each -> each.mode().name().equals(mode.name())).findFirst();
      String head = "mode " + mode.name() + ": no run of it, ";
      if (found.isEmpty()) {
        warnings.add(head + "left out of nodes.yaml" + missing(mode, pair));
      } else if (found.get().isPredicted()) {
        String node = pair.node(FittedMode.role(mode)).id();
        String of = "predicted from the speed of " + node + " and the acceptance of ";
        warnings.add(head + of + found.get().like());
      }
    }
    return warnings;
  }

  private static String missing(DraftMode mode, Pair pair) {
    PredictedModes modes = new PredictedModes(List.of(mode), pair);
    String node = pair.node(Role.DRAFTER).id();
    return modes.like(mode) == null
        ? ""
        : "; its speed is not known: --passes " + node + "=FILE would tell it";
  }
}
