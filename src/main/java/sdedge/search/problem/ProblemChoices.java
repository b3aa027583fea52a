package sdedge.search.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.TaskOrdering;

/** What {@code auto} and the scope stand for: the problems whose best result is the answer. */
public final class ProblemChoices {
  private ProblemChoices() {}

  /** A problem under a policy that plans can have, if its own is yet to be decided. */
  public static ContiguousProblem decided(ContiguousProblem problem) {
    return problem.uplink().isDecided() ? problem : problem.under(UplinkPolicy.EQUAL_FINISH);
  }

  /**
   * The problems of all tasks under one uplink policy, by order in the sequence of the model;
   * orders that come to the same sequence of tasks are searched once.
   */
  public static List<List<ContiguousProblem>> problems(
      Instance instance, UplinkPolicy uplink, Pipeline pipeline) {
    return problems(instance, uplink, pipeline, order -> TaskOrdering.sort(instance, order));
  }

  /** The problems of the tasks of one drafter under one uplink policy. */
  public static List<List<ContiguousProblem>> problems(
      Instance instance, int drafter, UplinkPolicy uplink, Pipeline pipeline) {
    return problems(
        instance, uplink, pipeline, order -> TaskOrdering.sort(instance, drafter, order));
  }

  private static List<List<ContiguousProblem>> problems(
      Instance instance,
      UplinkPolicy uplink,
      Pipeline pipeline,
      Function<TaskOrder, int[]> sorted) {
    List<int[]> seen = new ArrayList<>();
    List<List<ContiguousProblem>> byOrder = new ArrayList<>();
    for (TaskOrder order : TaskOrdering.candidates(instance)) {
      int[] tasks = sorted.apply(order);
      if (seen.stream().noneMatch(other -> Arrays.equals(other, tasks))) {
        seen.add(tasks);
        List<ChoiceSet> sets = ChoiceSets.of(instance);
        ContiguousProblem first =
            ContiguousProblem.of(instance, order, tasks, uplink, pipeline, sets.get(0));
        byOrder.add(first.withEach(sets));
      }
    }
    return byOrder;
  }
}
