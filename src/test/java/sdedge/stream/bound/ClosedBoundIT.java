package sdedge.stream.bound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;

/** As the quick test, on more instances. */
class ClosedBoundIT {
  @Test
  void nothingIsFaster() {
    NothingFaster all = new NothingFaster();

    TestSeeds.each(ClosedBoundIT.class, TestSeeds.draws(ClosedBoundIT.class, 1_000), all::check);

    assertThat(all.nearest()).as("the bound says something").isGreaterThan(0.9);
    assertThat(all.reasons()).contains(ClosedBound.Reason.values());
  }
}
