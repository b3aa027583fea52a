package sdedge.search.partition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The cheapest sets that have every one of few items exactly once, by what is covered. */
final class SmallCover {
  /** Beyond which there are too many sets of them. */
  static final int MOST_ITEMS = 13;

  private SmallCover() {}

  /**
   * The places of the sets of the cheapest cover, of equally cheap ones the first found.
   *
   * @param items from 0 to {@code items} − 1, at most {@value #MOST_ITEMS}
   * @param sets of items, of which some cover all
   * @param costs by set
   */
  static int[] cheapest(int items, List<int[]> sets, double[] costs) {
    List<List<Integer>> byFirst = new ArrayList<>();
    int[] masks = new int[sets.size()];
    for (int item = 0; item < items; item++) {
      byFirst.add(new ArrayList<>());
    }
    for (int s = 0; s < masks.length; s++) {
      for (int item : sets.get(s)) {
        masks[s] |= 1 << item;
      }
      byFirst.get(Integer.numberOfTrailingZeros(masks[s])).add(s);
    }
    double[] least = new double[1 << items];
    int[] last = new int[least.length];
    Arrays.fill(least, 1, least.length, Double.POSITIVE_INFINITY);
    for (int covered = 0; covered < least.length - 1; covered++) {
      if (least[covered] == Double.POSITIVE_INFINITY) {
        continue;
      }
      for (int s : byFirst.get(Integer.numberOfTrailingZeros(~covered))) {
        int more = covered | masks[s];
        if ((covered & masks[s]) == 0 && least[covered] + costs[s] < least[more]) {
          least[more] = least[covered] + costs[s];
          last[more] = s;
        }
      }
    }
    return Arrays.stream(chosen(masks, last)).sorted().toArray();
  }

  private static int[] chosen(int[] masks, int[] last) {
    List<Integer> chosen = new ArrayList<>();
    for (int covered = last.length - 1; covered != 0; covered &= ~masks[last[covered]]) {
      chosen.add(last[covered]);
    }
    return chosen.stream().mapToInt(Integer::intValue).toArray();
  }
}
