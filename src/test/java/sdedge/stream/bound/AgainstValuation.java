package sdedge.stream.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.Set;
import sdedge.RandomAnswers;
import sdedge.RandomInstances;
import sdedge.check.model.ModeSelection;
import sdedge.check.stream.ClosedBatch;
import sdedge.check.stream.Valuation;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.stream.RandomRuns;

/** Random prices, valued by both implementations. */
final class AgainstValuation {
  private static final double RELATIVE = 1e-9;

  private AgainstValuation() {}

  static void check(Random random) {
    Instance plain =
        new RandomInstances(random)
            .drafters(1 + random.nextInt(3))
            .tasks(1 + random.nextInt(4))
            .maxTokens(40)
            .next();
    check(random, RandomInstances.batched(random, plain), Set.of());
  }

  /** The same with draft modes, some of them loaded, and shared bands. */
  static void checkWithModes(Random random) {
    RandomRuns.Run run = RandomRuns.withModes(random, 1);
    check(random, run.instance(), run.loaded());
  }

  private static void check(Random random, Instance drawn, Set<String> loaded) {
    Instance instance = random.nextBoolean() ? drawn : RandomAnswers.of(random, drawn);
    Prices prices = RandomPrices.draw(random, instance, loaded);
    Steps steps = random.nextBoolean() ? Steps.MEAN : Steps.EXPECTED;
    PolicyBound bound = new PolicyBound(RandomPrices.network(instance, loaded), prices, steps);
    Valuation valuation =
        new Valuation(
            new ModeSelection(instance, loaded), RandomPrices.serverPrices(prices), steps);

    double[] expected = valuation.values();
    double[] computed = bound.values();
    for (int k = 0; k < expected.length; k++) {
      close("V of task " + k, computed[k], expected[k], prices);
    }
    double[] inTime = valuation.valuesInTime();
    double[] computedInTime = bound.valuesInTime();
    assertThat(computedInTime).hasSameSizeAs(inTime);
    for (int i = 0; i < inTime.length; i++) {
      close("V in time of answer " + i, computedInTime[i], inTime[i], prices);
    }
    Instance closed = instance.with(steps);
    ModeSelection selection = new ModeSelection(closed, loaded);
    for (Pipeline pipeline : List.of(Pipeline.ROLLING, Pipeline.CONTINUOUS)) {
      boolean isDrawn = pipeline == Pipeline.CONTINUOUS && steps == Steps.EXPECTED;
      double closedS = ClosedBatch.boundS(selection, RandomPrices.serverPrices(prices), isDrawn);
      double boundS = ClosedBound.of(closed, pipeline, loaded, prices, Control.NONE).boundS();
      close("closed, " + pipeline, boundS, closedS, prices);
    }
  }

  private static void close(String what, double computed, double expected, Prices prices) {
    if (Double.isInfinite(expected)) {
      assertThat(computed).as(what + " at " + prices).isEqualTo(expected);
      return;
    }
    assertThat(computed)
        .as(what + " at " + prices)
        .isCloseTo(expected, within(RELATIVE * (1e-3 + Math.abs(expected))));
  }
}
