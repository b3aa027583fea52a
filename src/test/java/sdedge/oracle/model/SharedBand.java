package sdedge.oracle.model;

import sdedge.instance.Fronthaul;
import sdedge.instance.RadioLink;

/** Bands on which several drafters send to the verifier (Section 4 of the model). */
public final class SharedBand {
  private SharedBand() {}

  /** Bits per second on the way up, of a band all of it. */
  public static double bitsPerS(Fronthaul fronthaul) {
    RadioLink.Access access = fronthaul.access();
    if (access == null) {
      return fronthaul.rateBps();
    }
    double hertz = access.link().bandwidthHz();
    return hertz * Uplinks.bitsPerHz(gammaHz(access), hertz);
  }

  private static double gammaHz(RadioLink.Access access) {
    RadioLink link = access.link();
    double received = access.txPowerDbm() + access.channelGainDb();
    return Math.pow(10, (received - link.noise().dbmPerHz() - link.noise().figureDb()) / 10);
  }
}
