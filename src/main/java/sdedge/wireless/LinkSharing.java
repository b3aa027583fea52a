package sdedge.wireless;

import java.util.stream.IntStream;
import sdedge.instance.PowerModel;
import sdedge.instance.RadioLink;

/**
 * When parts that draft side by side have sent their bits over the band that they share
 * (docs/model.md section 4). Times count from the start of the drafter side of a slot, seconds.
 */
public final class LinkSharing {
  private static final double GAIN = 1e-9; // relative; less is no reason for shares
  private static final int MOST_STEPS = 200;

  private final RadioLink link;
  private final double[] gammaHz;
  private final double[] wholeBps;
  private final double[] latencyS;

  /**
   * Some drafters on a band.
   *
   * @param latencyS of the way behind the band, by drafter
   */
  public LinkSharing(RadioLink link, RadioLink.Access[] drafters, double[] latencyS) {
    this.link = link;
    this.latencyS = latencyS;
    gammaHz = new double[drafters.length];
    wholeBps = new double[drafters.length];
    for (int d = 0; d < drafters.length; d++) {
      gammaHz[d] = gammaHz(drafters[d]);
      wholeBps[d] = wholeBandBps(drafters[d]);
    }
  }

  /** γ = p·g/N0, hertz. */
  private static double gammaHz(RadioLink.Access access) {
    RadioLink link = access.link();
    double received = access.txPowerDbm() + access.channelGainDb();
    double noise = link.noisePsdDbmPerHz() + link.noiseFigureDb();
    return Math.min(StrictMath.pow(10, (received - noise) / 10), Channel.GAMMA_LIMIT_HZ);
  }

  /** Bits/s of a drafter that has the whole band. */
  public static double wholeBandBps(RadioLink.Access access) {
    double bandHz = access.link().bandwidthHz();
    return bandHz * efficiency(gammaHz(access), bandHz);
  }

  private static double efficiency(double gammaHz, double bandHz) {
    return StrictMath.log1p(Math.min(gammaHz / bandHz, Double.MAX_VALUE)) / Channel.LN2;
  }

  /**
   * f, when the last bit of each has been sent.
   *
   * @param draftedS s, when each has drafted
   * @param bits X &gt; 0
   */
  public double[] sentS(double[] draftedS, double[] bits) {
    if (bits.length == 1) {
      return new double[] {draftedS[0] + bits[0] / wholeBps[0]};
    }
    return switch (link.sharing()) {
      case IN_TURN -> inTurn(draftedS, bits);
      case EQUAL_FINISH -> together(draftedS, bits);
      case EQUAL_SHARES -> equalShares(draftedS, bits);
      case BEST -> best(draftedS, bits);
    };
  }

  private double[] best(double[] draftedS, double[] bits) {
    double[] inTurn = inTurn(draftedS, bits);
    double[] together = together(draftedS, bits);
    return arrivalS(together) < arrivalS(inTurn) * (1 - GAIN) ? together : inTurn;
  }

  private double arrivalS(double[] sentS) {
    double last = 0;
    for (int d = 0; d < sentS.length; d++) {
      last = Math.max(last, sentS[d] + latencyS[d]);
    }
    return last;
  }

  private double[] equalShares(double[] draftedS, double[] bits) {
    double shareHz = link.bandwidthHz() / bits.length;
    double[] sentS = new double[bits.length];
    for (int d = 0; d < bits.length; d++) {
      double width = isDensityFixed() ? link.bandwidthHz() : shareHz;
      sentS[d] = draftedS[d] + bits[d] / (shareHz * efficiency(gammaHz[d], width));
    }
    return sentS;
  }

  private boolean isDensityFixed() {
    return link.powerModel() == PowerModel.CONSTANT_PSD;
  }

  /**
   * Of those that have drafted the one of the largest latency has the band, also if it comes later.
   */
  private double[] inTurn(double[] draftedS, double[] bits) {
    double[] sentS = new double[bits.length];
    double[] restS = new double[bits.length];
    double nowS = Double.POSITIVE_INFINITY;
    for (int d = 0; d < bits.length; d++) {
      restS[d] = bits[d] / wholeBps[d];
      nowS = Math.min(nowS, draftedS[d]);
    }
    for (int left = bits.length; left > 0; ) {
      int next = -1;
      double comesS = Double.POSITIVE_INFINITY;
      for (int d = 0; d < bits.length; d++) {
        if (sentS[d] == 0 && draftedS[d] > nowS) {
          comesS = Math.min(comesS, draftedS[d]);
        } else if (sentS[d] == 0 && (next < 0 || isBefore(d, next, draftedS))) {
          next = d;
        }
      }
      if (next < 0 || nowS + restS[next] > comesS) {
        if (next >= 0) {
          restS[next] -= comesS - nowS;
        }
        nowS = comesS;
      } else {
        nowS += restS[next];
        sentS[next] = nowS;
        left--;
      }
    }
    return sentS;
  }

  private boolean isBefore(int d, int other, double[] draftedS) {
    return latencyS[d] != latencyS[other]
        ? latencyS[d] > latencyS[other]
        : draftedS[d] < draftedS[other];
  }

  private double[] together(double[] draftedS, double[] bits) {
    double endS = isDensityFixed() ? linear(draftedS, bits) : concave(draftedS, bits);
    return IntStream.range(0, bits.length).mapToDouble(d -> endS).toArray();
  }

  /** Σ W/(τ − s) = 1: convex and falling, so that Newton climbs from below without overshooting. */
  private double linear(double[] draftedS, double[] bits) {
    double endS = 0;
    for (int d = 0; d < bits.length; d++) {
      endS = Math.max(endS, draftedS[d] + bits[d] / wholeBps[d]);
    }
    for (int i = 0; i < MOST_STEPS; i++) {
      double load = 0;
      double descent = 0;
      for (int d = 0; d < bits.length; d++) {
        double spanS = endS - draftedS[d];
        double part = bits[d] / wholeBps[d] / spanS;
        load += part;
        descent += part / spanS;
      }
      double next = endS + (load - 1) / descent;
      if (!(next > endS)) {
        break;
      }
      endS = next;
    }
    return endS;
  }

  /**
   * The root of Σ b(τ) = B as in {@link EqualFinish}, with the time τ − s in place of τ. The
   * unknown is what τ exceeds the largest s + X·ln2/γ by.
   */
  private double concave(double[] draftedS, double[] bits) {
    int count = bits.length;
    double[] least = new double[count];
    double floor = 0;
    double wholeS = 0;
    double latestS = 0;
    for (int d = 0; d < count; d++) {
      least[d] = bits[d] * Channel.LN2 / gammaHz[d];
      floor = Math.max(floor, draftedS[d] + least[d]);
      wholeS += bits[d] / wholeBps[d];
      latestS = Math.max(latestS, draftedS[d]);
    }
    double low = 0;
    double high = latestS + wholeS - floor;
    double z = high;
    for (int i = 0; i < MOST_STEPS && high > 0; i++) {
      double load = 0;
      double descent = 0;
      for (int d = 0; d < count; d++) {
        double beyond = floor - draftedS[d] - least[d] + z;
        double spanS = least[d] + beyond;
        double rho = least[d] / spanS;
        double sigma = beyond / spanS;
        double x = RateCurve.root(rho, sigma);
        double share = gammaHz[d] / x / link.bandwidthHz();
        double slope = rho > 0.5 ? x / (1 + x) - sigma : rho - 1 / (1 + x);
        load += share;
        descent += share * rho / slope / spanS;
      }
      if (Math.abs(load - 1) <= 4 * Math.ulp(1.0)) {
        break;
      }
      if (load > 1) {
        low = z;
      } else {
        high = z;
      }
      double next = z * StrictMath.exp(StrictMath.log(load) * load / (descent * z));
      if (!(next > low && next < high) || i % 8 == 7) {
        next = low + (high - low) / 2;
      }
      if (next == z || !(next > low && next < high)) {
        break;
      }
      z = next;
    }
    return floor + Math.max(z, 0);
  }
}
