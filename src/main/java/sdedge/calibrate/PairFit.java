package sdedge.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import sdedge.control.Control;
import sdedge.instance.DraftMode;
import sdedge.instance.Node;
import sdedge.latency.PassTime;

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
    return to(runs, FitParameter.starts(free().parameters()), control);
  }

  /** That from where a fit to nearly the same runs ended. */
  FittedPair near(FittedPair found, List<MeasuredRun> runs, Control control) {
    return to(runs, List.of(found.fit().point()), control);
  }

  private FittedPair to(List<MeasuredRun> runs, List<double[]> starts, Control control) {
    Map<String, List<MeasuredRun>> workloads =
        runs.stream()
            .collect(
                Collectors.groupingBy(
                    MeasuredRun::workload, LinkedHashMap::new, Collectors.toList()));
    Map<String, Pair> pairs = new LinkedHashMap<>();
    Map<String, List<Law>> laws = new LinkedHashMap<>();
    workloads.forEach(
        (name, own) -> {
          Pair pair = accepted(own, control);
          pairs.put(name, pair);
          laws.put(name, Law.of(own, pair));
        });
    Fit free = free();
    Fit.Solution found = Fit.Solution.NOTHING;
    if (!free.parameters().isEmpty()) {
      double[] weights =
          laws.values().stream()
              .flatMap(List::stream)
              .mapToDouble(law -> law.run().weight())
              .toArray();
      found = free.to(at -> ratios(laws, pairs, at), weights, starts, control);
      List<Estimate> estimates = found.estimates();
      double cost = found.cost();
      pairs.replaceAll((name, of) -> with(of, estimates, cost));
    }
    pairs.replaceAll((name, of) -> of.measuring(MeasuredLoad.of(of, Pair.known(workloads, name))));
    return new FittedPair(pairs, found);
  }

  private double[] ratios(Map<String, List<Law>> laws, Map<String, Pair> pairs, List<Estimate> at) {
    return laws.entrySet().stream()
        .map(
            each ->
                Predictions.PassTimes.of(with(Pair.known(pairs, each.getKey()), at, 0))
                    .ratios(each.getValue()))
        .flatMapToDouble(Arrays::stream)
        .toArray();
  }

  /** A pair with such values of what is not known of it. */
  Pair with(Pair pair, List<Estimate> estimates, double cost) {
    Map<Role, Speed> speeds = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      List<Estimate> own =
          estimates.stream().filter(each -> each.parameter().isOfNode(role)).toList();
      speeds.put(role, known.getOrDefault(role, Speed.OF_BASE).with(own));
    }
    List<FittedMode> drafted = pair.modes().stream().map(mode -> mode.with(estimates)).toList();
    return new Pair(base, speeds, pair.accepted(), drafted, cost, MeasuredLoad.NONE);
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

  /** What is not known before. */
  Fit free() {
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
    return known.containsKey(role) && Pair.known(known, role).isOfBase()
        ? List.of()
        : FitParameter.ofRuns(role, known.containsKey(role));
  }

  /** Fits a node to measured passes alone. */
  static Fit.Solution toPasses(Node base, Role role, List<MeasuredPass> passes, Control control) {
    Fit fit = new Fit(FitParameter.ofPasses(role));
    double[] weights = new double[passes.size()];
    Arrays.fill(weights, 1);
    return fit.to(
        at -> {
          PassTime time = PassTime.of(Speed.fitted(at).of(base));
          return passes.stream()
              .mapToDouble(each -> each.pass().seconds(time) / each.seconds())
              .toArray();
        },
        weights,
        FitParameter.starts(fit.parameters()),
        control);
  }
}
