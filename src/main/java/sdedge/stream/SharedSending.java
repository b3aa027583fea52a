package sdedge.stream;

import java.util.Arrays;
import java.util.List;
import sdedge.instance.Drafter;
import sdedge.timeline.BandServers;

/**
 * Parts of a step that send over shared bands, which one after the other have to themselves, the
 * one of the largest latency first (docs/model.md section 4, {@code in-turn}): by choice.
 */
final class SharedSending {
  private final int[] bandOf; // by drafter the first user of its band; −1 for a link of its own
  private final double[] latencyS; // by drafter
  private final int[] drafter; // of the parts
  private final double[][] draftedS; // by choice, part
  private final double[][] wholeS; // W, by choice, part
  private final int[] parts; // by choice
  private final boolean isShared;

  SharedSending(List<Drafter> drafters, int choices) {
    isShared = drafters.stream().anyMatch(each -> each.fronthaul().access() != null);
    bandOf = BandServers.firstUsers(drafters);
    latencyS = new double[drafters.size()];
    for (int d = 0; d < bandOf.length; d++) {
      bandOf[d] = drafters.get(d).fronthaul().access() == null ? -1 : bandOf[d];
      latencyS[d] = drafters.get(d).fronthaul().latencyS();
    }
    int most = isShared ? bandOf.length : 0;
    drafter = new int[most];
    draftedS = new double[isShared ? choices : 0][most];
    wholeS = new double[isShared ? choices : 0][most];
    parts = new int[isShared ? choices : 0];
  }

  void clear() {
    Arrays.fill(parts, 0);
  }

  /** Adds a part, the same ones for all choices looked at together. */
  void add(int choice, int ofDrafter, double afterS, double takesS) {
    if (isShared && bandOf[ofDrafter] >= 0 && takesS > 0) {
      int part = parts[choice]++;
      drafter[part] = ofDrafter;
      draftedS[choice][part] = afterS;
      wholeS[choice][part] = takesS;
    }
  }

  /**
   * When the last bit of all has arrived: the largest s + ΣW + latency, over the parts that draft
   * no sooner than s and have no shorter way.
   */
  double lastS(int choice) {
    double last = 0;
    int count = isShared ? parts[choice] : 0;
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        last = Math.max(last, lastS(choice, count, draftedS[choice][i], drafter[j], drafter[i]));
      }
    }
    return last;
  }

  private double lastS(int choice, int count, double fromS, int shortest, int sameBand) {
    double least = latencyS[shortest];
    double sum = 0;
    for (int k = 0; k < count; k++) {
      boolean isIn =
          bandOf[drafter[k]] == bandOf[sameBand]
              && draftedS[choice][k] >= fromS
              && latencyS[drafter[k]] >= least;
      sum += isIn ? wholeS[choice][k] : 0;
    }
    return sum == 0 || bandOf[shortest] != bandOf[sameBand] ? 0 : fromS + sum + least;
  }
}
