package sdedge.stream.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.stream.RandomRuns;
import sdedge.stream.Requests;

/** No random stream, however it is served, uses less than the prices say. */
final class NeverExceeded {
  private static final double ROUNDING = 1 + 1e-9;
  private static final int RUNS = 20; // with drawn acceptance

  private final RandomRuns.Run run;
  private final RateBound.OfModes bound;
  private final double capacity; // Θ·T

  private NeverExceeded(RandomRuns.Run run, Prices prices) {
    this.run = run;
    bound = proven(run.instance().with(Steps.MEAN), run.loaded(), prices);
    capacity = bound.total() * run.spanS() * ROUNDING;
  }

  /**
   * Checks a random stream at random prices or those that were searched.
   *
   * @return which part of what there was has been used at least
   */
  static double check(Random random) {
    return check(random, RandomRuns.withMeanProgress(random, 60));
  }

  /** The same where prompts are split, and by prices of users if these send the requests. */
  static double checkSplitting(Random random) {
    RandomRuns.Run run = RandomRuns.splitting(random, 40);
    Requests requests = run.result().requests();
    double used = check(random, run);
    return requests.isClosedLoop() ? Math.max(used, ofUsers(random, run)) : used;
  }

  private static double ofUsers(Random random, RandomRuns.Run run) {
    Requests requests = run.result().requests();
    NetworkLimits network = RandomPrices.network(run.instance(), run.loaded());
    PresenceLimits limits = PresenceLimits.ofUsers(network, requests.users());
    Prices prices =
        random.nextInt(3) == 0
            ? new PriceSearch(limits.roughly(), Control.NONE).best()
            : RandomClosedPrices.draw(random, limits);
    RateBound.OfModes of = RateBound.proven(limits, run.loaded(), prices);
    double capacity = of.total() * run.spanS() * ROUNDING;
    double used = of.values().sum(requests);
    assertThat(used).as("load of users at " + prices).isLessThanOrEqualTo(capacity);
    return capacity > 0 ? used / capacity : 0;
  }

  /** The same with draft modes and shared bands. */
  static double checkWithModes(Random random) {
    return check(random, RandomRuns.withModes(random, 60));
  }

  /** The same with acceptance by context. */
  static double checkByContext(Random random) {
    return check(random, RandomRuns.byContext(random, 60));
  }

  private static double check(Random random, RandomRuns.Run run) {
    Prices prices =
        random.nextInt(3) == 0
            ? best(run.instance(), run.loaded(), Steps.MEAN)
            : RandomPrices.draw(random, run.instance(), run.loaded());
    NeverExceeded check = new NeverExceeded(run, prices);
    return check.load();
  }

  /** With drawn acceptance no stream uses less on average. */
  static void checkDrawn(Random random) {
    checkDrawn(random, RandomRuns.withDrawnProgress(random, 40, RUNS));
  }

  /** The same with draft modes and shared bands. */
  static void checkDrawnWithModes(Random random) {
    checkDrawn(random, RandomRuns.withModesAndDrawnProgress(random, 40, RUNS));
  }

  /** The same with acceptance by context. */
  static void checkDrawnByContext(Random random) {
    checkDrawn(random, RandomRuns.byContextDrawn(random, 40, RUNS));
  }

  private static void checkDrawn(Random random, List<RandomRuns.Run> runs) {
    Instance instance = runs.get(0).instance();
    Set<String> loaded = runs.get(0).loaded();
    Prices prices =
        random.nextBoolean()
            ? best(instance, loaded, Steps.EXPECTED)
            : RandomPrices.draw(random, instance, loaded);
    RateBound.OfModes of = proven(instance.with(Steps.EXPECTED), loaded, prices);
    double used = of.values().sum(runs.get(0).result().requests());
    double leastS = of.total() > 0 ? used / of.total() : 0;
    double[] spansS = runs.stream().mapToDouble(RandomRuns.Run::spanS).toArray();
    double meanS = Arrays.stream(spansS).average().orElseThrow();
    double variance = Arrays.stream(spansS).map(s -> (s - meanS) * (s - meanS)).sum() / (RUNS - 1);
    double errorS = Math.sqrt(variance / RUNS);
    assertThat(leastS).as("%s", prices).isLessThanOrEqualTo(meanS * ROUNDING + 5 * errorS);
  }

  private static Prices best(Instance instance, Set<String> loaded, Steps steps) {
    return RateBound.best(instance.with(steps), loaded, RateBound.STREAM, Control.NONE).prices();
  }

  private static RateBound.OfModes proven(Instance instance, Set<String> loaded, Prices prices) {
    return RateBound.of(instance, loaded, RateBound.STREAM, prices, Control.NONE);
  }

  private double load() {
    double used = bound.values().sum(run.result().requests());
    assertThat(used).as("load at " + bound.prices()).isLessThanOrEqualTo(capacity);
    return used / capacity;
  }
}
