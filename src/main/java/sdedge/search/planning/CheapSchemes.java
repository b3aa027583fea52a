package sdedge.search.planning;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.search.Effort;
import sdedge.search.Reduction;
import sdedge.search.problem.ContiguousProblem;

/**
 * The schemes that leave far less than a search looks at, in the order of what they cost.
 *
 * @param schemes all that plan the instance
 * @param group what is searched in the first order, which differs only in the choices
 */
record CheapSchemes(Instance instance, List<Reduction> schemes, List<ContiguousProblem> group) {

  /** Those of an effort. */
  List<Reduction> of(Effort effort) {
    return schemes.stream().filter(scheme -> scheme.effort() == effort).toList();
  }

  /** Those that only apply a rule, those to the fewest problems first. */
  List<Reduction> rules() {
    return of(Effort.RULE).stream()
        .sorted(Comparator.comparingInt(rule -> rule.narrow(group).size()))
        .toList();
  }

  /** Those of fewer choices, but for those of fewer modes, the most promising first. */
  List<Reduction> ofFewerChoices() {
    return promising(of(Effort.NARROWED), this::isSearched);
  }

  /**
   * Those of fewer modes, the most promising first, of those the least work, without those that
   * leave all: one mode alone mostly saves most of what all do.
   */
  List<Reduction> ofFewerModes() {
    return promising(of(Effort.MODES), narrow -> !leavesAll(narrow));
  }

  /** Whether one of fewer modes leaves all: under a limit it makes the same search, undisturbed. */
  boolean oneLeavesAllModes() {
    return of(Effort.MODES).stream()
        .map(scheme -> scheme.narrow(group))
        .anyMatch(narrow -> !narrow.isEmpty() && leavesAll(narrow));
  }

  /** All, what costs least for what it promises first, those of fewer modes last. */
  List<Reduction> byCost() {
    Set<Reduction> sorted = new LinkedHashSet<>(rules());
    sorted.addAll(ofFewerChoices());
    List.of(Effort.BEAM, Effort.NARROWED, Effort.MODES).forEach(e -> sorted.addAll(of(e)));
    return List.copyOf(sorted);
  }

  /**
   * Some by what their largest batches take, then by the states that a search of them looks at,
   * without those that leave nothing, what is not asked for, or what another does.
   */
  private List<Reduction> promising(
      List<Reduction> schemes, Predicate<List<ContiguousProblem>> asked) {
    Map<List<Object>, Reduction> distinct = new LinkedHashMap<>();
    Map<Reduction, Double> timeS = new HashMap<>();
    for (Reduction scheme : schemes) {
      List<ContiguousProblem> narrow = scheme.narrow(group);
      if (!narrow.isEmpty()
          && asked.test(narrow)
          && distinct.putIfAbsent(choices(narrow), scheme) == null) {
        timeS.put(scheme, Fallback.bestS(narrow.get(0)));
      }
    }
    return distinct.values().stream()
        .sorted(
            Comparator.<Reduction>comparingDouble(scheme -> timeS.getOrDefault(scheme, 0.0))
                .thenComparing(scheme -> states(scheme.narrow(group))))
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

  /** What distinguishes the problems of schemes: at most one of them has a rule. */
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
