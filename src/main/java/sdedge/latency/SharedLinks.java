package sdedge.latency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sdedge.instance.RadioLink;
import sdedge.wireless.LinkSharing;

/** The parts of a batch that may meet on a band in the same step (docs/model.md sections 4, 9). */
final class SharedLinks {
  private static final SharedLinks NONE = new SharedLinks(List.of(), List.of());

  private final List<PartLoad> parts;
  private final List<int[]> groups; // by band the places of two parts or more

  private SharedLinks(List<PartLoad> parts, List<int[]> groups) {
    this.parts = parts;
    this.groups = groups;
  }

  static SharedLinks of(List<PartLoad> parts) {
    Map<RadioLink, List<Integer>> byLink = new LinkedHashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      RadioLink.Access access = parts.get(i).access();
      if (access != null) {
        byLink.computeIfAbsent(access.link(), link -> new ArrayList<>()).add(i);
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

  /**
   * Replaces the drafter sides of parts that are not alone on their band.
   *
   * @param sides d + u by part and step − 1, seconds, as if all were alone; whoever is not has a
   *     new array then
   */
  void share(double[][] sides) {
    for (int[] group : groups) {
      int steps = Arrays.stream(group).map(i -> parts.get(i).steps()).max().orElse(0);
      for (int i : group) {
        sides[i] = sides[i].clone();
      }
      for (int n = 1; n <= steps; n++) {
        share(sides, group, n);
      }
    }
  }

  private void share(double[][] sides, int[] group, int n) {
    int[] sending = Arrays.stream(group).filter(i -> parts.get(i).upBits(n) > 0).toArray();
    if (sending.length < 2) {
      return;
    }
    RadioLink.Access[] access = new RadioLink.Access[sending.length];
    double[] latencyS = new double[sending.length];
    double[] draftedS = new double[sending.length];
    double[] bits = new double[sending.length];
    boolean certain = true;
    for (int k = 0; k < sending.length; k++) {
      PartLoad part = parts.get(sending[k]);
      access[k] = part.access();
      latencyS[k] = part.latencyS();
      draftedS[k] = part.draft(n) / part.chance(n);
      bits[k] = part.upBits(n);
      certain &= part.chance(n) == 1;
    }
    LinkSharing sharing = new LinkSharing(access[0].link(), access, latencyS);
    double[] sentS = certain ? sharing.sentS(draftedS, bits) : new double[0];
    for (int k = 0; k < sending.length; k++) {
      double chance = parts.get(sending[k]).chance(n);
      double own = bits[k];
      if (!certain) { // whoever is looked at is there, the others with their chance
        bits[k] = own / chance;
        sentS = sharing.sentS(draftedS, bits);
        bits[k] = own;
      }
      sides[sending[k]][n - 1] = chance * (sentS[k] + latencyS[k]);
    }
  }
}
