package sdedge.search.partition;

import java.util.Set;
import sdedge.instance.Instance;
import sdedge.plan.MemoryModel;
import sdedge.plan.ReservedTokens;

/** Which tasks may be a cohort, and which a batch, while certain draft modes are loaded. */
final class CohortLimits {
  private final Instance instance;
  private final MemoryModel memory;

  CohortLimits(Instance instance, Set<String> loaded) {
    this.instance = instance;
    memory = MemoryModel.of(instance, loaded);
  }

  /** Whether tasks fit as a cohort; then all that are some of them do. */
  boolean holdCohort(TaskSet tasks) {
    return tasks.size() <= instance.batching().maxTasksPerCohort()
        && (instance.batching().isByBatch() || fit(tasks));
  }

  /** Whether tasks of a cohort may be a batch of it; then all that are some of them may. */
  boolean holdBatch(TaskSet tasks) {
    return tasks.size() <= instance.batching().maxTasksPerBatch()
        && (!instance.batching().isByBatch() || fit(tasks));
  }

  private boolean fit(TaskSet tasks) {
    return ReservedTokens.of(instance, memory, tasks.list()).fit();
  }
}
