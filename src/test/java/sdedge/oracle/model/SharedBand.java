package sdedge.oracle.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import sdedge.instance.Fronthaul;
import sdedge.instance.Instance;
import sdedge.instance.RadioLink;

/** Bands on which several drafters send to the verifier (Section 4 of the model). */
public final class SharedBand {
  private SharedBand() {}

  /** By drafter, the first one on the band that it goes up on; itself on a link of its own. */
  public static int[] firstUsers(Instance instance) {
    int[] first = new int[instance.drafters().size()];
    Map<RadioLink, Integer> bands = new HashMap<>();
    for (int d = 0; d < first.length; d++) {
      int own = d;
      RadioLink.Access access = instance.drafters().get(d).fronthaul().access();
      first[d] = access == null ? own : bands.computeIfAbsent(access.link(), link -> own);
    }
    return first;
  }

  /** Bits per second on the way up, of a band all of it. */
  public static double bitsPerS(Fronthaul fronthaul) {
    RadioLink.Access access = fronthaul.access();
    if (access == null) {
      return fronthaul.rateBps();
    }
    double hertz = access.link().bandwidthHz();
    return hertz * Uplinks.bitsPerHz(gammaHz(access), hertz);
  }

  /** When all bits have arrived that parts send in a step on any one band in turn, seconds. */
  static double inTurnS(List<PartTimes> parts) {
    Map<RadioLink, List<PartTimes>> byLink =
        parts.stream()
            .filter(part -> part.link().access() != null && part.upBits() > 0)
            .collect(
                Collectors.groupingBy(part -> Objects.requireNonNull(part.link().access()).link()));
    return byLink.values().stream().mapToDouble(SharedBand::lastS).max().orElse(0);
  }

  private static double gammaHz(RadioLink.Access access) {
    RadioLink link = access.link();
    double received = access.txPowerDbm() + access.channelGainDb();
    return Math.pow(10, (received - link.noise().dbmPerHz() - link.noise().figureDb()) / 10);
  }

  /** Each takes of the time that those before it leave what it needs; the longest way is first. */
  private static double lastS(List<PartTimes> senders) {
    record Taken(double fromS, double toS) {}
    double lastS = 0;
    List<Taken> taken = new ArrayList<>(); // by time
    for (PartTimes sender :
        senders.stream()
            .sorted(
                Comparator.<PartTimes>comparingDouble(part -> -part.link().latencyS())
                    .thenComparingDouble(PartTimes::draftS))
            .toList()) {
      double atS = sender.draftS();
      double restS = sender.upSerialS();
      List<Taken> own = new ArrayList<>();
      for (Taken other : taken) {
        double freeS = Math.min(restS, other.fromS() - atS);
        if (freeS > 0) {
          own.add(new Taken(atS, atS + freeS));
          restS -= freeS;
          atS += freeS;
        }
        if (restS <= 0) {
          break;
        }
        atS = Math.max(atS, other.toS());
      }
      if (restS > 0) {
        own.add(new Taken(atS, atS + restS));
        atS += restS;
      }
      lastS = Math.max(lastS, atS + sender.link().latencyS());
      taken.addAll(own);
      taken.sort(Comparator.comparingDouble(Taken::fromS));
    }
    return lastS;
  }
}
