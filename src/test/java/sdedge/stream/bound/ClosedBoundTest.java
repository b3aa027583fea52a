package sdedge.stream.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.reader.InstanceReader;

/** Nobody completes a closed batch sooner: no plan under any pipeline, no continuous policy. */
class ClosedBoundTest {
  @Test
  @Tag(TestSeeds.DRAWS)
  void nothingIsFaster() {
    NothingFaster all = new NothingFaster();

    TestSeeds.each(ClosedBoundTest.class, TestSeeds.draws(30, 1_000), all::check);

    TestSeeds.guard(
        () -> {
          assertThat(all.nearest()).as("the bound says something").isGreaterThan(0.9);
          assertThat(all.reasons()).contains(ClosedBound.Reason.values());
        });
  }

  @Test
  void nothingIsFasterWithModes() {
    NothingFaster all = new NothingFaster();

    TestSeeds.each(ClosedBoundTest.class, TestSeeds.draws(20, 2_000), all::checkWithModes);

    TestSeeds.guard(
        () -> assertThat(all.nearest()).as("the bound says something").isGreaterThan(0.9));
  }

  /** A band of constant power may be shared: its proven optimum over all allocations. */
  @Test
  void sharesOfABandAreNotPriced() throws Exception {
    Instance instance = InstanceReader.read(Path.of("instances/slow-uplink.yaml"));

    ClosedBound bound =
        Objects.requireNonNull(ClosedBound.of(instance, instance.pipeline(), Control.NONE));

    assertThat(bound.boundS()).isBetween(8.34, 8.356434038);
    assertThat(bound.prices().drafters()).allMatch(drafter -> drafter.band() == 0);
  }
}
