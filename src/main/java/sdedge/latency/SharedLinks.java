package sdedge.latency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import sdedge.instance.RadioLink;
import sdedge.wireless.BandUser;
import sdedge.wireless.LinkSharing;

/**
 * The parts of a batch that may meet on a band in the same step (docs/model.md sections 4, 9).
 *
 * @param groups by band the places of two parts or more
 */
record SharedLinks(List<PartLoad> parts, List<int[]> groups) {
  private static final SharedLinks NONE = new SharedLinks(List.of(), List.of());

  static SharedLinks of(List<PartLoad> parts) {
    if (parts.size() < 2) {
      return NONE;
    }
    Map<RadioLink, List<Integer>> byLink = new LinkedHashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      BandUser band = parts.get(i).band();
      if (band != null) {
        byLink.computeIfAbsent(band.link(), link -> new ArrayList<>()).add(i);
      }
    }
    List<int[]> groups = new ArrayList<>();
    for (List<Integer> group : byLink.values()) {
      if (group.size() > 1) {
        groups.add(group.stream().mapToInt(i -> i).toArray());
      }
    }
    return groups.isEmpty() ? NONE : new SharedLinks(parts, groups);
  }

  boolean isEmpty() {
    return groups.isEmpty();
  }

  /**
   * Replaces the drafter sides of parts that are not alone on their band.
   *
   * @param sides d + u by part and step − 1, seconds, as if all were alone; whoever is not has a
   *     new array then
   */
  void share(double[][] sides) {
    for (int[] group : groups) {
      int steps = 0;
      for (int i : group) {
        steps = Math.max(steps, parts.get(i).steps());
        sides[i] = sides[i].clone();
      }
      Senders senders = new Senders(parts, new int[0]);
      for (int n = 1; n <= steps; n++) {
        int[] sending = sending(group, n);
        if (sending.length > 1) {
          senders = Arrays.equals(sending, senders.places) ? senders : new Senders(parts, sending);
          senders.share(sides, n);
        }
      }
    }
  }

  private int[] sending(int[] group, int n) {
    int[] sending = new int[group.length];
    int count = 0;
    for (int i : group) {
      if (parts.get(i).transfers().upBits(n) > 0) {
        sending[count++] = i;
      }
    }
    return Arrays.copyOf(sending, count);
  }

  /** Parts that send over a band in the same steps. */
  private static final class Senders {
    private final int[] places;
    private final PartLoad[] parts;
    private final LinkSharing sharing;
    private final double[] latencyS;
    private final double[] draftedS; // in the step at hand
    private final double[] bits;

    Senders(List<PartLoad> all, int[] places) {
      this.places = places;
      parts = new PartLoad[places.length];
      latencyS = new double[places.length];
      BandUser[] access = new BandUser[places.length];
      for (int k = 0; k < places.length; k++) {
        parts[k] = all.get(places[k]);
        latencyS[k] = parts[k].latencyS();
        access[k] = Objects.requireNonNull(parts[k].band());
      }
      sharing = new LinkSharing(access, latencyS);
      draftedS = new double[places.length];
      bits = new double[places.length];
    }

    void share(double[][] sides, int n) {
      boolean certain = true;
      for (int k = 0; k < parts.length; k++) {
        PartLoad part = parts[k];
        draftedS[k] = part.sides().drafts()[n - 1] / part.chance(n);
        bits[k] = part.transfers().upBits(n);
        certain &= part.chance(n) == 1;
      }
      double[] sentS = certain ? sharing.sentS(draftedS, bits) : bits;
      for (int k = 0; k < parts.length; k++) {
        double chance = parts[k].chance(n);
        double own = bits[k];
        if (!certain) { // whoever is looked at is there, the others with their chance
          bits[k] = own / chance;
          sentS = sharing.sentS(draftedS, bits);
          bits[k] = own;
        }
        sides[places[k]][n - 1] = chance * (sentS[k] + latencyS[k]);
      }
    }
  }
}
