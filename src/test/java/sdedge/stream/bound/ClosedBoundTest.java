package sdedge.stream.bound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;

/** Nobody completes a closed batch sooner: no plan under any pipeline, no continuous policy. */
class ClosedBoundTest {
  @Test
  void nothingIsFaster() {
    NothingFaster all = new NothingFaster();

    TestSeeds.each(ClosedBoundTest.class, TestSeeds.draws(ClosedBoundTest.class, 200), all::check);

    assertThat(all.nearest()).as("the bound says something").isGreaterThan(0.9);
    assertThat(all.reasons()).contains(ClosedBound.Reason.values());
  }
}
