package sdedge.search.scheme;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Batching;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Feasibility;
import sdedge.search.Effort;
import sdedge.search.Reduction;
import sdedge.search.problem.ChoiceSets;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.Partition;
import sdedge.search.problem.ProblemChoices;

/** So many tasks per batch, fewer in the last one, and the best single length. */
final class StaticBatch {
  private StaticBatch() {}

  static Reduction of(String key, String definition, int tasks) {
    return new Constructed(
        key,
        definition,
        Effort.RULE,
        instance -> refusal(instance, tasks),
        group -> narrow(group, tasks),
        (problem, seed, control) -> Partition.ofSize(problem, tasks),
        (instance, plan) -> "");
  }

  /** Where no order has such batches. */
  private static @Nullable String refusal(Instance instance, int tasks) {
    int most = Math.min(tasks, instance.tasks().size());
    Batching caps = instance.batching();
    if (most > caps.maxTasksPerBatch()) {
      return "max_tasks_per_batch is " + caps.maxTasksPerBatch();
    } else if (most > caps.maxTasksPerCohort()) {
      return "max_tasks_per_cohort is " + caps.maxTasksPerCohort();
    }
    return !isPlanned(instance) || isPossible(instance, tasks)
        ? null
        : "no order searched has batches of " + most + " tasks that fit in memory";
  }

  /** Whether whoever searches has not said already that there are no plans. */
  private static boolean isPlanned(Instance instance) {
    return Feasibility.neverFits(instance).isEmpty() && !ChoiceSets.of(instance).isEmpty();
  }

  private static boolean isPossible(Instance instance, int tasks) {
    return ProblemChoices.problems(instance, UplinkPolicy.SEQUENTIAL, Pipeline.ROLLING).stream()
        .anyMatch(group -> !narrow(group, tasks).isEmpty());
  }

  private static List<ContiguousProblem> narrow(List<ContiguousProblem> group, int tasks) {
    return Groups.lengthByLength(group).stream()
        .filter(problem -> Partition.ofSize(problem, tasks) != null)
        .toList();
  }
}
