package sdedge.search.problem;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which tasks must share a batch, and which must not: what a batch may hold beside the caps.
 *
 * @param together sets of tasks, indices into the instance; each set lies in one batch
 * @param apart sets of tasks; no two of a set lie in one batch
 */
public record BatchConstraints(List<Set<Integer>> together, List<Set<Integer>> apart) {
  /** Any batches. */
  public static final BatchConstraints FREE = new BatchConstraints(List.of(), List.of());

  public BatchConstraints {
    together = List.copyOf(together);
    apart = List.copyOf(apart);
  }

  /** By position, whether a batch may end before it; one entry more than tasks. */
  boolean[] cuts(int[] tasks) {
    boolean[] cuts = new boolean[tasks.length + 1];
    Arrays.fill(cuts, true);
    for (Set<Integer> set : together) {
      int[] places = places(tasks, set);
      if (places.length > 1) {
        Arrays.fill(cuts, places[0] + 1, places[places.length - 1] + 1, false);
      }
    }
    return cuts;
  }

  /** Shortens the furthest ends of batches, by start. */
  void limit(int[] tasks, int[] batchReach) {
    for (Set<Integer> set : apart) {
      int[] places = places(tasks, set);
      for (int i = 1; i < places.length; i++) {
        for (int start = i == 1 ? 0 : places[i - 2] + 1; start <= places[i - 1]; start++) {
          batchReach[start] = Math.min(batchReach[start], places[i]);
        }
      }
    }
  }

  private static int[] places(int[] tasks, Set<Integer> set) {
    return IntStream.range(0, tasks.length).filter(k -> set.contains(tasks[k])).toArray();
  }
}
