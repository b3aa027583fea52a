package sdedge.search.scheme;

import java.util.Arrays;
import java.util.List;
import sdedge.instance.Scope;
import sdedge.search.problem.ContiguousProblem;

/** What schemes leave of the problems of one order and uplink, which differ only in the lengths. */
final class Groups {
  private Groups() {}

  /** No speculation. */
  static List<ContiguousProblem> autoregressive(List<ContiguousProblem> group) {
    return List.of(group.get(0).withLengths(0));
  }

  /** Every length alone. */
  static List<ContiguousProblem> lengthByLength(List<ContiguousProblem> group) {
    return Arrays.stream(lengths(group)).mapToObj(l -> group.get(0).withLengths(l)).toList();
  }

  /** All lengths in one problem, whatever the scope. */
  static List<ContiguousProblem> together(List<ContiguousProblem> group) {
    return List.of(group.get(0).withLengths(lengths(group)));
  }

  /** One task per batch. */
  static List<ContiguousProblem> singleTasks(List<ContiguousProblem> group) {
    return group.stream().map(ContiguousProblem::withSingleTasks).toList();
  }

  /** The length of greatest goodput per batch; under scope {@code global} that of all tasks. */
  static List<ContiguousProblem> goodput(List<ContiguousProblem> group) {
    ContiguousProblem all = together(group).get(0);
    Goodput rule = new Goodput(all);
    boolean global = all.instance().speculation().scope() == Scope.GLOBAL;
    return List.of(global ? all.withLengths(rule.length(0, all.size())) : all.withRule(rule));
  }

  private static int[] lengths(List<ContiguousProblem> group) {
    return group.stream().flatMapToInt(problem -> Arrays.stream(problem.lengths())).toArray();
  }
}
