package sdedge.latency;

import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Fronthaul;
import sdedge.instance.Node;
import sdedge.instance.RadioLink;
import sdedge.wireless.LinkSharing;

/**
 * What a part needs that drafts in some mode (docs/model.md section 4).
 *
 * @param pass of the model that drafts, on the node where it does
 * @param fronthaul the way to the verifier with the bits of the mode
 */
public record DraftStation(DraftMode mode, PassTime pass, Fronthaul fronthaul) {
  static DraftStation of(DraftMode mode, Drafter drafter, Node verifier) {
    Fronthaul own = drafter.fronthaul();
    return mode.isAtVerifier()
        ? new DraftStation(
            mode, PassTime.of(mode.on(verifier)), own.withBits(0, own.bitsPerVerdict()))
        : new DraftStation(
            mode,
            PassTime.of(mode.on(drafter.node())),
            own.withBits(mode.bitsPerDraftToken(), mode.bitsPerVerdict()));
  }

  /** Bits/s on the way up, alone on the whole band. */
  public double upBps() {
    RadioLink.Access access = fronthaul.access();
    return access == null ? fronthaul.rateBps() : LinkSharing.wholeBandBps(access);
  }
}
