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
 * @param passes on the node where it drafts
 * @param fronthaul the way to the verifier with the bits of the mode
 * @param band that it goes up on; null if that is its own
 */
public record DraftStation(
    DraftMode mode, DraftPasses passes, Fronthaul fronthaul, @Nullable BandUser band) {

  static DraftStation of(DraftMode mode, Drafter drafter, Node verifier) {
    Node on = mode.isAtVerifier() ? verifier : drafter.node();
    Fronthaul fronthaul = mode.over(drafter.fronthaul());
    RadioLink.Access access = fronthaul.access();
    return new DraftStation(
        mode, DraftPasses.of(mode, on), fronthaul, access == null ? null : BandUser.of(access));
  }

  /** Bits of the drafts of some tasks, a step of theirs on the way up. */
  public double draftBits(int length, double tasks) {
    return fronthaul.bitsPerDraftToken() * length * tasks;
  }

  /** Seconds of the verdicts of some tasks on the way down, latency not included. */
  public double verdictS(double tasks) {
    return fronthaul.bitsPerVerdict() * tasks / fronthaul.rateBps();
  }

  /** Bits/s on the way up, alone on the whole band. */
  public double upBps() {
    return band == null ? fronthaul.rateBps() : band.wholeBps();
  }
}
