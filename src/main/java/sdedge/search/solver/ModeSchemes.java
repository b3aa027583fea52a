package sdedge.search.solver;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sdedge.instance.Instance;
import sdedge.search.Approach;
import sdedge.search.control.Control;
import sdedge.search.problem.ContiguousProblem;

/**
 * The schemes of fewer draft modes for a search: one mode alone mostly saves most of what all do.
 *
 * @param group what is searched in the first order, which differs only in the choices
 */
record ModeSchemes(Instance instance, List<ContiguousProblem> group) {

  /** Whether a scheme leaves all modes: under a limit it makes the same search, undisturbed. */
  boolean oneLeavesAll() {
    return schemes().stream()
        .map(scheme -> scheme.narrow(group))
        .anyMatch(narrow -> !narrow.isEmpty() && leavesAll(narrow));
  }

  /**
   * The most promising first, of those the least work, without those that leave all or the same as
   * another.
   */
  List<Approach> byPromise(Control control) {
    Map<Approach, Double> promiseS = new LinkedHashMap<>();
    Map<Approach, Double> effort = new HashMap<>();
    Set<List<Object>> seen = new HashSet<>();
    for (Approach scheme : schemes()) {
      List<ContiguousProblem> narrow = scheme.narrow(group);
      if (!narrow.isEmpty() && !leavesAll(narrow) && seen.add(choices(narrow))) {
        promiseS.put(scheme, Fallback.bestS(narrow.get(0), control));
        effort.put(scheme, states(narrow));
      }
    }
    return promiseS.keySet().stream()
        .sorted(Comparator.<Approach, Double>comparing(promiseS::get).thenComparing(effort::get))
        .toList();
  }

  private List<Approach> schemes() {
    return Approaches.ofFewerModes(instance).stream()
        .filter(scheme -> scheme.refusal(instance) == null)
        .toList();
  }

  private boolean leavesAll(List<ContiguousProblem> narrow) {
    return states(narrow) >= states(group);
  }

  private static double states(List<ContiguousProblem> group) {
    return group.stream().mapToDouble(problem -> problem.choices().states()).sum();
  }

  private static List<Object> choices(List<ContiguousProblem> group) {
    return group.stream()
        .<Object>map(
            problem ->
                List.of(problem.draftings(), problem.set().loaded(), problem.choices().states()))
        .toList();
  }
}
