package sdedge.oracle.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import sdedge.instance.Fronthaul;
import sdedge.instance.Instance;
import sdedge.instance.PowerModel;
import sdedge.instance.RadioLink;

/** Parts of a batch that send on one band in the same step (Sections 4 and 9 of the model). */
public final class SharedBand {
  private static final double WORTHWHILE = 1e-9;

  private final RadioLink link;
  private final List<Sender> senders = new ArrayList<>();

  /**
   * Who sends over the band.
   *
   * @param draftedS when that begins
   */
  private record Sender(
      double draftedS, double bits, double gammaHz, double aloneS, double latencyS) {}

  /** Parts that send in a step, of which one is certain to be there; none if that is negative. */
  private SharedBand(RadioLink link, List<PartTimes> parts, int step, int certain) {
    this.link = link;
    for (int p = 0; p < parts.size(); p++) {
      PartStep part = parts.get(p).at(step);
      Fronthaul way = parts.get(p).link();
      double bits = part.upBits() / (p == certain ? part.chance() : 1);
      double gammaHz = gammaHz(Objects.requireNonNull(way.access()));
      double draftedS = part.draftS() / part.chance();
      senders.add(new Sender(draftedS, bits, gammaHz, bits / bitsPerS(way), way.latencyS()));
    }
  }

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
  public static double inTurnS(List<PartTimes> parts, int step) {
    double lastS = 0;
    for (Map.Entry<RadioLink, List<PartTimes>> sending : byBand(parts, step).entrySet()) {
      SharedBand band = new SharedBand(sending.getKey(), sending.getValue(), step, -1);
      lastS = Math.max(lastS, band.lastS(band.inTurn()));
    }
    return lastS;
  }

  private static double gammaHz(RadioLink.Access access) {
    RadioLink link = access.link();
    double received = access.txPowerDbm() + access.channelGainDb();
    return Math.pow(10, (received - link.noise().dbmPerHz() - link.noise().figureDb()) / 10);
  }

  /** Sets d + u of all parts that are not alone on their band in a step. */
  static void share(List<PartTimes> all, int step) {
    byBand(all, step)
        .forEach(
            (link, sending) -> {
              for (int p = 0; p < sending.size() && sending.size() > 1; p++) {
                double sentS = new SharedBand(link, sending, step, p).sentS()[p]; // if p is there
                PartTimes part = sending.get(p);
                part.share(step, part.at(step).chance() * (sentS + part.link().latencyS()));
              }
            });
  }

  private static Map<RadioLink, List<PartTimes>> byBand(List<PartTimes> all, int step) {
    Map<RadioLink, List<PartTimes>> byLink = new LinkedHashMap<>();
    for (PartTimes part : all) {
      RadioLink.Access access = part.link().access();
      if (access != null && part.at(step).upBits() > 0) {
        byLink.computeIfAbsent(access.link(), link -> new ArrayList<>()).add(part);
      }
    }
    return byLink;
  }

  private double[] sentS() {
    return switch (link.sharing()) {
      case IN_TURN -> inTurn();
      case EQUAL_FINISH -> together();
      case EQUAL_SHARES -> senders.stream().mapToDouble(s -> onShare(s)).toArray();
      case BEST -> {
        double[] inTurn = inTurn();
        double[] together = together();
        yield lastS(together) < lastS(inTurn) * (1 - WORTHWHILE) ? together : inTurn;
      }
    };
  }

  private double lastS(double[] sentS) {
    return IntStream.range(0, sentS.length)
        .mapToDouble(k -> sentS[k] + senders.get(k).latencyS())
        .max()
        .orElse(0);
  }

  private double onShare(Sender sender) {
    double hertz = link.bandwidthHz() / senders.size();
    double density = isLinear() ? link.bandwidthHz() : hertz;
    return sender.draftedS()
        + sender.bits() / (hertz * Uplinks.bitsPerHz(sender.gammaHz(), density));
  }

  private boolean isLinear() {
    return link.powerModel() == PowerModel.CONSTANT_PSD;
  }

  /** Each takes of the time that those before it leave what it needs; the longest way is first. */
  private double[] inTurn() {
    record Taken(double fromS, double toS) {}
    List<Integer> order = new ArrayList<>(IntStream.range(0, senders.size()).boxed().toList());
    order.sort(
        Comparator.<Integer>comparingDouble(k -> -senders.get(k).latencyS())
            .thenComparingDouble(k -> senders.get(k).draftedS()));
    double[] sentS = new double[senders.size()];
    List<Taken> taken = new ArrayList<>(); // by time
    for (int k : order) {
      double atS = senders.get(k).draftedS();
      double restS = senders.get(k).aloneS();
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
      sentS[k] = atS;
      taken.addAll(own);
      taken.sort(Comparator.comparingDouble(Taken::fromS));
    }
    return sentS;
  }

  private double[] together() {
    double endS = isLinear() ? linear() : concave();
    return senders.stream().mapToDouble(sender -> endS).toArray();
  }

  /**
   * Where the shares fill the band, by halves: each alone needs W, and all one after the other ΣW.
   */
  private double linear() {
    double low = senders.stream().mapToDouble(s -> s.draftedS() + s.aloneS()).max().orElse(0);
    double high =
        senders.stream().mapToDouble(Sender::draftedS).max().orElse(0)
            + senders.stream().mapToDouble(Sender::aloneS).sum();
    return Bisection.least(low, high, endS -> isEnough(endS));
  }

  private boolean isEnough(double endS) {
    return senders.stream().mapToDouble(s -> s.aloneS() / (endS - s.draftedS())).sum() <= 1;
  }

  private double concave() {
    EqualFinish finish =
        new EqualFinish(
            link.bandwidthHz(),
            senders.stream().mapToDouble(Sender::gammaHz).toArray(),
            senders.stream().mapToDouble(Sender::bits).toArray(),
            senders.stream().mapToDouble(Sender::draftedS).toArray());
    return finish.seconds(finish.delta());
  }
}
