package sdedge.stream.bound;

import java.util.ArrayList;
import java.util.Collections;
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
    List<Prices.OfDrafter> drafters = new ArrayList<>();
    for (int d = 0; d < drafter.length; d++) {
      drafters.add(new Prices.OfDrafter(drafter[d], 0, up[d], down[d], band[d]));
    }
    PassFloor ofVerifier = new PassFloor.Hardware(reference.multiplier("phi_v"));
    return new Prices(
        reference.multiplier("v"),
        reference.multiplier("mem"),
        drafters,
        List.of(),
        List.of(),
        new Charging(
            Double.POSITIVE_INFINITY,
            0,
            ofVerifier,
            Collections.nCopies(drafter.length, ofDrafters),
            sharing,
            sharing,
            reference.piggybacked()
                ? Charging.FirstRounds.PIGGYBACKED
                : Charging.FirstRounds.SHARED,
            PassFloor.Plane.ZERO,
            false,
            Charging.STREAM_PARTS));
  }
}
