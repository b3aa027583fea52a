package sdedge.search.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.instance.Batching;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.UplinkPolicy;
import sdedge.metamorphic.Edit;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.Feasibility;
import sdedge.plan.Plan;
import sdedge.plan.TaskOrdering;
import sdedge.search.Approach;
import sdedge.search.Outcome;
import sdedge.search.solver.Approaches;
import sdedge.timeline.Timeline;

/** Batches of a fixed size, of the length that is best for all of them. */
class StaticBatchTest {
  private static final double PERCENT = 1e-9 * 100;

  @Test
  @Tag(TestSeeds.DRAWS)
  void allBatchesButTheLastHaveTheSizeAndTheLengthIsTheBest() {
    AtomicInteger planned = new AtomicInteger();
    TestSeeds.each(
        getClass(),
        TestSeeds.draws(200),
        random -> {
          Instance instance = Planned.slotted(random);
          int size = 1 + random.nextInt(4);
          Approach scheme = Objects.requireNonNull(Approaches.named("static-batch:" + size));
          if (Approaches.refusal(instance, scheme) != null) {
            assertThat(fitsSomewhere(instance, size)).isFalse();
            return;
          }
          planned.incrementAndGet();
          assertThat(fitsSomewhere(instance, size)).isTrue();
          Outcome.Found found = Planned.plan(instance, scheme);
          List<Batch> batches = found.plan().batches();
          for (int m = 0; m < batches.size(); m++) {
            int rest = instance.tasks().size() - m * size;
            assertThat(batches.get(m).tasks()).hasSize(Math.min(size, rest));
          }
          if (instance.uplink() != UplinkPolicy.JOINT) {
            double bestS = bestS(instance, found.plan().cohorts(), found.plan());
            assertThat(found.makespanS()).isCloseTo(bestS, withinPercentage(PERCENT));
          }
        });
    TestSeeds.guard(() -> assertThat(planned.get()).isGreaterThan(TestSeeds.draws(200) / 3));
  }

  /** Whether in some order each batch of a size can be a cohort. */
  private static boolean fitsSomewhere(Instance instance, int size) {
    return TaskOrdering.candidates(instance).stream()
        .anyMatch(
            order -> {
              int[] tasks = TaskOrdering.sort(instance, order);
              boolean fits = true;
              for (int start = 0; start < tasks.length; start += size) {
                int end = Math.min(tasks.length, start + size);
                List<Integer> own = Arrays.stream(tasks, start, end).boxed().toList();
                Cohort alone =
                    new Cohort(List.of(new Batch(own, instance.speculation().maxLength())));
                fits &= isFeasible(instance, alone);
              }
              return fits;
            });
  }

  private static boolean isFeasible(Instance instance, Cohort alone) {
    List<Integer> tasks = alone.batches().get(0).tasks();
    double tokens = tasks.stream().mapToDouble(k -> Feasibility.reservedTokens(instance, k)).sum();
    Batching caps = instance.batching();
    return tasks.size() <= Math.min(caps.maxTasksPerBatch(), caps.maxTasksPerCohort())
        && Feasibility.fits(instance.verifier(), tokens)
        && Feasibility.fits(instance.drafters().get(0).node(), tokens);
  }

  /** The same cuts of all lengths, in the order and under the uplink that the plan has. */
  private static double bestS(Instance instance, List<Cohort> cohorts, Plan plan) {
    double bestS = Double.POSITIVE_INFINITY;
    int most = instance.speculation().maxLength();
    for (int length = instance.speculation().minLength(); length <= most; length++) {
      int own = length;
      List<Cohort> drafted =
          cohorts.stream()
              .map(
                  cohort ->
                      new Cohort(
                          cohort.batches().stream()
                              .map(batch -> new Batch(batch.tasks(), own))
                              .toList()))
              .toList();
      Plan other = new Plan(plan.pipeline(), plan.scope(), plan.order(), plan.uplink(), drafted);
      bestS = Math.min(bestS, Timeline.makespanS(instance, other));
    }
    return bestS;
  }

  @Test
  void saysWhichLimitABatchExceeds() {
    TestSeeds.each(
        getClass(),
        10,
        random -> {
          Instance instance = Planned.slotted(random);
          int all = instance.tasks().size();
          Approach scheme = SchemeFamily.STATIC_BATCH.of(all + 1); // a batch of all
          if (all > 1) {
            assertThat(scheme.refusal(capped(instance, all - 1, all)))
                .isEqualTo("max_tasks_per_batch is " + (all - 1));
            assertThat(scheme.refusal(capped(instance, all, all - 1)))
                .isEqualTo("max_tasks_per_cohort is " + (all - 1));
          }
        });
  }

  private static Instance capped(Instance instance, int perBatch, int perCohort) {
    return Edit.caps(instance, perBatch, perCohort).withOptions(Pipeline.ROLLING, null, null, null);
  }
}
