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

  private final BandUser[] drafters;
  private final double[] latencyS;
  private final double[] x; // γ/b of the shares found last, for the next ones to begin from
  private double excessS; // beyond the largest s + X·ln2/γ, found last

  /**
   * Some drafters on a band, for one step after the other.
   *
   * @param latencyS of the way behind the band, by drafter
   */
  public LinkSharing(BandUser[] drafters, double[] latencyS) {
    this.drafters = drafters;
    this.latencyS = latencyS;
    x = new double[drafters.length];
  }

  private RadioLink link() {
    return drafters[0].link();
  }

  /**
   * f, when the last bit of each has been sent.
   *
   * @param draftedS s, when each has drafted
   * @param bits X &gt; 0
   */
  public double[] sentS(double[] draftedS, double[] bits) {
    if (bits.length == 1) {
      return new double[] {draftedS[0] + bits[0] / drafters[0].wholeBps()};
    }
    return switch (link().sharing()) {
      case IN_TURN -> inTurn(draftedS, bits);
      case EQUAL_FINISH -> together(draftedS, bits);
      case EQUAL_SHARES -> equalShares(draftedS, bits);
      case BEST -> best(draftedS, bits);
    };
  }

  private double[] best(double[] draftedS, double[] bits) {
    double[] inTurn = inTurn(draftedS, bits);
    double enoughS = arrivalS(inTurn) * (1 - GAIN);
    if (enoughS <= aloneS(draftedS, bits)) {
      return inTurn;
    }
    double[] together = together(draftedS, bits);
    return arrivalS(together) < enoughS ? together : inTurn;
  }

  /** No sharing is faster: when the last bit has arrived if each had the band to itself. */
  private double aloneS(double[] draftedS, double[] bits) {
    double last = 0;
    for (int d = 0; d < bits.length; d++) {
      last = Math.max(last, draftedS[d] + bits[d] / drafters[d].wholeBps() + latencyS[d]);
    }
    return last;
  }

  private double arrivalS(double[] sentS) {
    double last = 0;
    for (int d = 0; d < sentS.length; d++) {
      last = Math.max(last, sentS[d] + latencyS[d]);
    }
    return last;
  }

  private double[] equalShares(double[] draftedS, double[] bits) {
    double[] sentS = new double[bits.length];
    for (int d = 0; d < bits.length; d++) {
      double bps = drafters[d].shareBps(link().bandwidthHz() / bits.length);
      sentS[d] = draftedS[d] + bits[d] / bps;
    }
    return sentS;
  }

  /**
   * Of those that have drafted the one of the largest latency has the band, also if it comes later.
   */
  private double[] inTurn(double[] draftedS, double[] bits) {
    double[] sentS = new double[bits.length];
    double[] restS = new double[bits.length];
    double nowS = Double.POSITIVE_INFINITY;
    for (int d = 0; d < bits.length; d++) {
      restS[d] = bits[d] / drafters[d].wholeBps();
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
    boolean isLinear = link().powerModel() == PowerModel.CONSTANT_PSD;
    double endS = isLinear ? linear(draftedS, bits) : concave(draftedS, bits);
    return IntStream.range(0, bits.length).mapToDouble(d -> endS).toArray();
  }

  /** Σ W/(τ − s) = 1: convex and falling, so that Newton climbs from below without overshooting. */
  private double linear(double[] draftedS, double[] bits) {
    double endS = 0;
    for (int d = 0; d < bits.length; d++) {
      endS = Math.max(endS, draftedS[d] + bits[d] / drafters[d].wholeBps());
    }
    for (int i = 0; i < MOST_STEPS; i++) {
      double load = 0;
      double descent = 0;
      for (int d = 0; d < bits.length; d++) {
        double spanS = endS - draftedS[d];
        double part = bits[d] / drafters[d].wholeBps() / spanS;
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
   * unknown is what τ exceeds the largest s + X·ln2/γ by: little else than in the step before.
   */
  private double concave(double[] draftedS, double[] bits) {
    int count = bits.length;
    double[] least = new double[count];
    double floor = 0;
    double wholeS = 0;
    double latestS = 0;
    for (int d = 0; d < count; d++) {
      least[d] = bits[d] * Channel.LN2 / drafters[d].gammaHz();
      floor = Math.max(floor, draftedS[d] + least[d]);
      wholeS += bits[d] / drafters[d].wholeBps();
      latestS = Math.max(latestS, draftedS[d]);
    }
    double low = 0;
    double high = latestS + wholeS - floor;
    double z = excessS > 0 && excessS < high ? excessS : high;
    for (int i = 0; i < MOST_STEPS && high > 0; i++) {
      double load = 0;
      double descent = 0;
      for (int d = 0; d < count; d++) {
        double beyond = floor - draftedS[d] - least[d] + z;
        double spanS = least[d] + beyond;
        double rho = least[d] / spanS;
        double sigma = beyond / spanS;
        x[d] = RateCurve.root(rho, sigma, x[d]);
        double share = drafters[d].gammaHz() / x[d] / link().bandwidthHz();
        double slope = rho > 0.5 ? x[d] / (1 + x[d]) - sigma : rho - 1 / (1 + x[d]);
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
    excessS = z;
    return floor + Math.max(z, 0);
  }
}
