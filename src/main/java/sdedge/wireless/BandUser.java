package sdedge.wireless;

import sdedge.instance.PowerModel;
import sdedge.instance.RadioLink;

/**
 * What a drafter is on the band that it shares (docs/model.md section 4).
 *
 * @param gammaHz γ = p·g/N0, hertz
 * @param wholeBps bits/s if it has the whole band
 */
public record BandUser(RadioLink link, double gammaHz, double wholeBps) {
  /** A drafter on its band. */
  public static BandUser of(RadioLink.Access access) {
    RadioLink link = access.link();
    double received = access.txPowerDbm() + access.channelGainDb();
    double bandHz = link.bandwidthHz();
    double gammaHz = Channel.gammaHz(link.noise(), received, bandHz);
    return new BandUser(link, gammaHz, bandHz * efficiency(gammaHz, bandHz));
  }

  /** Bits/s on a share of the band, hertz. */
  double shareBps(double hertz) {
    boolean isDensityFixed = link.powerModel() == PowerModel.CONSTANT_PSD;
    return hertz * efficiency(gammaHz, isDensityFixed ? link.bandwidthHz() : hertz);
  }

  private static double efficiency(double gammaHz, double bandHz) {
    return StrictMath.log1p(Math.min(gammaHz / bandHz, Double.MAX_VALUE)) / Channel.LN2;
  }
}
