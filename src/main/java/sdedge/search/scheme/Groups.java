package sdedge.search.scheme;

import java.util.List;
import sdedge.instance.Drafting;
import sdedge.instance.Scope;
import sdedge.search.problem.ContiguousProblem;

/** What schemes leave of the problems of one order and uplink, which differ only in the lengths. */
final class Groups {
  private Groups() {}

  /** No speculation. */
  static List<ContiguousProblem> autoregressive(List<ContiguousProblem> group) {
    return List.of(group.get(0).withDraftings(Drafting.ofLengths(0)));
  }

  /** Every length alone. */
  static List<ContiguousProblem> lengthByLength(List<ContiguousProblem> group) {
    return draftings(group).stream().map(one -> group.get(0).withDraftings(List.of(one))).toList();
  }

  /** All lengths in one problem, whatever the scope. */
  static List<ContiguousProblem> together(List<ContiguousProblem> group) {
    return List.of(group.get(0).withDraftings(draftings(group)));
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
    return List.of(
        global
            ? all.withDraftings(List.of(all.draftings().get(rule.place(0, all.size()))))
            : all.withRule(rule));
  }

  private static List<Drafting> draftings(List<ContiguousProblem> group) {
    return group.stream().flatMap(problem -> problem.draftings().stream()).toList();
  }
}
