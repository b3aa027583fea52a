package sdedge.metamorphic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sdedge.EveryPlan;
import sdedge.RandomAnswers;
import sdedge.RandomInstances;
import sdedge.RandomModes;
import sdedge.RandomPlans;
import sdedge.TestSeeds;
import sdedge.instance.Batching;
import sdedge.instance.Batching.Residency;
import sdedge.instance.Fronthaul;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.instance.Task;
import sdedge.plan.Feasibility;
import sdedge.plan.Plan;
import sdedge.timeline.Execution;
import sdedge.timeline.TaskTimes;
import sdedge.timeline.Timeline;

/** What prompts as long as the longest of their batch change, and what they do not. */
class PaddingIT {
  private static final int DRAWS = 300;

  private static Instance draw(Random random) {
    Instance drawn = new RandomInstances(random).padded().drafters(1 + random.nextInt(3)).next();
    return RandomAnswers.withSteps(random, drawn);
  }

  private static Instance withoutPadding(Instance instance) {
    Batching caps = instance.batching();
    return instance.with(
        new Batching(
            caps.maxTasksPerBatch(),
            caps.maxTasksPerCohort(),
            Batching.Padding.NONE,
            caps.residency()));
  }

  /** Where no pass is shorter for more tokens, and slots, so that nobody overtakes. */
  @Test
  void aPaddedPlanIsNeverFaster() {
    AtomicInteger slower = new AtomicInteger();
    TestSeeds.each(
        getClass(),
        DRAWS,
        random -> {
          Pipeline pipeline = Draw.SLOTTED.get(random.nextInt(Draw.SLOTTED.size()));
          Instance padded = withoutTables(draw(random)).withOptions(pipeline, null, null, null);
          Plan plan = RandomPlans.next(random, padded, pipeline);

          Execution with = Timeline.execute(padded, plan);
          Execution without = Timeline.execute(withoutPadding(padded), plan);

          Solved.assertNotAbove(without.makespanS(), with.makespanS(), "makespan");
          for (int k = 0; k < padded.tasks().size(); k++) {
            TaskTimes times = without.tasks().get(k);
            Solved.assertNotAbove(
                times.firstTokenS(), with.tasks().get(k).firstTokenS(), "first token");
            Solved.assertNotAbove(
                times.completionS(), with.tasks().get(k).completionS(), "completion");
          }
          slower.addAndGet(Solved.below(without.makespanS(), with.makespanS()) ? 1 : 0);
        });
    TestSeeds.guard(() -> assertThat(slower.get()).isGreaterThan(DRAWS / 4));
  }

  private static Instance withoutTables(Instance instance) {
    return Edit.latencies(
        instance,
        latency ->
            latency instanceof LatencyModel.Table ? new LatencyModel.Flops(1e13, 0.5) : latency);
  }

  @Test
  void promptsOfOneLengthAreNotPadded() {
    TestSeeds.each(
        getClass(),
        DRAWS,
        random -> {
          Instance drawn = draw(random);
          int shortest = drawn.tasks().stream().mapToInt(Task::inputTokens).min().orElseThrow();
          int tokens = 1 + random.nextInt(shortest); // so that all fit
          Instance modes =
              random.nextInt(3) == 0 && drawn.tasks().stream().noneMatch(PaddingIT::isUncertain)
                  ? new RandomModes(random).of(drawn)
                  : drawn;
          Instance padded =
              modes.with(modes.tasks().stream().map(task -> withInput(task, tokens)).toList());
          Plan plan = RandomPlans.next(random, padded, padded.pipeline());
          if (!Feasibility.violations(padded, plan).isEmpty()) {
            return; // of modes
          }

          Execution with = Timeline.execute(padded, plan);
          Execution without = Timeline.execute(withoutPadding(padded), plan);

          Solved.assertSame(with.makespanS(), without.makespanS(), "makespan");
          for (int k = 0; k < padded.tasks().size(); k++) {
            double expectedS = without.tasks().get(k).completionS();
            Solved.assertSame(with.tasks().get(k).completionS(), expectedS, "completion");
          }
        });
  }

  private static boolean isUncertain(Task task) {
    return task.answer().isUncertain();
  }

  private static Task withInput(Task task, int tokens) {
    return new Task(
        task.id(),
        task.drafter(),
        tokens,
        task.answer(),
        task.txPowerDbm(),
        task.channelGainDb(),
        task.arrivalS());
  }

  /**
   * Of tasks that differ in their prompts alone, which are there at once and cost no bits, some
   * best plan has intervals of the lengths of prompts as batches, in whatever sequence.
   */
  @Test
  @Tag(TestSeeds.DRAWS)
  void intervalsOfPromptsAreAsGoodAsAnyBatches() {
    AtomicInteger unsorted = new AtomicInteger();
    TestSeeds.each(
        getClass(),
        TestSeeds.draws(5, 30),
        random -> {
          Instance drawn = alike(random);
          double bestS = EveryPlan.bestS(drawn);
          Solved.assertSame(EveryPlan.bestOfIntervalsS(drawn), bestS, "best of intervals");
          unsorted.addAndGet(
              Solved.below(bestS, EveryPlan.bestOfIntervalsS(shuffled(drawn))) ? 1 : 0);
        });
    TestSeeds.guard(
        () ->
            assertThat(unsorted.get())
                .as("where intervals of another order are worse")
                .isPositive());
  }

  /** Sorted by prompts. */
  private static Instance alike(Random random) {
    Pipeline pipeline = Draw.SLOTTED.get(random.nextInt(Draw.SLOTTED.size()));
    Instance drawn =
        withoutTables(
            new RandomInstances(random).padded().tasks(4).maxLength(1).maxTokens(60).next());
    Task first = drawn.tasks().get(0);
    List<Task> tasks =
        drawn.tasks().stream()
            .map(task -> task.with(first.answer()))
            .sorted(Comparator.comparingInt(Task::inputTokens))
            .toList();
    Instance sent =
        Edit.links(
            Edit.cells(drawn, cell -> Edit.payload(cell, 0)),
            link ->
                new Fronthaul(
                    link.rateBps(),
                    link.latencyS(),
                    0,
                    link.bitsPerDraftToken(),
                    link.bitsPerVerdict()));
    Batching caps = drawn.batching();
    Batching residency =
        new Batching(
            caps.maxTasksPerBatch(),
            caps.maxTasksPerCohort(),
            caps.padding(),
            random.nextBoolean() ? Residency.BATCH : Residency.COHORT);
    return sent.with(residency)
        .with(tasks)
        .with(random.nextInt(3) == 0 ? Steps.EXPECTED : Steps.MEAN)
        .withOptions(pipeline, null, null, null);
  }

  /** With the longest prompt between the others. */
  private static Instance shuffled(Instance instance) {
    List<Task> tasks = new ArrayList<>(instance.tasks());
    tasks.add(1, tasks.remove(3));
    return instance.with(tasks);
  }
}
