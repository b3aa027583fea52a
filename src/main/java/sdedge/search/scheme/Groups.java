package sdedge.search.scheme;

import java.util.HashSet;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Set;
import sdedge.instance.DraftChoice;
import sdedge.instance.DraftMode;
import sdedge.instance.Instance;
import sdedge.instance.Scope;
import sdedge.search.problem.ChoiceSet;
import sdedge.search.problem.ChoiceSets;
import sdedge.search.problem.ChoiceSets.ModeFilter;
import sdedge.search.problem.ContiguousProblem;

/** What schemes leave of the problems of one order and uplink, which differ only in the lengths. */
final class Groups {
  private Groups() {}

  /** No speculation. */
  static List<ContiguousProblem> autoregressive(List<ContiguousProblem> group) {
    return List.of(group.get(0).withChoices(DraftChoice.ofLengths(0)));
  }

  /** Every length alone. */
  static List<ContiguousProblem> lengthByLength(List<ContiguousProblem> group) {
    ContiguousProblem first = group.get(0);
    return first.withEach(sets(group, Scope.GLOBAL, ModeFilter.ALL));
  }

  /** All lengths in one problem, whatever the scope. */
  static List<ContiguousProblem> together(List<ContiguousProblem> group) {
    ContiguousProblem first = group.get(0);
    return first.withEach(sets(group, Scope.BATCH, ModeFilter.ALL));
  }

  /** All lengths of the first mode of each drafter, whatever the scope. */
  static List<ContiguousProblem> firstModes(List<ContiguousProblem> group) {
    ContiguousProblem first = group.get(0);
    return first.instance().hasModes()
        ? first.withCommonChoices().withEach(sets(group, Scope.BATCH, firstModes(first.instance())))
        : together(group);
  }

  /** As they are, with the first mode of each drafter only. */
  static List<ContiguousProblem> dipSd(List<ContiguousProblem> group) {
    ContiguousProblem first = group.get(0);
    Scope scope = first.instance().speculation().scope();
    return first.instance().hasModes()
        ? first.withCommonChoices().withEach(sets(group, scope, firstModes(first.instance())))
        : group;
  }

  private static ModeFilter firstModes(Instance instance) {
    Set<DraftMode> modes = new HashSet<>();
    instance.drafters().forEach(drafter -> modes.add(drafter.mode(null)));
    return modes::contains;
  }

  /** One task per batch. */
  static List<ContiguousProblem> singleTasks(List<ContiguousProblem> group) {
    return group.stream().map(ContiguousProblem::withSingleTasks).toList();
  }

  /** The length of greatest goodput per batch; under scope {@code global} that of all tasks. */
  static List<ContiguousProblem> goodput(List<ContiguousProblem> group) {
    boolean global = group.get(0).instance().speculation().scope() == Scope.GLOBAL;
    return together(group).stream()
        .filter(all -> !global || all.choices().places(0, all.size()).length > 0)
        .map(
            all -> {
              Goodput rule = new Goodput(all);
              return global
                  ? all.withChoices(List.of(all.draftChoices().get(rule.place(0, all.size()))))
                  : all.withRule(rule);
            })
        .toList();
  }

  private static List<ChoiceSet> sets(List<ContiguousProblem> group, Scope scope, ModeFilter kept) {
    IntSummaryStatistics lengths =
        group.stream()
            .flatMap(problem -> problem.draftChoices().stream())
            .mapToInt(DraftChoice::length)
            .summaryStatistics();
    Instance instance = group.get(0).instance();
    return ChoiceSets.of(instance, scope, lengths.getMin(), lengths.getMax(), kept);
  }
}
