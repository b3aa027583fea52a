package sdedge.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.ToDoubleBiFunction;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sdedge.RandomAnswers;
import sdedge.RandomInstances;
import sdedge.RandomPlans;
import sdedge.RandomServices;
import sdedge.TestSeeds;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.plan.ContinuousService;
import sdedge.plan.Plan;
import sdedge.timeline.Execution;
import sdedge.timeline.RunDraws;
import sdedge.timeline.SampledPlan;
import sdedge.timeline.StageRun;

/** Means of 64 stratified runs are those of many plain ones, and vary less. */
class StratifiedDrawsIT {
  private static final int SEEDS = 20;
  private static final int RUNS = 10_000;

  private record Sample(double mean, double error) {
    static Sample of(double[] values) {
      double mean = Arrays.stream(values).average().orElseThrow();
      double squares = Arrays.stream(values).map(each -> (each - mean) * (each - mean)).sum();
      return new Sample(mean, Math.sqrt(squares / (values.length - 1) / values.length));
    }
  }

  /** Under every pipeline: stages without slots, whose makespans are such means, and slots. */
  @ParameterizedTest
  @EnumSource(Pipeline.class)
  void theirMeanIsThatOfPlainRuns(Pipeline pipeline) {
    TestSeeds.each(
        getClass(),
        pipeline == Pipeline.CONTINUOUS || pipeline == Pipeline.ASYNCHRONOUS ? 2 : 1,
        random -> {
          Instance drawn =
              new RandomInstances(random)
                  .tasks(4)
                  .maxTokens(30)
                  .next()
                  .withOptions(pipeline, null, null, null)
                  .with(Steps.EXPECTED);
          Instance laws = RandomAnswers.of(random, drawn);
          Plan plan =
              pipeline == Pipeline.CONTINUOUS
                  ? RandomServices.next(random, laws)
                  : RandomPlans.next(random, laws, pipeline);
          if (plan == null || !laws.isUncertain()) {
            return;
          }
          ToDoubleBiFunction<RunDraws, Integer> makespanS = makespanS(laws, plan);
          double[] means = new double[SEEDS];
          for (int seed = 0; seed < SEEDS; seed++) {
            RunDraws draws = RunDraws.stratified(laws, 100 + seed);
            for (int d = 0; d < RunDraws.DRAWS; d++) {
              means[seed] += makespanS.applyAsDouble(draws, d) / RunDraws.DRAWS;
            }
          }
          RunDraws plain = new RunDraws(laws, 7);
          double[] makespans = new double[RUNS];
          Arrays.setAll(makespans, r -> makespanS.applyAsDouble(plain, r));
          Sample stratified = Sample.of(means);
          Sample all = Sample.of(makespans);
          double both = Math.hypot(stratified.error, all.error);
          assertThat(Math.abs(stratified.mean - all.mean))
              .isLessThanOrEqualTo(3 * both + 1e-12 * all.mean);
        });
  }

  /** Of a run of a plan, seconds. */
  private static ToDoubleBiFunction<RunDraws, Integer> makespanS(Instance laws, Plan plan) {
    ContinuousService service = plan.continuous();
    if (service != null) {
      ContinuousRun run = new ContinuousRun(laws);
      return (draws, d) -> run.drawn(service, draws, d).makespanS();
    }
    SampledPlan runs = new SampledPlan(laws, plan);
    return (draws, d) -> runs.run(draws.ofBatches(d)).makespanS();
  }

  /** Each stratum once: outcomes of a quarter come in a quarter of the runs, but for one. */
  @Test
  void outcomesAreSpreadEvenly() {
    TestSeeds.each(
        getClass(),
        20,
        random -> {
          Instance laws = RandomAnswers.of(random, new RandomInstances(random).tasks(3).next());
          RunDraws draws = RunDraws.stratified(laws, random.nextLong());
          for (int k = 0; k < 3; k++) {
            var law = laws.tasks().get(k).answer();
            int[] counts = new int[law.outcomes().size()];
            for (int run = 0; run < RunDraws.DRAWS; run++) {
              counts[draws.outcome(run, k)]++;
            }
            for (int s = 0; s < counts.length; s++) {
              double mean = law.chance(law.outcomes().get(s)) * RunDraws.DRAWS;
              assertThat((double) counts[s]).isBetween(mean - 2, mean + 2);
            }
          }
        });
  }

  @Test
  void anExecutionIsTheMeanOfItsDraws() {
    TestSeeds.each(
        getClass(),
        10,
        random -> {
          Instance drawn =
              new RandomInstances(random)
                  .tasks(3)
                  .maxTokens(20)
                  .next()
                  .withOptions(Pipeline.CONTINUOUS, null, null, null)
                  .with(Steps.EXPECTED);
          Instance laws = RandomAnswers.of(random, drawn);
          Plan plan = RandomServices.next(random, laws);
          if (plan == null) {
            return;
          }
          ContinuousService service = Objects.requireNonNull(plan.continuous());
          RunDraws draws = RunDraws.stratified(laws, 1);
          ContinuousRun run = new ContinuousRun(laws);
          double[] makespans = new double[RunDraws.DRAWS];
          Arrays.setAll(makespans, d -> run.drawn(service, draws, d).makespanS());
          Sample sample = Sample.of(makespans);
          Execution execution = PlanExecution.execute(laws, plan);
          Execution.Draws said = Objects.requireNonNull(execution.draws());
          assertThat(execution.makespanS())
              .isCloseTo(sample.mean, Percentage.withPercentage(1e-10));
          assertThat(run.makespanS(service))
              .isCloseTo(sample.mean, Percentage.withPercentage(1e-10));
          assertThat(said.count()).isEqualTo(64);
          assertThat(said.standardErrorS()).isCloseTo(sample.error, within(1e-9 * sample.mean));
        });
  }

  /** Also of batches that are executed asynchronously. */
  @Test
  void anAsynchronousExecutionIsTheMeanOfItsDraws() {
    TestSeeds.each(
        getClass(),
        10,
        random -> {
          Instance drawn = new RandomInstances(random).tasks(4).maxTokens(20).next();
          Instance laws = RandomAnswers.heavyTails(random, drawn).with(Steps.EXPECTED);
          Plan plan = RandomPlans.next(random, laws, Pipeline.ASYNCHRONOUS);
          RunDraws draws = RunDraws.stratified(laws, 1);
          SampledPlan runs = new SampledPlan(laws, plan);
          double[] makespans = new double[RunDraws.DRAWS];
          double[] completions = new double[RunDraws.DRAWS];
          for (int d = 0; d < makespans.length; d++) {
            SampledPlan.Run run = runs.run(draws.ofBatches(d));
            makespans[d] = run.makespanS();
            completions[d] = run.completionS()[3];
          }
          Execution execution = PlanExecution.execute(laws, plan);
          Percentage same = Percentage.withPercentage(1e-10);
          assertThat(execution.makespanS()).isCloseTo(Sample.of(makespans).mean, same);
          assertThat(PlanExecution.makespanS(laws, plan))
              .isCloseTo(Sample.of(makespans).mean, same);
          assertThat(execution.tasks().get(3).completionS())
              .isCloseTo(Sample.of(completions).mean, same);
          Execution.Draws said = Objects.requireNonNull(execution.draws());
          assertThat(said.standardErrorS())
              .isCloseTo(Sample.of(makespans).error, within(1e-9 * execution.makespanS()));
          double endS = execution.stages().mapToDouble(StageRun::endS).max().orElseThrow();
          assertThat(endS).as("the stages of draw 1").isCloseTo(makespans[0], same);
        });
  }
}
