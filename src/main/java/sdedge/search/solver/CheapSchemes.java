package sdedge.search.solver;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import sdedge.control.Control;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.search.Approach;
import sdedge.search.Effort;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.scheme.FewerModes;

/**
 * The schemes that leave far less than a search looks at, in the order of what they cost.
 *
 * @param group what is searched in the first order, which differs only in the choices
 */
record CheapSchemes(Instance instance, List<ContiguousProblem> group) {

  /** All of them for an instance, the cheapest first. */
  static List<Approach> all(Instance instance) {
    return Approaches.schemes(instance).stream()
        .filter(scheme -> scheme.effort() != Effort.WHOLE)
        .sorted(Comparator.comparing(Approach::effort))
        .toList();
  }

  /** Those of an effort. */
  List<Approach> of(Effort effort) {
    return all(instance).stream().filter(scheme -> scheme.effort() == effort).toList();
  }

  /** Those that only apply a rule, those to the fewest problems first. */
  List<Approach> rules() {
    return of(Effort.RULE).stream()
        .sorted(Comparator.comparingInt(rule -> rule.narrow(group).size()))
        .toList();
  }

  /** Those of fewer choices, but for those of fewer modes, the most promising first. */
  List<Approach> ofFewerChoices(Control control) {
    List<Approach> schemes =
        of(Effort.NARROWED).stream().filter(scheme -> !(scheme instanceof FewerModes)).toList();
    return promising(schemes, this::isSearched, control);
  }

  /**
   * Those of fewer modes, the most promising first, of those the least work, without those that
   * leave all: one mode alone mostly saves most of what all do.
   */
  List<Approach> ofFewerModes(Control control) {
    return promising(modes(), narrow -> !leavesAll(narrow), control);
  }

  /** Whether one of fewer modes leaves all: under a limit it makes the same search, undisturbed. */
  boolean oneLeavesAllModes() {
    return modes().stream()
        .map(scheme -> scheme.narrow(group))
        .anyMatch(narrow -> !narrow.isEmpty() && leavesAll(narrow));
  }

  /** All, what costs least for what it promises first, those of fewer modes last. */
  List<Approach> byCost(Control control) {
    Set<Approach> sorted = new LinkedHashSet<>(rules());
    sorted.addAll(ofFewerChoices(control));
    sorted.addAll(of(Effort.BEAM));
    sorted.addAll(all(instance));
    return List.copyOf(sorted);
  }

  /**
   * A scheme with what it promises.
   *
   * @param timeS that the largest batches take, seconds
   * @param states that a search of it looks at
   */
  private record Promise(Approach scheme, double timeS, double states) {}

  /**
   * Some by promise, without those that leave nothing, what is not asked for, or what another does.
   */
  private List<Approach> promising(
      List<Approach> schemes, Predicate<List<ContiguousProblem>> asked, Control control) {
    List<Promise> promises = new ArrayList<>();
    Set<List<Object>> seen = new HashSet<>();
    for (Approach scheme : schemes) {
      List<ContiguousProblem> narrow = scheme.narrow(group);
      if (!narrow.isEmpty() && asked.test(narrow) && seen.add(choices(narrow))) {
        double timeS = Fallback.bestS(narrow.get(0), control);
        promises.add(new Promise(scheme, timeS, states(narrow)));
      }
    }
    return promises.stream()
        .sorted(Comparator.comparing(Promise::timeS).thenComparing(Promise::states))
        .map(Promise::scheme)
        .toList();
  }

  private List<Approach> modes() {
    return Approaches.ofFewerModes(instance).stream()
        .filter(scheme -> scheme.refusal(instance) == null)
        .toList();
  }

  private boolean isSearched(List<ContiguousProblem> narrow) {
    IntStream lengths = narrow.get(0).draftChoices().stream().mapToInt(DraftChoice::length);
    return StartPlan.isSearched(instance, lengths.toArray());
  }

  private boolean leavesAll(List<ContiguousProblem> narrow) {
    return states(narrow) >= states(group);
  }

  private static double states(List<ContiguousProblem> group) {
    return group.stream().mapToDouble(problem -> problem.choices().states()).sum();
  }

  /** What tells the problems of schemes apart: at most one of them has a rule. */
  private static List<Object> choices(List<ContiguousProblem> group) {
    return group.stream()
        .<Object>map(
            problem ->
                List.of(
                    problem.set().loaded(),
                    problem.draftChoices(),
                    problem.perPart(),
                    problem.rule() != null,
                    problem.singleTasks()))
        .toList();
  }
}
