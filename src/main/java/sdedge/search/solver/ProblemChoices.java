package sdedge.search.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sdedge.instance.Drafter;
import sdedge.instance.Drafting;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.PowerModel;
import sdedge.instance.Scope;
import sdedge.instance.Speculation;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.TaskOrdering;

/** What {@code auto} and the scope stand for: the problems whose best result is the answer. */
final class ProblemChoices {
  private ProblemChoices() {}

  /** The uplink policies to search, one for all drafters. */
  static List<UplinkPolicy> uplinks(Instance instance) {
    UplinkPolicy uplink = instance.uplink();
    if (uplink.isDecided()) {
      return List.of(uplink);
    }
    if (sequentialIsBest(instance)) {
      return List.of(UplinkPolicy.SEQUENTIAL);
    }
    if (uplink == UplinkPolicy.AUTO) {
      return UplinkPolicy.FORMULAS;
    }
    return instance.pipeline() == Pipeline.ASYNCHRONOUS
        ? Stream.concat(UplinkPolicy.FORMULAS.stream(), Stream.of(uplink)).toList()
        : List.of(uplink);
  }

  /** Whether no allocation beats uploads in turn: at constant PSD, or with nothing to send. */
  private static boolean sequentialIsBest(Instance instance) {
    return instance.drafters().stream()
        .map(Drafter::wireless)
        .allMatch(
            cell ->
                cell.powerModel() == PowerModel.CONSTANT_PSD
                    || cell.bitsPerToken() + cell.headerBits() == 0);
  }

  /** A problem under a policy that plans can have, if its own is yet to be decided. */
  static ContiguousProblem decided(ContiguousProblem problem) {
    return problem.uplink().isDecided() ? problem : problem.under(UplinkPolicy.SIMULTANEOUS);
  }

  /** The sets of choices to search: one that each batch chooses from, or each choice alone. */
  static List<List<Drafting>> draftings(Speculation speculation) {
    IntStream all = IntStream.rangeClosed(speculation.minLength(), speculation.maxLength());
    List<Drafting> together = Drafting.ofLengths(all.toArray());
    return speculation.scope() == Scope.GLOBAL
        ? together.stream().map(List::of).toList()
        : List.of(together);
  }

  /**
   * The problems of all tasks under one uplink policy, by order in the sequence of the model;
   * orders that come to the same sequence of tasks are searched once.
   */
  static List<List<ContiguousProblem>> problems(
      Instance instance, UplinkPolicy uplink, Pipeline pipeline) {
    return problems(instance, uplink, pipeline, order -> TaskOrdering.sort(instance, order));
  }

  /** The same for the tasks of one drafter. */
  static List<List<ContiguousProblem>> problems(
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
        List<List<Drafting>> draftings = draftings(instance.speculation());
        ContiguousProblem first =
            ContiguousProblem.of(instance, order, tasks, uplink, pipeline, draftings.get(0));
        byOrder.add(draftings.stream().map(first::withDraftings).toList());
      }
    }
    return byOrder;
  }
}
