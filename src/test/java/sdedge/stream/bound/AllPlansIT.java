package sdedge.stream.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sdedge.EveryPlan;
import sdedge.RandomBatching;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.UplinkPolicy;

/**
 * The bound on all policies against every plan of batches there is: all ordered partitions of the
 * tasks, contiguous in no order, with all cuts into cohorts and all lengths.
 */
@Tag(TestSeeds.DRAWS)
class AllPlansIT {
  private static final double ROUNDING = 1 + 1e-9;
  private static final List<Pipeline> PIPELINES =
      List.of(Pipeline.ROLLING, Pipeline.SYNCHRONOUS, Pipeline.SEQUENTIAL, Pipeline.ASYNCHRONOUS);

  private final List<Double> tightness = new ArrayList<>();

  @Test
  void noPlanWhateverIsBelow() {
    TestSeeds.each(getClass(), TestSeeds.draws(20, 300), this::check);

    double mean = tightness.stream().mapToDouble(share -> share).average().orElseThrow();
    System.out.printf("bound on all policies: %.1f %% of the best plan in the mean%n", 100 * mean);
    TestSeeds.guard(() -> assertThat(mean).as("how tight it is").isBetween(0.5, 1.0));
  }

  private void check(Random random) {
    tightness.add(share(draw(random)));
    share(RandomBatching.of(random, draw(random)));
  }

  private static Instance draw(Random random) {
    RandomInstances instances = new RandomInstances(random);
    Pipeline pipeline = PIPELINES.get(random.nextInt(PIPELINES.size()));
    return instances
        .tasks(2 + random.nextInt(3))
        .maxLength(1 + random.nextInt(2))
        .maxTokens(30)
        .next()
        .withOptions(pipeline, UplinkPolicy.SEQUENTIAL, null, Scope.BATCH);
  }

  /** The bound over the best plan of an instance. */
  private static double share(Instance instance) {
    double bestS = EveryPlan.bestS(instance);
    double boundS =
        Objects.requireNonNull(ClosedBound.of(instance, instance.pipeline(), Control.NONE))
            .boundS();
    assertThat(boundS).isLessThanOrEqualTo(bestS * ROUNDING);
    return boundS / bestS;
  }
}
