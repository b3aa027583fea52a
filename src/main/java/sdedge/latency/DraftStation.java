package sdedge.latency;

import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Fronthaul;
import sdedge.instance.Node;
import sdedge.instance.RadioLink;
import sdedge.wireless.BandUser;

/**
 * What a part needs that drafts in some mode (docs/model.md section 4).
 *
 * @param pass of the model that drafts, on the node where it does
 * @param fronthaul the way to the verifier with the bits of the mode
 * @param band that it goes up on; null if that is its own
 */
public record DraftStation(
    DraftMode mode, PassTime pass, Fronthaul fronthaul, @Nullable BandUser band) {

  static DraftStation of(DraftMode mode, Drafter drafter, Node verifier) {
    Node on = mode.isAtVerifier() ? verifier : drafter.node();
    return of(mode, PassTime.of(mode.on(on)), mode.over(drafter.fronthaul()));
  }

  static DraftStation of(DraftMode mode, PassTime pass, Fronthaul fronthaul) {
    RadioLink.Access access = fronthaul.access();
    return new DraftStation(mode, pass, fronthaul, access == null ? null : BandUser.of(access));
  }

  /** Bits/s on the way up, alone on the whole band. */
  public double upBps() {
    return band == null ? fronthaul.rateBps() : band.wholeBps();
  }
}
