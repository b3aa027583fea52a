package sdedge.stream.bound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;

/** The bounds hold on many random streams. */
class NeverExceededIT {
  private double most;

  @Test
  void noStreamUsesLess() {
    int draws = TestSeeds.draws(NeverExceededIT.class, 10_000);

    TestSeeds.each(
        NeverExceededIT.class, draws, random -> most = Math.max(most, NeverExceeded.check(random)));

    assertThat(most).as("the bound says something").isGreaterThan(0.5);
  }

  @Test
  void noStreamUsesLessOnAverageByChance() {
    TestSeeds.each(
        NeverExceededIT.class,
        TestSeeds.draws(NeverExceededIT.class, 1_000),
        NeverExceeded::checkDrawn);
  }
}
