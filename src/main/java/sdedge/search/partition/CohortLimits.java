package sdedge.search.partition;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.plan.Feasibility;
import sdedge.plan.MemoryModel;
import sdedge.plan.ReservedTokens;

/** Which tasks may be a cohort, and which a batch, while certain draft modes are loaded. */
final class CohortLimits {
  private final Instance instance;
  private final MemoryModel memory;
  private final double[] tokens; // by task, that it reserves if no prompt is padded

  CohortLimits(Instance instance, Set<String> loaded) {
    this.instance = instance;
    memory = MemoryModel.of(instance, loaded);
    tokens =
        IntStream.range(0, instance.tasks().size())
            .mapToDouble(k -> Feasibility.reservedTokens(instance, k))
            .toArray();
  }

  /** Whether tasks fit as a cohort; then all that are some of them do. */
  boolean holdCohort(TaskSet tasks) {
    return holdCohort(List.of(tasks));
  }

  /** Whether some batches fit as a cohort. */
  boolean holdCohort(List<TaskSet> batches) {
    int count = 0;
    for (TaskSet batch : batches) {
      count += batch.size();
    }
    return count <= instance.batching().maxTasksPerCohort()
        && (instance.batching().isByBatch() || fit(batches));
  }

  /** Whether tasks of a cohort may be a batch of it; then all that are some of them may. */
  boolean holdBatch(TaskSet tasks) {
    return tasks.size() <= instance.batching().maxTasksPerBatch()
        && (!instance.batching().isByBatch() || fit(List.of(tasks)));
  }

  /**
   * Every set of tasks that may be a cohort, each after those of its tasks without the last.
   *
   * @param most that are of interest
   * @return null if there are more, or if it is stopped
   */
  @Nullable List<TaskSet> cohorts(int most, Control control) {
    List<TaskSet> found = new ArrayList<>();
    return extend(TaskSet.of(), 0, most, found, control) ? found : null;
  }

  /** Adds what a set becomes with tasks from one on; false if it ends. */
  private boolean extend(TaskSet set, int from, int most, List<TaskSet> found, Control control) {
    for (int k = from; k < tokens.length; k++) {
      TaskSet more = set.with(k);
      if (holdCohort(more)) {
        found.add(more);
        if (found.size() > most
            || control.isStopped()
            || !extend(more, k + 1, most, found, control)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean fit(List<TaskSet> batches) {
    if (instance.batching().pads()) {
      List<Integer> all = new ArrayList<>();
      batches.forEach(batch -> all.addAll(batch.list()));
      return ReservedTokens.of(instance, memory, all).fit();
    }
    ReservedTokens reserved = ReservedTokens.none(instance, memory);
    for (TaskSet batch : batches) {
      for (int k : batch.array()) {
        reserved.add(instance.tasks().get(k).drafter(), tokens[k]);
      }
    }
    return reserved.fit();
  }
}
