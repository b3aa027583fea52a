package sdedge.search.milp;

import java.util.List;
import java.util.Random;
import sdedge.RandomInstances;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.search.problem.ContiguousProblem;

/** Three problems of the same tasks, one for each of the lengths 0, 1, 2. */
final class SmallProblems {
  private SmallProblems() {}

  static List<ContiguousProblem> three() {
    Instance instance = new RandomInstances(new Random(7)).tasks(4).maxLength(2).next();
    return List.of(problem(instance, 0), problem(instance, 1), problem(instance, 2));
  }

  private static ContiguousProblem problem(Instance instance, int length) {
    return ContiguousProblem.of(
        instance,
        TaskOrder.GIVEN,
        new int[] {0, 1, 2, 3},
        UplinkPolicy.SEQUENTIAL,
        Pipeline.ROLLING,
        DraftChoice.ofLengths(length));
  }
}
