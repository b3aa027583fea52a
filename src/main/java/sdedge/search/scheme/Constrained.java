package sdedge.search.scheme;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Batching;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Speculation;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.TaskOrdering;
import sdedge.search.Effort;
import sdedge.search.planning.Optimum;
import sdedge.search.problem.BatchConstraints;
import sdedge.search.problem.ChoiceSet;
import sdedge.search.problem.ChoiceSets;
import sdedge.search.problem.ChoiceSets.ModeFilter;
import sdedge.search.problem.ContiguousProblem;

/**
 * The joint optimum of the plans that keep to some constraints.
 *
 * @param key the constraints in words
 * @param length of all batches; null for any
 * @param mode in which alone is drafted; null for any
 * @param order null for those of the instance
 * @param oneBatch whether all tasks are one batch, whatever the caps on tasks
 * @param constraints which tasks share a batch
 */
public record Constrained(
    String key,
    @Nullable Integer length,
    @Nullable String mode,
    @Nullable TaskOrder order,
    boolean oneBatch,
    BatchConstraints constraints)
    implements Optimum {
  /** Any plan of an order. */
  public static Constrained ofOrder(String key, @Nullable TaskOrder order) {
    return new Constrained(key, null, null, order, false, BatchConstraints.FREE);
  }

  @Override
  public String definition() {
    return "the joint optimum with " + key;
  }

  @Override
  public Effort effort() {
    return Effort.NARROWED;
  }

  @Override
  public @Nullable String refusal(Instance instance) {
    Pipeline pipeline = instance.pipeline();
    Speculation lengths = instance.speculation();
    if (pipeline == Pipeline.CONTINUOUS || pipeline == Pipeline.ASYNCHRONOUS) {
      return "plans of pipeline "
          + pipeline.key()
          + " are found by local search, which keeps to no constraint but the order";
    } else if (length != null && length > lengths.maxLength()) {
      return "max_length is " + lengths.maxLength();
    } else if (length != null && length < lengths.minLength()) {
      return "min_length is " + lengths.minLength();
    }
    return sets(instance).isEmpty() && !ChoiceSets.of(instance).isEmpty()
        ? "no such choice of draft modes fits in memory and is one that all drafters have who must"
            + " draft"
        : noBatches(narrow(instance));
  }

  /** Why no order has such batches; null if one has. */
  private @Nullable String noBatches(Instance instance) {
    Batching caps = instance.batching();
    int most = Batching.UNLIMITED;
    if (isPossible(instance)) {
      return null;
    } else if (isPossible(instance.with(caps.withCaps(most, caps.maxTasksPerCohort())))) {
      return "no order searched has them in a batch of at most max_tasks_per_batch "
          + caps.maxTasksPerBatch();
    } else if (isPossible(instance.with(caps.withCaps(most, most)))) {
      return "no order searched has them in a cohort of at most max_tasks_per_cohort "
          + caps.maxTasksPerCohort();
    }
    return "no order searched has such batches that fit in memory";
  }

  private boolean isPossible(Instance instance) {
    List<ChoiceSet> all = ChoiceSets.of(instance);
    return all.isEmpty() // which is said by whoever searches
        || TaskOrdering.candidates(instance).stream()
            .map(order -> problem(instance, order, all.get(0)))
            .anyMatch(problem -> !narrow(List.of(problem)).isEmpty());
  }

  private static ContiguousProblem problem(Instance instance, TaskOrder order, ChoiceSet set) {
    int[] tasks = TaskOrdering.sort(instance, order);
    return ContiguousProblem.of(
        instance, order, tasks, UplinkPolicy.SEQUENTIAL, Pipeline.ROLLING, set);
  }

  @Override
  public Instance narrow(Instance instance) {
    Instance ordered = instance.withOptions(null, null, order, null);
    int most = Batching.UNLIMITED;
    return oneBatch ? ordered.with(ordered.batching().withCaps(most, most)) : ordered;
  }

  @Override
  public List<ContiguousProblem> narrow(List<ContiguousProblem> group) {
    ContiguousProblem first = group.get(0);
    return first.with(constraints(first.size())).withEach(sets(first.instance())).stream()
        .filter(ContiguousProblem::isPossible)
        .toList();
  }

  /** What may be chosen from. */
  private List<ChoiceSet> sets(Instance instance) {
    Speculation lengths = instance.speculation();
    return ChoiceSets.of(
        instance,
        lengths.scope(),
        length == null ? lengths.minLength() : length,
        length == null ? lengths.maxLength() : length,
        mode == null ? ModeFilter.ALL : each -> each.name().equals(mode));
  }

  private BatchConstraints constraints(int tasks) {
    Set<Integer> all = IntStream.range(0, tasks).boxed().collect(Collectors.toSet());
    return oneBatch ? new BatchConstraints(List.of(all), constraints.apart()) : constraints;
  }
}
