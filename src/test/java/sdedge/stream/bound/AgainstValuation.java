package sdedge.stream.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import sdedge.RandomAnswers;
import sdedge.RandomInstances;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.oracle.model.ModeSelection;
import sdedge.oracle.stream.ContinuousBound;
import sdedge.oracle.stream.ContinuousPrices;
import sdedge.oracle.stream.Valuation;
import sdedge.stream.RandomRuns;
import sdedge.timeline.RunDraws;

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

  /** The same where prompts are split. */
  static void checkSplitting(Random random) {
    RandomRuns.Run run = RandomRuns.splitting(random, 1);
    check(random, run.instance(), run.loaded());
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
    Valuation valuation =
        new Valuation(
            new ModeSelection(instance, loaded), RandomPrices.serverPrices(prices), steps);

    double[] expected = valuation.values();
    double[] computed = RandomPrices.values(instance, loaded, prices, steps);
    for (int k = 0; k < expected.length; k++) {
      close("V of task " + k, computed[k], expected[k], prices);
    }
    closedBatch(random, instance.with(steps), loaded);
    users(random, instance.with(steps), loaded);
  }

  private static void closedBatch(Random random, Instance instance, Set<String> loaded) {
    ModeSelection selection = new ModeSelection(instance, loaded);
    for (Pipeline pipeline : List.of(Pipeline.ROLLING, Pipeline.CONTINUOUS)) {
      PresenceLimits limits = ClosedBound.limits(instance, pipeline, loaded, Control.NONE);
      Prices prices = RandomClosedPrices.draw(random, limits);
      boolean isDrawn = RunDraws.areFor(instance, pipeline);
      ContinuousPrices stated =
          RandomClosedPrices.continuousPrices(prices, 0, instance.tasks().size());
      ContinuousBound expected = new ContinuousBound(selection, stated, isDrawn);

      double boundS = ClosedBound.of(instance, pipeline, loaded, prices, Control.NONE).boundS();
      close("closed, " + pipeline, boundS, expected.makespanS(), prices);
    }
  }

  private static void users(Random random, Instance instance, Set<String> loaded) {
    int users = 1 + random.nextInt(6);
    PresenceLimits limits = PresenceLimits.ofUsers(RandomPrices.network(instance, loaded), users);
    Prices prices = RandomClosedPrices.draw(random, limits);
    ContinuousPrices stated =
        RandomClosedPrices.continuousPrices(prices, users, instance.tasks().size());
    ContinuousBound of = new ContinuousBound(new ModeSelection(instance, loaded), stated, true);
    double total = Rates.of(limits, prices).total();

    close("Θ", total, stated.total(), prices);
    double load = Arrays.stream(of.means(of.valuesByAnswer())).average().orElseThrow();
    close("users", new ProvenSeconds(limits).of(prices) * total, load, prices);
  }

  private static void close(String what, double computed, double expected, Object prices) {
    if (Double.isInfinite(expected)) {
      assertThat(computed).as(what + " at " + prices).isEqualTo(expected);
      return;
    }
    assertThat(computed)
        .as(what + " at " + prices)
        .isCloseTo(expected, within(RELATIVE * (1e-3 + Math.abs(expected))));
  }
}
