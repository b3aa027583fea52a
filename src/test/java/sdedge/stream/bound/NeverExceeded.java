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
  private final PolicyBound bound;
  private final double capacity; // Θ·T

  private NeverExceeded(RandomRuns.Run run, Prices prices) {
    this.run = run;
    bound = new PolicyBound(RandomPrices.network(run.instance(), run.loaded()), prices, Steps.MEAN);
    capacity = prices.total() * run.spanS() * ROUNDING;
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
    ClosedLimits limits = ClosedLimits.ofUsers(network, requests.users());
    ClosedPrices prices =
        random.nextInt(3) == 0
            ? new ClosedPriceSearch(limits.roughly(), Control.NONE).best()
            : RandomClosedPrices.draw(random, limits);
    UsersBound.OfModes of = UsersBound.proven(limits, run.loaded(), prices);
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
            ? PriceSearch.best(run.instance(), run.loaded(), Steps.MEAN, Control.NONE).prices()
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
            ? PriceSearch.best(instance, loaded, Steps.EXPECTED, Control.NONE).prices()
            : RandomPrices.draw(random, instance, loaded);
    AnswerValues values =
        new PolicyBound(RandomPrices.network(instance, loaded), prices, Steps.EXPECTED)
            .answerValues();
    double used = values.sum(runs.get(0).result().requests());
    double leastS = prices.total() > 0 ? used / prices.total() : 0;
    double[] spansS = runs.stream().mapToDouble(RandomRuns.Run::spanS).toArray();
    double meanS = Arrays.stream(spansS).average().orElseThrow();
    double variance = Arrays.stream(spansS).map(s -> (s - meanS) * (s - meanS)).sum() / (RUNS - 1);
    double errorS = Math.sqrt(variance / RUNS);
    assertThat(leastS).as("%s", prices).isLessThanOrEqualTo(meanS * ROUNDING + 5 * errorS);
  }

  private double load() {
    double used = bound.answerValues().sum(run.result().requests());
    assertThat(used).as("load at " + bound.prices()).isLessThanOrEqualTo(capacity);
    return used / capacity;
  }
}
