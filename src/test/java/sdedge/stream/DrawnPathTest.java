package sdedge.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
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
import sdedge.plan.Feasibility;
import sdedge.plan.Plan;
import sdedge.timeline.CriticalPath;
import sdedge.timeline.Execution;
import sdedge.timeline.Resource;
import sdedge.timeline.RunDraws;
import sdedge.timeline.TaskTimes;

/** What bounds a makespan that is a mean of draws: the mean of what bounds each of them. */
class DrawnPathTest {
  private static Instance laws(Random random, int tasks, Pipeline pipeline) {
    Instance drawn =
        new RandomInstances(random)
            .drafters(1 + random.nextInt(2))
            .tasks(tasks)
            .maxLength(3)
            .maxTokens(25)
            .next()
            .withOptions(pipeline, null, null, null)
            .with(Steps.EXPECTED);
    return RandomAnswers.of(random, drawn);
  }

  private static boolean isDrawn(Instance instance) {
    return instance.isUncertain() && Feasibility.neverFits(instance).isEmpty();
  }

  private static double seconds(CriticalPath path, Resource.Kind kind) {
    return path.seconds().entrySet().stream()
        .filter(entry -> entry.getKey().kind() == kind)
        .mapToDouble(entry -> entry.getValue())
        .sum();
  }

  @ParameterizedTest
  @EnumSource(
      value = Pipeline.class,
      names = {"ASYNCHRONOUS", "CONTINUOUS"})
  void itsSecondsAreTheMeanMakespan(Pipeline pipeline) {
    int[] drawn = new int[1];
    TestSeeds.each(
        getClass(),
        30,
        random -> {
          Instance instance = laws(random, 2 + random.nextInt(4), pipeline);
          if (!isDrawn(instance)) {
            return;
          }
          Plan plan =
              pipeline == Pipeline.CONTINUOUS
                  ? RandomServices.next(random, instance)
                  : RandomPlans.next(random, instance, pipeline);
          if (plan == null || !Feasibility.violations(instance, plan).isEmpty()) {
            return;
          }
          Execution execution = PlanExecution.execute(instance, plan);
          CriticalPath path = PlanExecution.criticalPath(instance, plan);
          double slackS = 1e-9 * execution.makespanS();

          assertThat(path.draws()).isEqualTo(RunDraws.DRAWS);
          assertThat(path.seconds().values().stream().mapToDouble(s -> s).sum())
              .isCloseTo(execution.makespanS(), within(slackS));
          double endS = execution.stages().mapToDouble(run -> run.endS()).max().orElseThrow();
          assertThat(path.endS()).as("of the first draw").isCloseTo(endS, within(slackS));
          drawn[0]++;
        });
    TestSeeds.guard(() -> assertThat(drawn[0]).isGreaterThan(10));
  }

  /** A task that is alone waits for nothing but what serves it. */
  @Test
  void ofOneTaskItIsWhatServesIt() {
    int[] drawn = new int[1];
    TestSeeds.each(
        getClass(),
        30,
        random -> {
          Instance instance = laws(random, 1, Pipeline.ASYNCHRONOUS);
          if (!isDrawn(instance)) {
            return;
          }
          Plan plan = RandomPlans.next(random, instance, Pipeline.ASYNCHRONOUS);
          TaskTimes times = PlanExecution.execute(instance, plan).tasks().get(0);
          CriticalPath path = PlanExecution.criticalPath(instance, plan);

          assertThat(seconds(path, Resource.Kind.UPLINK)).isCloseTo(times.readyS(), within(1e-9));
          assertThat(seconds(path, Resource.Kind.DRAFTER)).isCloseTo(times.draftS(), within(1e-9));
          assertThat(seconds(path, Resource.Kind.VERIFIER))
              .isCloseTo(times.verifyS(), within(1e-9));
          assertThat(seconds(path, Resource.Kind.FRONTHAUL_UP))
              .isCloseTo(times.upS(), within(1e-9));
          assertThat(seconds(path, Resource.Kind.FRONTHAUL_DOWN))
              .isCloseTo(times.downS(), within(1e-9));
          drawn[0]++;
        });
    TestSeeds.guard(() -> assertThat(drawn[0]).isGreaterThan(10));
  }
}
