package sdedge.stream.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sdedge.RandomAnswers;
import sdedge.RandomInstances;
import sdedge.RandomModes;
import sdedge.RandomPlans;
import sdedge.RandomServices;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.plan.ContinuousService;
import sdedge.plan.Plan;
import sdedge.stream.Candidate;
import sdedge.stream.Candidates;
import sdedge.stream.ContinuousRun;
import sdedge.stream.Requests;
import sdedge.stream.StreamRun;
import sdedge.stream.StreamSetting;
import sdedge.timeline.RunDraws;
import sdedge.timeline.Timeline;

/** No executed plan is below what any prices prove, of closed batches and of users. */
@Tag(TestSeeds.DRAWS)
class ClosedPlansIT {
  private static final double ROUNDING = 1 + 1e-9;
  private static final int PRICES = 20;
  private static final int SERVICES = 12; // of each kind
  private static final int RUNS = 300;
  private static final int ERRORS = 4; // standard errors of a mean

  private double nearest;

  @Test
  void nothingIsFasterThanAnyPricesProve() {
    TestSeeds.each(getClass(), TestSeeds.draws(60, 200, 5_000), this::batch);

    System.out.printf("closed batches: nearest bound %.6f of an executed plan%n", nearest);
    TestSeeds.guard(() -> assertThat(nearest).as("prices say something").isGreaterThan(0.95));
  }

  private void batch(Random random) {
    Instance instance = instance(random).with(Steps.MEAN);
    nearest = Math.max(nearest, nearest(random, instance, Set.of(), bestS(random, instance)));
  }

  /** With draft modes and bands that drafters share: plans that have the same modes loaded. */
  @Test
  void nothingIsFasterInDraftModes() {
    TestSeeds.each(getClass(), TestSeeds.draws(40, 100, 3_000), this::withModes);

    System.out.printf("in draft modes: nearest bound %.6f of an executed plan%n", nearest);
    TestSeeds.guard(() -> assertThat(nearest).as("prices say something").isGreaterThan(0.9));
  }

  private void withModes(Random random) {
    Instance instance = new RandomModes(random).of(instance(random)).with(Steps.MEAN);
    ContinuousRun run = new ContinuousRun(instance);
    Set<String> loaded = null;
    double bestS = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 4 * SERVICES; i++) {
      Plan plan = service(random, instance);
      ContinuousService service = plan == null ? null : plan.continuous();
      if (service != null && (loaded == null || loaded.equals(service.loaded()))) {
        loaded = service.loaded();
        bestS = Math.min(bestS, run.makespanS(service));
      }
    }
    if (loaded != null) {
      nearest = Math.max(nearest, nearest(random, instance, loaded, bestS));
    }
  }

  /** The bound by some prices as a part of what a plan takes, where it is nearest to it. */
  private static double nearest(
      Random random, Instance instance, Set<String> loaded, double bestS) {
    double nearest = 0;
    PresenceLimits limits = ClosedBound.limits(instance, Pipeline.CONTINUOUS, loaded, Control.NONE);
    ProvenSeconds proven = new ProvenSeconds(limits);
    Prices best = new PriceSearch(limits.roughly(), Control.NONE).best();
    for (int i = 0; i <= PRICES; i++) {
      Prices prices = i == 0 ? best : near(random, limits, best);
      double boundS = proven.of(prices);
      assertThat(boundS).as("%s", prices).isLessThanOrEqualTo(bestS * ROUNDING);
      nearest = Math.max(nearest, boundS / bestS);
    }
    return nearest;
  }

  /** Prices beside good ones, charged in any way, or any. */
  private static Prices near(Random random, PresenceLimits limits, Prices best) {
    Prices any = RandomClosedPrices.draw(random, limits);
    if (random.nextBoolean()) {
      return any;
    }
    return new Prices(
        best.verifier(),
        best.memory(),
        best.drafters(),
        best.links(),
        best.own().stream().map(price -> price * (0.5 + random.nextDouble())).toList(),
        random.nextBoolean() ? best.charging() : any.charging());
  }

  private static Instance instance(Random random) {
    Instance drawn =
        new RandomInstances(random)
            .tasks(1 + random.nextInt(7))
            .drafters(1 + random.nextInt(3))
            .maxTokens(40)
            .next()
            .withOptions(Pipeline.CONTINUOUS, null, null, null);
    return random.nextInt(3) == 0 ? drawn : NothingFaster.fromLengthZero(drawn);
  }

  private static double bestS(Random random, Instance instance) {
    ContinuousRun run = new ContinuousRun(instance);
    double bestS = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 2 * SERVICES; i++) {
      Plan plan = service(random, instance);
      if (plan != null) {
        bestS = Math.min(bestS, run.makespanS(Objects.requireNonNull(plan.continuous())));
      }
    }
    boolean isAny = instance.speculation().minLength() == 0; // as plans of batches are drawn
    for (Pipeline pipeline : isAny ? Pipeline.OF_BATCHES : Set.<Pipeline>of()) {
      Instance under = instance.withOptions(pipeline, null, null, null);
      Plan plan = RandomPlans.next(random, under, pipeline);
      bestS = Math.min(bestS, Timeline.execute(under, plan).makespanS());
    }
    StreamRun stream = new StreamRun(instance);
    int[] tasks = IntStream.range(0, instance.tasks().size()).toArray();
    for (Candidate each : Candidates.of(Candidates.allPolicies(instance, null), 1, 2)) {
      if (stream.refusals(each.policy()).isEmpty()) {
        StreamSetting setting = StreamSetting.of(each.policy(), each.groups());
        bestS = Math.min(bestS, stream.run(Requests.atOnce(tasks), setting, Control.NONE).spanS());
      }
    }
    return bestS;
  }

  /** Groups are drawn with lengths from 0; those of tasks that join are in their range. */
  private static @Nullable Plan service(Random random, Instance instance) {
    return random.nextBoolean() && instance.speculation().minLength() == 0
        ? RandomServices.next(random, instance)
        : RandomServices.joining(random, instance);
  }

  @Test
  void nothingIsFasterOnAverage() {
    TestSeeds.each(getClass(), TestSeeds.draws(10, 30, 300), this::drawn);
  }

  private void drawn(Random random) {
    Instance known = instance(random);
    Instance instance =
        (random.nextInt(3) == 0 ? RandomAnswers.of(random, known) : known).with(Steps.EXPECTED);
    Plan plan = service(random, instance);
    if (plan == null) {
      return;
    }
    ContinuousRun run = new ContinuousRun(instance);
    RunDraws draws = new RunDraws(instance, random.nextLong());
    double[] seconds = new double[RUNS];
    Arrays.setAll(
        seconds, r -> run.drawn(Objects.requireNonNull(plan.continuous()), draws, r).makespanS());
    double mostS = mean(seconds) * ROUNDING + ERRORS * standardError(seconds);
    PresenceLimits limits =
        ClosedBound.limits(instance, Pipeline.CONTINUOUS, Set.of(), Control.NONE);
    Prices best = new PriceSearch(limits.roughly(), Control.NONE).best();
    for (int i = 0; i <= PRICES; i++) {
      Prices prices = i == 0 ? best : near(random, limits, best);
      assertThat(new ProvenSeconds(limits).of(prices)).as("%s", prices).isLessThanOrEqualTo(mostS);
    }
  }

  private static double mean(double[] seconds) {
    return Arrays.stream(seconds).average().orElseThrow();
  }

  private static double standardError(double[] seconds) {
    double mean = mean(seconds);
    double squares = Arrays.stream(seconds).map(s -> (s - mean) * (s - mean)).sum();
    return Math.sqrt(squares / (seconds.length - 1) / seconds.length);
  }
}
