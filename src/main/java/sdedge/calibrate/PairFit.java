package sdedge.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sdedge.control.Control;
import sdedge.instance.DraftMode;
import sdedge.instance.Node;
import sdedge.latency.ExpectedSteps;

/**
 * Fits a verifier and a drafter to measured runs.
 *
 * @param base the nodes, with the peaks of their data sheets
 * @param known speeds that stay, as passes have shown
 * @param modes of the drafter that runs distinguish
 * @param longest up to which position acceptance is wanted
 */
record PairFit(Map<Role, Node> base, Map<Role, Speed> known, List<DraftMode> modes, int longest) {

  /**
   * What was found.
   *
   * @param fit of the parameters that are free
   */
  record FittedPair(Pair pair, Fit.Solution fit) {}

  /** The best from all starts. */
  FittedPair to(List<MeasuredRun> runs, Control control) {
    return to(runs, Starts.of(free().parameters()), control);
  }

  /** The best from where a fit to nearly the same runs found something. */
  FittedPair near(FittedPair found, List<MeasuredRun> runs, Control control) {
    return to(runs, Starts.near(found.fit(), free().parameters()), control);
  }

  private FittedPair to(List<MeasuredRun> runs, Starts starts, Control control) {
    AcceptanceCurve curve =
        modes.isEmpty() ? AcceptanceCurve.of(runs, longest, control.last().quiet()) : null;
    Pair accepted = new Pair(base, known, curve, fitted(runs, List.of(), control), 0);
    Fit free = free();
    if (free.parameters().isEmpty()) {
      return new FittedPair(accepted, Fit.Solution.NOTHING);
    }
    Map<String, ExpectedSteps> steps = new HashMap<>();
    Times times = new Times(base, known, modes, free.parameters());
    for (MeasuredRun run : runs) {
      String mode = run.length() == 0 ? "" : run.mode();
      times.add(
          Law.of(
              run, steps.computeIfAbsent(mode, name -> new ExpectedSteps(accepted.rates(name)))));
    }
    double[] weights = runs.stream().mapToDouble(MeasuredRun::weight).toArray();
    Fit.Solution found = free.to(times, weights, starts, control);
    Map<Role, Speed> speeds = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      List<Estimate> own = found.of(role);
      Speed fitted = own.isEmpty() ? new Speed.Former() : new Speed.Fitted(own);
      Speed ofPasses = known.get(role);
      speeds.put(role, ofPasses == null ? fitted : ofPasses.with(own));
    }
    Pair pair =
        new Pair(base, speeds, curve, fitted(runs, found.estimates(), control), found.cost());
    return new FittedPair(pair, found);
  }

  /** The modes that some run drafted in. */
  private List<FittedMode> fitted(
      List<MeasuredRun> runs, List<Estimate> estimates, Control control) {
    List<FittedMode> fitted = new ArrayList<>();
    for (DraftMode mode : modes) {
      AcceptanceCurve curve =
          AcceptanceCurve.of(
              runs.stream().filter(run -> run.mode().equals(mode.name())).toList(),
              longest,
              control.last().quiet());
      Estimate overhead =
          estimates.stream()
              .filter(each -> each.parameter().mode().equals(mode.name()))
              .findFirst()
              .orElse(null);
      if (curve != null) {
        DraftMode as = overhead == null ? mode : mode.withOverhead(overhead.value());
        fitted.add(new FittedMode(as, curve, overhead));
      }
    }
    return fitted;
  }

  private Fit free() {
    List<FitParameter> free = new ArrayList<>(ofRuns(Role.VERIFIER));
    if (modes.isEmpty()) {
      free.addAll(ofRuns(Role.DRAFTER));
      return new Fit(free);
    }
    List<DraftMode> formulas = modes.stream().filter(FittedMode::isFree).toList();
    if (formulas.stream().anyMatch(mode -> !mode.isAtVerifier())) {
      free.add(FitParameter.DRAFTER_FLOPS_EFFICIENCY);
      free.add(FitParameter.DRAFTER_BANDWIDTH_EFFICIENCY);
    }
    formulas.forEach(
        mode -> free.add(FitParameter.passOverhead(FittedMode.role(mode), mode.name())));
    return new Fit(free);
  }

  private List<FitParameter> ofRuns(Role role) {
    return known.get(role) instanceof Speed.Former
        ? List.of()
        : FitParameter.ofRuns(role, known.containsKey(role));
  }

  /** Fits a node to measured passes alone. */
  static Fit.Solution toPasses(Node base, Role role, List<MeasuredPass> passes, Control control) {
    Fit fit = new Fit(FitParameter.ofPasses(role));
    Times times = new Times(Map.of(role, base), Map.of(), fit.parameters());
    passes.forEach(pass -> times.add(role, pass));
    double[] weights = new double[passes.size()];
    Arrays.fill(weights, 1);
    return fit.to(times, weights, Starts.of(fit.parameters()), control);
  }
}
