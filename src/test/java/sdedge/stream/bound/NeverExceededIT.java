package sdedge.stream.bound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;

/** The bounds hold on random streams; on more of them in the long tests. */
@Tag(TestSeeds.DRAWS)
class NeverExceededIT {
  private double most;

  @Test
  void noStreamUsesLess() {
    int draws = TestSeeds.draws(200, 1_200, 10_000);

    TestSeeds.each(
        NeverExceededIT.class, draws, random -> most = Math.max(most, NeverExceeded.check(random)));

    TestSeeds.guard(() -> assertThat(most).as("the bound says something").isGreaterThan(0.5));
  }

  @Test
  void noStreamThatSplitsPromptsUsesLess() {
    int draws = TestSeeds.draws(60, 400, 5_000);

    TestSeeds.each(
        NeverExceededIT.class,
        draws,
        random -> most = Math.max(most, NeverExceeded.checkSplitting(random)));

    TestSeeds.guard(() -> assertThat(most).as("the bound says something").isGreaterThan(0.5));
  }

  @Test
  void noStreamUsesLessOnAverageByChance() {
    TestSeeds.each(NeverExceededIT.class, TestSeeds.draws(10, 1_000), NeverExceeded::checkDrawn);
  }

  @Test
  void noStreamWithModesUsesLess() {
    int draws = TestSeeds.draws(60, 1_000, 10_000);

    TestSeeds.each(
        NeverExceededIT.class,
        draws,
        random -> most = Math.max(most, NeverExceeded.checkWithModes(random)));

    TestSeeds.guard(() -> assertThat(most).as("the bound says something").isGreaterThan(0.5));
  }

  @Test
  void noStreamWithModesUsesLessOnAverageByChance() {
    TestSeeds.each(
        NeverExceededIT.class, TestSeeds.draws(4, 100, 1_000), NeverExceeded::checkDrawnWithModes);
  }

  @Test
  void noStreamUsesLessWhereAcceptanceGoesByContext() {
    TestSeeds.each(
        NeverExceededIT.class,
        TestSeeds.draws(60, 300, 5_000),
        random -> most = Math.max(most, NeverExceeded.checkByContext(random)));
    TestSeeds.each(
        NeverExceededIT.class, TestSeeds.draws(4, 100, 1_000), NeverExceeded::checkDrawnByContext);

    TestSeeds.guard(() -> assertThat(most).as("the bound says something").isGreaterThan(0.5));
  }
}
