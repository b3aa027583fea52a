package sdedge.stream.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.TinySystem;
import sdedge.control.Control;
import sdedge.instance.Batching;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.LatencyTable;
import sdedge.instance.Node;
import sdedge.instance.reader.InstanceReader;

/** Nobody completes a closed batch sooner: no plan under any pipeline, no continuous policy. */
class ClosedBoundTest {
  @Test
  @Tag(TestSeeds.DRAWS)
  void nothingIsFaster() {
    NothingFaster all = new NothingFaster();

    TestSeeds.each(ClosedBoundTest.class, TestSeeds.draws(30, 1_000), all::check);

    TestSeeds.guard(
        () -> assertThat(all.nearest()).as("the bound says something").isGreaterThan(0.9));
  }

  @Test
  @Tag(TestSeeds.DRAWS)
  void nothingIsFasterWithPaddedPrompts() {
    NothingFaster all = new NothingFaster();

    TestSeeds.each(ClosedBoundTest.class, TestSeeds.draws(30, 1_000), all::checkPadded);

    TestSeeds.guard(
        () -> assertThat(all.nearest()).as("the bound says something").isGreaterThan(0.9));
  }

  /**
   * Passes of three tasks hold 3·(100 + 1 + 4) tokens, or 3·(100 + 100 + 4) with prompts padded to
   * the longest: more than a plane that is below the table as far as the first.
   */
  @Test
  void tablesAreLookedAtAsFarAsPaddedPassesReach() {
    TinySystem tiny =
        new TinySystem().caps(3, 3).drafter(1, TinySystem.INSTANT).task(100, 1).task(1, 100);
    Instance instance = falling(tiny.instance(), 315, 612);
    Batching padding =
        new Batching(3, 3, Batching.Padding.LONGEST_INPUT, Batching.Residency.COHORT);
    Instance padded = instance.with(padding);
    PassFloor.Plane plane = new PassFloor.Plane(0, 1 / 315.0);

    assertThat(verifier(instance).line(plane).fixedS()).isEqualTo(1);
    assertThatThrownBy(() -> verifier(padded).line(plane))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not below the table");
  }

  /** Passes of the verifier take 1 s, 2 s at some cached tokens, and 1 s at more. */
  private static Instance falling(Instance instance, double high, double low) {
    LatencyTable table =
        new LatencyTable(new double[] {1}, new double[] {0, high, low}, new double[][] {{1, 2, 1}});
    Node verifier = instance.verifier().with(new LatencyModel.Table(table));
    return instance.with(new Instance.Network(verifier, instance.drafters()));
  }

  private static NodeFloors verifier(Instance instance) {
    return new NetworkLimits(TaskOutcomes.of(instance), Set.of(), Control.NONE).verifier();
  }

  @Test
  void nothingIsFasterWithModes() {
    NothingFaster all = new NothingFaster();

    TestSeeds.each(ClosedBoundTest.class, TestSeeds.draws(20, 2_000), all::checkWithModes);

    TestSeeds.guard(
        () -> {
          assertThat(all.nearest()).as("the bound says something").isGreaterThan(0.9);
          assertThat(all.nearestJoined()).as("of tasks that join, too").isGreaterThan(0.7);
        });
  }

  /** A band of constant power may be shared: its proven optimum over all allocations. */
  @Test
  void promptsFollowOneAnother() throws Exception {
    Instance instance = InstanceReader.read(Path.of("instances/slow-uplink.yaml"));

    ClosedBound bound =
        Objects.requireNonNull(ClosedBound.of(instance, instance.pipeline(), Control.NONE));

    assertThat(bound.boundS()).isBetween(8.34, 8.356434038);
  }
}
