package sdedge.stream.bound;

import java.util.ArrayList;
import java.util.List;
import sdedge.ReferenceStream;

/** The multipliers of a reference case as prices. */
public final class ReferencePrices {
  private ReferencePrices() {}

  /** The prices. */
  public static Prices of(ReferenceStream reference) {
    double[] eta = reference.multipliers("eta");
    Sharing sharing = new Sharing(eta[0], eta[1], eta[2]);
    double[] drafter = reference.multipliers("d");
    double[] up = reference.multipliers("up");
    double[] down = reference.multipliers("down");
    double[] band = reference.multipliers("radio");
    PassFloor ofDrafters = new PassFloor.Hardware(reference.multiplier("phi_d"));
    List<DrafterPrice> drafters = new ArrayList<>();
    for (int d = 0; d < drafter.length; d++) {
      NodePrice node = new NodePrice(drafter[d], ofDrafters, sharing);
      drafters.add(new DrafterPrice(node, up[d], down[d], band[d]));
    }
    PassFloor ofVerifier = new PassFloor.Hardware(reference.multiplier("phi_v"));
    return new Prices(
        new NodePrice(reference.multiplier("v"), ofVerifier, sharing),
        reference.multiplier("mem"),
        drafters,
        List.of(),
        reference.piggybacked()
            ? new PrefillCharging.Piggybacked(PassFloor.Plane.ZERO)
            : new PrefillCharging.Shared());
  }
}
