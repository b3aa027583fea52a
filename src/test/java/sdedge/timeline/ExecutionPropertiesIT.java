package sdedge.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
import sdedge.RandomPlans;
import sdedge.TestSeeds;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.plan.Plan;

@Tag(TestSeeds.DRAWS)
class ExecutionPropertiesIT {
  @Test
  void componentsSumToTheMakespan() {
    RandomRun.each(
        getClass(),
        run -> {
          Components components = run.execution().components();
          if (components != null) {
            double makespanS = run.execution().makespanS();
            assertThat(components.totalS()).isCloseTo(makespanS, within(1e-12 * makespanS));
            assertThat(components.uploadWaitS()).isNotNegative();
          }
        });
  }

  @Test
  void lessOverlapIsNeverFaster() {
    TestSeeds.each(
        getClass(),
        TestSeeds.draws(RandomRun.CASES),
        random -> {
          Instance instance = new RandomInstances(random).next();
          Plan plan = RandomPlans.next(random, instance, Pipeline.ROLLING);
          double rolling = makespanS(instance, plan, Pipeline.ROLLING);
          double synchronous = makespanS(instance, plan, Pipeline.SYNCHRONOUS);
          double sequential = makespanS(instance, plan, Pipeline.SEQUENTIAL);
          assertThat(rolling).isLessThanOrEqualTo(synchronous * (1 + 1e-12));
          assertThat(synchronous).isLessThanOrEqualTo(sequential * (1 + 1e-12));
        });
  }

  @Test
  void theMakespanWithoutARecordIsTheSame() {
    TestSeeds.each(
        getClass(),
        TestSeeds.draws(RandomRun.CASES),
        random -> {
          RandomRun run = RandomRun.of(random, RandomRun.oneOf(random, Pipeline.OF_BATCHES));
          Plan plan = run.execution().plan();
          assertThat(Timeline.makespanS(run.instance(), plan))
              .isEqualTo(run.execution().makespanS());
        });
  }

  @Test
  void anExecutionIsGivenUpOnlyIfItTakesLonger() {
    TestSeeds.each(
        getClass(),
        TestSeeds.draws(RandomRun.CASES),
        random -> {
          Instance instance = new RandomInstances(random).next().with(Steps.MEAN);
          PricedPlan plan =
              PricedPlan.of(instance, RandomPlans.next(random, instance, Pipeline.ASYNCHRONOUS));
          List<PricedBatch> batches = IntStream.range(0, plan.size()).mapToObj(plan::at).toList();
          DoubleUnaryOperator withinS =
              limitS ->
                  Timeline.asynchronousS(instance, plan.residence(), List.of(batches), limitS);
          double endS = withinS.applyAsDouble(Double.POSITIVE_INFINITY);
          assertThat(endS).isFinite();
          assertThat(withinS.applyAsDouble(endS)).isEqualTo(endS);
          assertThat(withinS.applyAsDouble(endS * (1 - 1e-6))).isInfinite();
        });
  }

  @Test
  void theSixPartsOfATaskSumToItsEndToEndTime() {
    RandomRun.each(ExecutionPropertiesIT.class, run -> checkParts(run.instance(), run.execution()));
  }

  @Test
  void longExecutionsLoseNoTime() {
    TestSeeds.each(
        getClass(),
        TestSeeds.draws(20),
        random -> {
          Instance instance = new RandomInstances(random).tasks(60).maxTokens(4000).next();
          Plan plan = RandomPlans.next(random, instance, instance.pipeline());
          Execution execution = Timeline.execute(instance, plan);
          checkParts(instance, execution);
        });
  }

  @Test
  void utilisationIsThePartOfTheMakespanInStages() {
    RandomRun.each(
        getClass(),
        run -> {
          Execution execution = run.execution();
          Utilisation utilisation = execution.utilisation();
          double verifyS =
              execution
                  .stages()
                  .filter(stage -> stage.stage() == Stage.VERIFY)
                  .mapToDouble(stage -> stage.endS() - stage.startS())
                  .sum();
          assertThat(utilisation.verifier())
              .isCloseTo(verifyS / execution.makespanS(), within(1e-9));
          assertThat(utilisation.verifier()).isBetween(0.0, 1 + 1e-12);
          for (Utilisation.OfDrafter drafter : utilisation.drafters()) {
            assertThat(drafter.drafter()).isBetween(0.0, 1 + 1e-12);
            assertThat(drafter.fronthaulUp()).isBetween(0.0, 1 + 1e-12);
            assertThat(drafter.fronthaulDown()).isBetween(0.0, 1 + 1e-12);
          }
        });
  }

  private static void checkParts(Instance instance, Execution execution) {
    List<TaskLatency> rows = LatencyBreakdown.of(instance, execution);
    assertThat(rows).hasSameSizeAs(instance.tasks());
    for (int k = 0; k < rows.size(); k++) {
      TaskLatency row = rows.get(k);
      assertThat(row.task()).isEqualTo(k);
      double sum = row.uploadS() + row.queueS() + row.draftS();
      sum += row.fronthaulS() + row.verifyS() + row.waitS();
      assertThat(sum).isCloseTo(row.e2eS(), within(1e-9));
      assertThat(row.queueS()).isNotNegative();
      assertThat(row.waitS()).isNotNegative();
      assertThat(row.ttftS()).isBetween(0.0, row.e2eS());
      assertThat(row.e2eS()).isLessThanOrEqualTo(execution.makespanS());
    }
  }

  private static double makespanS(Instance instance, Plan plan, Pipeline pipeline) {
    return Timeline.execute(instance, plan.with(pipeline)).makespanS();
  }
}
