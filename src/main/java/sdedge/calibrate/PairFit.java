package sdedge.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import sdedge.instance.Node;
import sdedge.latency.ExpectedSteps;

/**
 * Fits a verifier and a drafter to measured runs.
 *
 * @param base the nodes, with the peaks of their data sheets
 * @param known speeds that stay, as passes have told
 * @param longest up to which position acceptance is wanted
 */
record PairFit(Map<Role, Node> base, Map<Role, Speed> known, int longest) {

  /**
   * What was found.
   *
   * @param fit of the parameters that are free
   */
  record FittedPair(Pair pair, Fit.Solution fit) {}

  /** The best from all starts. */
  FittedPair to(List<MeasuredRun> runs, FitCourse course) {
    return to(runs, Starts.of(free().parameters()), course);
  }

  /** The best from where a fit to nearly the same runs found something. */
  FittedPair near(FittedPair found, List<MeasuredRun> runs, FitCourse course) {
    return to(runs, Starts.near(found.fit(), free().parameters()), course);
  }

  private FittedPair to(List<MeasuredRun> runs, Starts starts, FitCourse course) {
    AcceptanceCurve curve = AcceptanceCurve.of(runs, longest);
    Fit free = free();
    if (free.parameters().isEmpty()) {
      return new FittedPair(new Pair(base, known, curve, 0), Fit.Solution.NOTHING);
    }
    ExpectedSteps steps = new ExpectedSteps(new Pair(base, known, curve, 0).rates());
    Times times = new Times(base, known, free.parameters());
    runs.forEach(run -> times.add(Law.of(run, steps)));
    double[] weights = runs.stream().mapToDouble(MeasuredRun::weight).toArray();
    Fit.Solution found = free.to(times, weights, starts, course);
    Map<Role, Speed> speeds = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      speeds.put(role, known.getOrDefault(role, new Speed.Fitted(found.of(role))));
    }
    return new FittedPair(new Pair(base, speeds, curve, found.cost()), found);
  }

  private Fit free() {
    List<Role> free = new ArrayList<>(List.of(Role.values()));
    free.removeAll(known.keySet());
    return Fit.of(free);
  }

  /** Fits a node to measured passes alone. */
  static Fit.Solution toPasses(Node base, Role role, List<MeasuredPass> passes, FitCourse course) {
    Fit fit = Fit.of(List.of(role));
    Times times = new Times(Map.of(role, base), Map.of(), fit.parameters());
    passes.forEach(pass -> times.add(role, pass));
    double[] weights = new double[passes.size()];
    Arrays.fill(weights, 1);
    return fit.to(times, weights, Starts.of(fit.parameters()), course);
  }
}
