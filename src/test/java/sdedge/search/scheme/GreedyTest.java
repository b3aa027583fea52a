package sdedge.search.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Scope;
import sdedge.instance.Task;
import sdedge.latency.BatchProfile;
import sdedge.latency.StageModel;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.Plan;

class GreedyTest {
  private static final double ROUNDING = 1 + 1e-9;

  @Test
  void batchesGrowWhileThatLowersTheirSecondsPerToken() {
    AtomicInteger stopped = new AtomicInteger();
    TestSeeds.each(
        getClass(),
        300,
        random -> {
          Instance instance = Planned.slotted(random).withOptions(null, null, null, Scope.BATCH);
          Plan plan = Planned.plan(instance, "greedy").plan();
          for (Cohort cohort : plan.cohorts()) {
            List<Batch> batches = cohort.batches();
            for (int m = 0; m < batches.size(); m++) {
              assertGrown(instance, batches.get(m));
              if (m + 1 < batches.size()) {
                int next = batches.get(m + 1).tasks().get(0);
                stopped.addAndGet(assertComplete(instance, batches.get(m), next) ? 1 : 0);
              }
            }
          }
        });
    TestSeeds.guard(
        () ->
            assertThat(stopped.get())
                .as("batches that stopped before they were full")
                .isGreaterThan(10));
  }

  private static void assertGrown(Instance instance, Batch batch) {
    List<Integer> tasks = batch.tasks();
    assertThat(perToken(instance, tasks, batch.choices().of(0).length()))
        .isLessThanOrEqualTo(least(instance, tasks) * ROUNDING);
    for (int size = 2; size <= tasks.size(); size++) {
      assertThat(least(instance, tasks.subList(0, size)))
          .isLessThanOrEqualTo(least(instance, tasks.subList(0, size - 1)) * ROUNDING);
    }
  }

  /** Whether the batch had room for the next task, which would not have made it better. */
  private static boolean assertComplete(Instance instance, Batch batch, int next) {
    if (batch.tasks().size() >= instance.batching().maxTasksPerBatch()) {
      return false;
    }
    List<Integer> more = new ArrayList<>(batch.tasks());
    more.add(next);
    assertThat(least(instance, more) * ROUNDING)
        .isGreaterThanOrEqualTo(least(instance, batch.tasks()));
    return true;
  }

  private static double least(Instance instance, List<Integer> tasks) {
    return IntStream.rangeClosed(
            instance.speculation().minLength(), instance.speculation().maxLength())
        .mapToDouble(length -> perToken(instance, tasks, length))
        .min()
        .orElseThrow();
  }

  private static double perToken(Instance instance, List<Integer> indices, int length) {
    List<Task> tasks = indices.stream().map(instance.tasks()::get).toList();
    BatchProfile profile =
        BatchProfile.of(StageModel.of(instance), tasks, drafter -> DraftChoice.of(length));
    double seconds = 0;
    for (int n = 1; n <= profile.steps(); n++) {
      seconds += profile.drafterSide(n) + profile.verifierSide(n);
    }
    return seconds / tasks.stream().mapToDouble(Task::outputTokens).sum();
  }
}
