package sdedge.search.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.search.partition.PartitionProgram.CoverProgram;

/** Partitions whose cheapest sets are known by hand or by enumeration. */
class CoverProgramTest {
  private static final List<TaskSet> SETS =
      List.of(TaskSet.of(0, 1), TaskSet.of(1, 2), TaskSet.of(0, 2), TaskSet.of(0), TaskSet.of(2));

  private static final double[] COSTS = {3, 3, 3, 2.5, 2};

  @Test
  void oneSetComesFirst() {
    double[][] costs = {COSTS, {5, 5, 6, 3, 4}};

    assertThat(CoverProgram.cheapest(3, SETS, costs, 6.1)).containsExactlyInAnyOrder(1, 3);
    assertThat(CoverProgram.cheapest(3, SETS, costs, 6)).isEmpty();
    assertThat(CoverProgram.cheapest(3, SETS, new double[][] {COSTS, COSTS}, 9))
        .containsExactlyInAnyOrder(0, 4);
  }

  @Test
  void theyCostAsMuchAsByEnumeration() {
    TestSeeds.each(getClass(), TestSeeds.draws(100, 500), CoverProgramTest::compare);
  }

  private static void compare(Random random) {
    int tasks = 4 + random.nextInt(6);
    List<TaskSet> singles = IntStream.range(0, tasks).mapToObj(TaskSet::of).toList();
    Stream<TaskSet> more =
        IntStream.range(0, random.nextInt(60))
            .mapToObj(draw -> TaskSet.of(some(tasks, random)))
            .filter(set -> set.size() > 1);
    List<TaskSet> sets = Stream.concat(singles.stream(), more).distinct().toList();
    double[] any = random.doubles(sets.size(), 1, 2).toArray();
    double[] first = random.doubles(sets.size(), 2, 4).toArray();
    double[][] costs = {any, first};
    double leastS = leastS(tasks, sets, costs, 0, false);

    int[] found = CoverProgram.cheapest(tasks, sets, costs, 1e9);

    double sumS = IntStream.of(found).mapToDouble(s -> any[s]).sum();
    double moreS = IntStream.of(found).mapToDouble(s -> first[s] - any[s]).min().orElseThrow();
    assertThat(sumS + moreS).isCloseTo(leastS, within(1e-9));
    assertThat(IntStream.of(found).flatMap(s -> IntStream.of(sets.get(s).array())).sorted())
        .containsExactlyElementsOf(IntStream.range(0, tasks).boxed().toList());
    assertThat(CoverProgram.cheapest(tasks, sets, costs, leastS * (1 - 1e-9))).isEmpty();
  }

  private static int[] some(int tasks, Random random) {
    return IntStream.range(0, tasks).filter(k -> random.nextDouble() < 0.35).toArray();
  }

  /** What the tasks cost that are not covered yet. */
  private static double leastS(
      int tasks, List<TaskSet> sets, double[][] costs, int covered, boolean isBegun) {
    if (covered == (1 << tasks) - 1) {
      return isBegun ? 0 : Double.POSITIVE_INFINITY;
    }
    double leastS = Double.POSITIVE_INFINITY;
    int next = Integer.numberOfTrailingZeros(~covered);
    for (int s = 0; s < sets.size(); s++) {
      int mask = IntStream.of(sets.get(s).array()).map(k -> 1 << k).sum();
      if (Integer.numberOfTrailingZeros(mask) == next && (mask & covered) == 0) {
        int all = covered | mask;
        leastS = Math.min(leastS, costs[0][s] + leastS(tasks, sets, costs, all, isBegun));
        if (!isBegun) {
          leastS = Math.min(leastS, costs[1][s] + leastS(tasks, sets, costs, all, true));
        }
      }
    }
    return leastS;
  }
}
