package sdedge.plan;

import java.util.List;
import java.util.stream.Stream;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.PowerModel;
import sdedge.instance.UplinkPolicy;

/** What {@code auto} and {@code joint} stand for: the policies of which one has the best plan. */
public final class UplinkChoices {
  private UplinkChoices() {}

  /** The uplink policies to search, one for all drafters. */
  public static List<UplinkPolicy> of(Instance instance) {
    UplinkPolicy uplink = instance.uplink();
    if (uplink.isDecided()) {
      return List.of(uplink);
    }
    if (sequentialIsBest(instance)) {
      return List.of(UplinkPolicy.SEQUENTIAL);
    }
    if (uplink == UplinkPolicy.AUTO) {
      return UplinkPolicy.FORMULAS;
    }
    return instance.pipeline() == Pipeline.ASYNCHRONOUS
        ? Stream.concat(UplinkPolicy.FORMULAS.stream(), Stream.of(uplink)).toList()
        : List.of(uplink);
  }

  /** Whether no allocation beats uploads in turn: at constant PSD, or with nothing to send. */
  private static boolean sequentialIsBest(Instance instance) {
    return instance.drafters().stream()
        .map(Drafter::wireless)
        .allMatch(
            cell ->
                cell.powerModel() == PowerModel.CONSTANT_PSD
                    || cell.bitsPerToken() + cell.headerBits() == 0);
  }
}
