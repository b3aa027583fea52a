package sdedge.stream.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;

/** Rounds that all draft alike cost no less than the best ones, and in some tasks the same. */
class AlikeRoundsTest {
  private double nearest = Double.POSITIVE_INFINITY;
  private double sum;
  private int count;

  @Test
  void costNoLessThanTheBest() {
    TestSeeds.each(getClass(), 100, this::check);

    TestSeeds.guard(() -> assertThat(nearest).isLessThan(1 + 1e-9));
    TestSeeds.guard(() -> assertThat(sum / count).isLessThan(1.2));
  }

  private void check(Random random) {
    Instance instance =
        new RandomInstances(random).drafters(2).tasks(2).maxTokens(60).next().with(Steps.MEAN);
    ClosedLimits limits = ClosedBound.limits(instance, Pipeline.CONTINUOUS, Set.of(), Control.NONE);
    ClosedCharging charging =
        RandomClosedPrices.draw(random, limits).charging().ofOne(random.nextInt(2));
    ClosedValues alone = ClosedValues.ofOne(limits, charging);
    double[] best = alone.values();
    double[] alike = alone.most();

    for (int k = 0; k < best.length; k++) {
      assertThat(alike[k]).isGreaterThanOrEqualTo(best[k] * (1 - 1e-12));
      nearest = Math.min(nearest, alike[k] / best[k]);
      sum += alike[k] / best[k];
      count++;
    }
  }
}
