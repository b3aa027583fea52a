package sdedge.search.partition;

import java.util.Arrays;
import java.util.List;

/**
 * The cheapest partition of few tasks into sets, of which one comes first: a dynamic program over
 * what is covered. In each cover the next set is one that has the first task left.
 */
final class CoverProgram {
  /** Tasks beyond which parts of what is covered are too many: 3 to their power. */
  static final int MOST_TASKS = 13;

  private static final int NONE = -1;

  private final int[] setOf; // by tasks, as bits
  private final double[][] costs; // by set, as any and as the first
  private final double[][] leastS; // without and with a first set, by what is covered
  private final int[][] last; // the same: the last set, the first one as ~set

  private CoverProgram(int tasks, List<TaskSet> sets, double[][] costs) {
    this.costs = costs;
    int covers = 1 << tasks;
    setOf = new int[covers];
    Arrays.fill(setOf, NONE);
    for (int s = 0; s < sets.size(); s++) {
      setOf[bits(sets.get(s))] = s;
    }
    leastS = new double[2][covers];
    last = new int[2][covers];
    leastS[1][0] = Double.POSITIVE_INFINITY;
    for (int covered = 1; covered < covers; covered++) {
      cover(covered);
    }
  }

  private static int bits(TaskSet set) {
    return Arrays.stream(set.array()).map(k -> 1 << k).sum();
  }

  /**
   * The places of the sets of the cheapest partition.
   *
   * @param costs what each costs, as any and as the first
   * @param below what it must cost less than
   * @return none if no partition does
   */
  static int[] cheapest(int tasks, List<TaskSet> sets, double[][] costs, double below) {
    CoverProgram program = new CoverProgram(tasks, sets, costs);
    int all = (1 << tasks) - 1;
    return program.leastS[1][all] < below ? program.chosen(sets, all) : new int[0];
  }

  private void cover(int covered) {
    Arrays.stream(leastS).forEach(least -> least[covered] = Double.POSITIVE_INFINITY);
    int first = Integer.lowestOneBit(covered);
    int others = covered - first;
    for (int more = others; more >= 0; more = more == 0 ? -1 : (more - 1) & others) {
      int set = setOf[first + more];
      if (set != NONE) {
        int before = others - more;
        offer(0, covered, leastS[0][before] + costs[0][set], set);
        offer(1, covered, leastS[1][before] + costs[0][set], set);
        offer(1, covered, leastS[0][before] + costs[1][set], ~set);
      }
    }
  }

  private void offer(int withFirst, int covered, double seconds, int set) {
    if (seconds < leastS[withFirst][covered]) {
      leastS[withFirst][covered] = seconds;
      last[withFirst][covered] = set;
    }
  }

  private int[] chosen(List<TaskSet> sets, int all) {
    int[] chosen = new int[Integer.bitCount(all)];
    int count = 0;
    int withFirst = 1;
    for (int left = all; left != 0; ) {
      int set = last[withFirst][left];
      withFirst = set < 0 ? 0 : withFirst;
      chosen[count] = set < 0 ? ~set : set;
      left -= bits(sets.get(chosen[count++]));
    }
    return Arrays.copyOf(chosen, count);
  }
}
