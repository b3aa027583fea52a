package sdedge.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
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
   * @param pairs by workload, of one speed each with its acceptance
   * @param fit of the parameters that are free
   */
  record FittedPair(Map<String, Pair> pairs, Fit.Solution fit) {}

  /** The best from all starts. */
  FittedPair to(List<MeasuredRun> runs, Control control) {
    return to(runs, Starts.of(free().parameters()), control);
  }

  /** The best from where a fit to nearly the same runs found something. */
  FittedPair near(FittedPair found, List<MeasuredRun> runs, Control control) {
    return to(runs, Starts.near(found.fit(), free().parameters()), control);
  }

  private FittedPair to(List<MeasuredRun> runs, Starts starts, Control control) {
    Map<String, List<MeasuredRun>> workloads = new LinkedHashMap<>();
    runs.forEach(
        run -> workloads.computeIfAbsent(run.workload(), name -> new ArrayList<>()).add(run));
    Map<String, Pair> accepted = new LinkedHashMap<>();
    workloads.forEach((name, own) -> accepted.put(name, accepted(own, control)));
    Fit free = free();
    if (free.parameters().isEmpty()) {
      return new FittedPair(measuring(accepted, workloads), Fit.Solution.NOTHING);
    }
    Times times = new Times(base, known, modes, free.parameters());
    IdentityHashMap<Pair, Map<String, ExpectedSteps>> steps = new IdentityHashMap<>();
    for (MeasuredRun run : runs) {
      Pair pair = Pair.known(accepted, run.workload());
      ExpectedSteps expected =
          steps
              .computeIfAbsent(pair, of -> new HashMap<>())
              .computeIfAbsent(
                  run.length() == 0 ? "" : run.mode(), mode -> new ExpectedSteps(pair.rates(mode)));
      times.add(Law.of(run, expected));
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
    Map<String, Pair> pairs = new LinkedHashMap<>();
    accepted.forEach(
        (name, of) ->
            pairs.put(
                name,
                new Pair(
                    base,
                    speeds,
                    of.accepted(),
                    of.modes().stream().map(mode -> mode.with(found.estimates())).toList(),
                    found.cost(),
                    MeasuredLoad.NONE)));
    return new FittedPair(measuring(pairs, workloads), found);
  }

  private static Map<String, Pair> measuring(
      Map<String, Pair> pairs, Map<String, List<MeasuredRun>> workloads) {
    Map<String, Pair> measuring = new LinkedHashMap<>();
    workloads.forEach(
        (name, runs) -> {
          Pair pair = Pair.known(pairs, name);
          measuring.put(name, pair.measuring(MeasuredLoad.of(pair, runs)));
        });
    return measuring;
  }

  /** With the acceptance that the runs of a workload show. */
  private Pair accepted(List<MeasuredRun> runs, Control control) {
    FittedAcceptance all =
        modes.isEmpty() ? FittedAcceptance.of(runs, longest, control.last().quiet()) : null;
    List<FittedMode> drafted = new ArrayList<>();
    for (DraftMode mode : modes) {
      FittedAcceptance own =
          FittedAcceptance.of(
              runs.stream().filter(run -> run.mode().equals(mode.name())).toList(),
              longest,
              control.last().quiet());
      if (own != null) {
        drafted.add(new FittedMode(mode, own, null));
      }
    }
    return new Pair(base, known, all, drafted, 0, MeasuredLoad.NONE);
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
