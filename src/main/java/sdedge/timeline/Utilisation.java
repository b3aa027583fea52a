package sdedge.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import sdedge.instance.Drafter;
import sdedge.instance.RadioLink;
import sdedge.latency.BatchProfile;
import sdedge.latency.PartProfile;

/**
 * The part of the makespan that each server is busy, in [0, 1] up to rounding. A link is busy while
 * it serialises bits; its latency does not count.
 *
 * @param drafters one entry per drafter of the instance
 * @param verifier of the one verifier
 */
public record Utilisation(List<OfDrafter> drafters, double verifier) {
  public Utilisation {
    drafters = List.copyOf(drafters);
  }

  /** The servers of one drafter: its node and both directions of its fronthaul. */
  public record OfDrafter(double drafter, double fronthaulUp, double fronthaulDown) {}

  /** The mean of several, each with a weight; the weights add up to 1. */
  static Utilisation mean(List<Utilisation> of, double[] weights) {
    double verifier = 0;
    double[][] drafters = new double[of.get(0).drafters.size()][3];
    for (int i = 0; i < weights.length; i++) {
      verifier += weights[i] * of.get(i).verifier;
      for (int d = 0; d < drafters.length; d++) {
        OfDrafter own = of.get(i).drafters.get(d);
        drafters[d][0] += weights[i] * own.drafter();
        drafters[d][1] += weights[i] * own.fronthaulUp();
        drafters[d][2] += weights[i] * own.fronthaulDown();
      }
    }
    List<OfDrafter> all = new ArrayList<>();
    for (double[] each : drafters) {
      all.add(new OfDrafter(each[0], each[1], each[2]));
    }
    return new Utilisation(all, verifier);
  }

  /** How busy drafters make the bands that they share, by band, as if each had it alone in turn. */
  public SortedMap<String, Double> bands(List<Drafter> all) {
    SortedMap<String, Double> bands = new TreeMap<>();
    for (int d = 0; d < drafters.size(); d++) {
      RadioLink band = all.get(d).fronthaul().band();
      if (band != null) {
        bands.merge(band.name(), drafters.get(d).fronthaulUp(), Double::sum);
      }
    }
    return bands;
  }

  /** The seconds that each server is busy, summed batch by batch in plan order. */
  static final class Busy {
    private final double[] draft;
    private final double[] up;
    private final double[] down;
    private double verify;

    /** Nothing yet, at so many drafters. */
    Busy(int drafters) {
      draft = new double[drafters];
      up = new double[drafters];
      down = new double[drafters];
    }

    void add(BatchProfile profile) {
      for (int n = 1; n <= profile.steps(); n++) {
        verify += profile.verify(n);
        for (PartProfile part : profile.parts()) {
          draft[part.drafter()] += part.draft(n);
          up[part.drafter()] += part.upBusy(n);
          down[part.drafter()] += part.downBusy(n);
        }
      }
    }

    /** Parts of a makespan, seconds. */
    Utilisation of(double makespanS) {
      List<OfDrafter> drafters = new ArrayList<>(draft.length);
      for (int d = 0; d < draft.length; d++) {
        drafters.add(new OfDrafter(draft[d] / makespanS, up[d] / makespanS, down[d] / makespanS));
      }
      return new Utilisation(drafters, verify / makespanS);
    }
  }
}
