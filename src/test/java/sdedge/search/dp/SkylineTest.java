package sdedge.search.dp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;

/** {@link Skyline} against a look at all pairs. */
final class SkylineTest {
  private record Pair(double clock, double later) {}

  @Test
  void theLeastCostIsThatOfAllPairs() {
    TestSeeds.each(
        getClass(),
        200,
        random -> {
          Skyline skyline = new Skyline();
          List<Pair> all = new ArrayList<>();
          int values = 2 + random.nextInt(40); // few: equal ones are likely
          for (int added = 0; added < 60; added++) {
            assertAgrees(skyline, all, values);
            Pair pair = new Pair(random.nextInt(values), random.nextInt(values));
            skyline.add(pair.clock, pair.later);
            all.add(pair);
          }
          assertAgrees(skyline, all, values);
          skyline.clear();
          assertAgrees(skyline, List.of(), values);
        });
  }

  private static void assertAgrees(Skyline skyline, List<Pair> all, int values) {
    for (double limit = -0.5; limit <= values; limit += 0.5) {
      double least = Double.POSITIVE_INFINITY;
      for (Pair pair : all) {
        least = pair.clock <= limit ? Math.min(least, pair.later) : least;
      }
      assertThat(skyline.leastLater(limit)).as("up to %s of %s", limit, all).isEqualTo(least);
    }
  }
}
