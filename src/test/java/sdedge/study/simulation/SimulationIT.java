package sdedge.study.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static sdedge.Json.list;
import static sdedge.Json.map;
import static sdedge.Json.number;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sdedge.ExpectedReference;
import sdedge.RandomInstances;
import sdedge.RandomPlans;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.control.ProgressListener.Advanced;
import sdedge.control.Termination;
import sdedge.instance.Acceptance;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.instance.Task;
import sdedge.instance.reader.InstanceReader;
import sdedge.latency.StepwiseProgress;
import sdedge.plan.Plan;
import sdedge.random.CommonRandomNumbers;
import sdedge.timeline.Execution;
import sdedge.timeline.Timeline;

class SimulationIT {
  private static final int RUNS = 2_000;
  private static final int SEED = 7;

  static List<String> cases() throws IOException {
    return ExpectedReference.in("expected", "answers").stream()
        .filter(name -> !name.contains("mixed"))
        .toList();
  }

  private static Samples run(Instance instance, Plan plan, int runs, int threads) {
    return new Simulation(instance, SEED, runs, threads)
        .run(Map.of("plan", plan), Control.NONE)
        .get(0);
  }

  /** Within four standard errors of the runs of an independent implementation. */
  @ParameterizedTest
  @MethodSource("cases")
  void meansOfTheReference(String name) throws Exception {
    Instance instance = ExpectedReference.instance(name);
    Map<String, Object> content = ExpectedReference.values(name);
    Plan plan = ExpectedReference.plan(instance, list(content.get("plans")).get(0));
    for (Map.Entry<String, Object> entry : map(content.get("sampled")).entrySet()) {
      Pipeline pipeline = ExpectedReference.pipeline(entry.getKey());
      Map<String, Object> expected = map(entry.getValue());
      Samples samples = run(instance, plan.with(pipeline), RUNS, 2);
      String what = name + " " + pipeline.key();
      check(
          what + " makespan",
          samples.makespanS(),
          number(expected.get("makespan_mean_s")),
          number(expected.get("makespan_standard_error_s")));
      for (Samples.OfTask task : samples.tasks()) {
        check(
            what + " " + task.id(),
            task.completionS(),
            number(map(expected.get("completion_mean_s")).get(task.id())),
            number(map(expected.get("completion_standard_error_s")).get(task.id())));
      }
    }
  }

  private static void check(String what, double[] values, double mean, double error) {
    Distribution found = Distribution.of(values);
    double both = Math.hypot(found.standardError(), error);
    assertThat(found.mean()).as(what).isCloseTo(mean, within(4 * both + 1e-9 * mean));
  }

  /** Nothing is random where drafts are accepted for sure or not at all. */
  @Test
  void certainAcceptanceLeavesNothingToChance() {
    TestSeeds.each(
        getClass(),
        60,
        random -> {
          nothingIsLeftToChance(random, new RandomInstances(random));
          nothingIsLeftToChance(random, new RandomInstances(random).padded());
        });
  }

  private static void nothingIsLeftToChance(Random random, RandomInstances instances) {
    Instance drawn = instances.drafters(1 + random.nextInt(3)).next();
    List<Task> tasks =
        drawn.tasks().stream()
            .map(task -> accepting(task, Acceptance.of(random.nextInt(2))))
            .toList();
    Instance mean = drawn.with(tasks);
    List<Pipeline> pipelines = Pipeline.OF_BATCHES;
    Pipeline pipeline = pipelines.get(random.nextInt(pipelines.size()));
    Plan plan = RandomPlans.next(random, mean, pipeline);
    Execution ofMean = Timeline.execute(mean, plan);
    Execution expected = Timeline.execute(mean.with(Steps.EXPECTED), plan);
    Samples sampled = run(mean, plan, 2, 1);
    same(expected.makespanS(), ofMean.makespanS());
    for (double makespanS : sampled.makespanS()) {
      same(makespanS, ofMean.makespanS());
    }
    for (int k = 0; k < tasks.size(); k++) {
      double completionS = ofMean.tasks().get(k).completionS();
      same(expected.tasks().get(k).completionS(), completionS);
      same(sampled.tasks().get(k).completionS()[0], completionS);
      same(sampled.tasks().get(k).firstTokenS()[0], ofMean.tasks().get(k).firstTokenS());
    }
  }

  private static Task accepting(Task task, Acceptance acceptance) {
    return task.withAcceptance(old -> acceptance);
  }

  private static void same(double found, double expected) {
    assertThat(found).isCloseTo(expected, within(1e-12 * expected));
  }

  @Test
  void threadsAndTheNumberOfRunsChangeNothing() throws Exception {
    Instance instance = ExpectedReference.instance("expected/case-000");
    Object first = list(ExpectedReference.values("expected/case-000").get("plans")).get(0);
    Plan plan = ExpectedReference.plan(instance, first);

    double[] many = run(instance, plan, 300, 4).makespanS();
    double[] one = run(instance, plan, 300, 1).makespanS();
    double[] few = run(instance, plan, 100, 2).makespanS();

    assertThat(many).isEqualTo(one);
    assertThat(Arrays.copyOf(many, 100)).isEqualTo(few);
    assertThat(Arrays.stream(many).distinct().count()).isGreaterThan(100);
  }

  /** SplitMix64 by another implementation: results of one version are those of the next. */
  @Test
  void luckIsTheSameForEver() {
    DoubleSupplier luck = CommonRandomNumbers.stream(1, 0, CommonRandomNumbers.keyOf("u1"));
    DoubleSupplier other = CommonRandomNumbers.stream(1, 1, CommonRandomNumbers.keyOf("u1"));

    assertThat(luck.getAsDouble()).isEqualTo(0.0794311929243211);
    assertThat(luck.getAsDouble()).isEqualTo(0.3879576621291847);
    assertThat(other.getAsDouble()).isNotEqualTo(0.0794311929243211);
  }

  /** With α = 0.5, 0.25: no draft from 0.5 on, one down to 0.125, two below. */
  @Test
  void aNumberDecidesHowManyDraftsAreAccepted() {
    Task task = new Task("u1", 0, 10, 7, Acceptance.of(0.5, 0.25), 23, -90);
    double[] numbers = {0.5, 0.49, 0.125, 0.124};
    int[] next = {0};

    StepwiseProgress progress =
        StepwiseProgress.draw(task, DraftChoice.of(2), () -> numbers[next[0]++]);

    // 1 + 2 + 2 + 3 tokens, of which the last is one too many.
    assertThat(progress.steps()).isEqualTo(4);
    assertThat(progress.confirmedBefore(2)).isEqualTo(11);
    assertThat(progress.confirmedBefore(4)).isEqualTo(15);
  }

  @Test
  void quantilesAreInterpolated() {
    Distribution found = Distribution.of(new double[] {4, 1, 3, 2});

    assertThat(found.mean()).isEqualTo(2.5);
    assertThat(found.p50()).isEqualTo(2.5);
    assertThat(found.p95()).isCloseTo(3.85, within(1e-12));
    assertThat(found.standardError()).isCloseTo(Math.sqrt(5.0 / 3) / 2, within(1e-12));
  }

  /** Differences 1, 2, 3: mean 2, deviation 1, t(2, 97.5 %) = 4.30265. */
  @Test
  void pairedDifferencesHaveAnInterval() {
    PairedComparison found = PairedComparison.of(new double[] {2, 4, 6}, new double[] {1, 2, 3});

    assertThat(found.meanS()).isEqualTo(2);
    assertThat(found.highS()).isCloseTo(2 + 4.302652730 / Math.sqrt(3), within(1e-8));
    assertThat(found.lowS()).isCloseTo(2 - 4.302652730 / Math.sqrt(3), within(1e-8));
  }

  /**
   * A run that was taken is done, of every plan: 20 pieces are ten runs, and two more under way.
   */
  @Test
  void aStoppedSimulationKeepsItsFirstRuns() throws Exception {
    Instance instance = InstanceReader.read(Path.of("instances/quickstart.yaml"));
    Map<String, Plan> plans = new TreeMap<>();
    plans.put("a", RandomPlans.next(new Random(1), instance, Pipeline.ROLLING));
    plans.put("b", RandomPlans.next(new Random(2), instance, Pipeline.SEQUENTIAL));
    List<Samples> all = new Simulation(instance, SEED, 60, 1).run(plans, Control.NONE);
    AtomicInteger done = new AtomicInteger();

    List<Samples> some =
        new Simulation(instance, SEED, 60, 3)
            .run(
                plans,
                Control.asking(() -> done.get() >= 20 ? Termination.INTERRUPTED : null)
                    .with(
                        event -> {
                          if (event instanceof Advanced more) {
                            done.addAndGet(more.pieces());
                          }
                        }));

    int kept = some.get(0).makespanS().length;
    assertThat(kept).isBetween(10, 12);
    for (int p = 0; p < 2; p++) {
      assertThat(some.get(p).makespanS()).isEqualTo(Arrays.copyOf(all.get(p).makespanS(), kept));
      assertThat(some.get(p).tasks().get(3).completionS())
          .isEqualTo(Arrays.copyOf(all.get(p).tasks().get(3).completionS(), kept));
    }
  }
}
