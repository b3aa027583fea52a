package sdedge.search.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.control.Control;

/** Covers whose cheapest sets are known by hand or by enumeration. */
class CoverTreeTest {
  private static final int PIVOTS = 100_000;

  /** Pairs of three items for 3 each, halves of which cost less than any cover. */
  private static final List<int[]> SETS =
      List.of(new int[] {0, 1}, new int[] {1, 2}, new int[] {0, 2}, new int[] {0}, new int[] {2});

  private static final double[] COSTS = {3, 3, 3, 2.5, 2};

  private int open;

  @Test
  void sharesAreTakenWhole() {
    FractionalCover shares = new FractionalCover(3, SETS, COSTS);
    assertThat(shares.solve(new int[] {0, 1, 2, 3, 4}, PIVOTS)).isTrue();
    assertThat(shares.bound()).isCloseTo(4.5, within(1e-6));
    assertThat(shares.solve(new int[] {0, 3, 4}, PIVOTS)).isTrue();
    assertThat(shares.bound()).isCloseTo(5, within(1e-6));

    assertThat(cheapest(3, COSTS, 5.1, PIVOTS)).containsExactly(0, 4);
    assertThat(cheapest(3, COSTS, 5, PIVOTS)).isEmpty();
    assertThat(cheapest(3, COSTS, 5.1, 1)).isNull();
  }

  private static int @Nullable [] cheapest(int items, double[] costs, double below, int pivots) {
    return CoverTree.cheapest(items, SETS, costs, below, pivots, Control.NONE);
  }

  @Test
  void theyCostAsMuchAsByWhatIsCovered() {
    int draws = TestSeeds.draws(100, 500);
    TestSeeds.each(getClass(), draws, this::compare);

    TestSeeds.guard(() -> assertThat(open).isGreaterThan(draws / 10));
  }

  private void compare(Random random) {
    int items = 4 + random.nextInt(7);
    List<int[]> sets = new ArrayList<>();
    IntStream.range(0, items).forEach(item -> sets.add(new int[] {item}));
    for (int more = random.nextInt(60); more > 0; more--) {
      double chance = 0.2 + 0.3 * random.nextDouble();
      int[] set = IntStream.range(0, items).filter(item -> random.nextDouble() < chance).toArray();
      if (set.length > 0) {
        sets.add(set);
      }
    }
    boolean areEqual = random.nextInt(4) == 0; // many covers cost as much
    double[] costs =
        sets.stream()
            .mapToDouble(set -> areEqual ? 1 + set.length / 3 : 1 + random.nextDouble())
            .toArray();
    double leastS = leastS(items, sets, costs, 0);
    FractionalCover shares = new FractionalCover(items, sets, costs);
    assertThat(shares.solve(IntStream.range(0, costs.length).toArray(), PIVOTS)).isTrue();
    assertThat(shares.bound()).isLessThanOrEqualTo(leastS * (1 + 1e-9));
    open += shares.bound() < leastS * (1 - 1e-6) ? 1 : 0;

    int[] found = CoverTree.cheapest(items, sets, costs, 1e9, PIVOTS, Control.NONE);

    assertThat(of(Objects.requireNonNull(found), costs)).isCloseTo(leastS, within(1e-9));
    int[] covered = IntStream.of(found).flatMap(s -> IntStream.of(sets.get(s))).sorted().toArray();
    assertThat(covered).isEqualTo(IntStream.range(0, items).toArray());
    double below = leastS * (1 - 1e-9);
    assertThat(CoverTree.cheapest(items, sets, costs, below, PIVOTS, Control.NONE)).isEmpty();
  }

  /** By enumeration, what covers the items that are not covered yet. */
  private static double leastS(int items, List<int[]> sets, double[] costs, int covered) {
    double leastS = covered == (1 << items) - 1 ? 0 : Double.POSITIVE_INFINITY;
    int first = Integer.numberOfTrailingZeros(~covered);
    for (int s = 0; s < costs.length; s++) {
      int mask = IntStream.of(sets.get(s)).map(item -> 1 << item).sum();
      if (first < items && Integer.numberOfTrailingZeros(mask) == first && (mask & covered) == 0) {
        leastS = Math.min(leastS, costs[s] + leastS(items, sets, costs, covered | mask));
      }
    }
    return leastS;
  }

  private static double of(int[] chosen, double[] costs) {
    return IntStream.of(chosen).mapToDouble(s -> costs[s]).sum();
  }
}
