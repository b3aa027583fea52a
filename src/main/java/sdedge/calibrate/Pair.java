package sdedge.calibrate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Acceptance;
import sdedge.instance.Node;
import sdedge.latency.PassTime;

/**
 * A verifier and a drafter as they were calibrated.
 *
 * @param base the nodes, with the peaks of their data sheets
 * @param speeds what was found of each
 * @param curve how drafts are accepted; null if no run has drafts
 * @param cost of the fit to runs; 0 without one
 */
record Pair(
    Map<Role, Node> base, Map<Role, Speed> speeds, @Nullable AcceptanceCurve curve, double cost) {

  /** A node with the speed found. */
  Node node(Role role) {
    return known(speeds, role).of(known(base, role));
  }

  /** What a map has for a role. */
  static <T> T known(Map<Role, T> map, Role role) {
    T value = map.get(role);
    if (value == null) {
      throw new IllegalStateException("no " + role.key());
    }
    return value;
  }

  /** The estimates of both nodes, none where there is a table. */
  List<Estimate> estimates() {
    List<Estimate> estimates = new ArrayList<>();
    for (Role role : Role.values()) {
      if (speeds.get(role) instanceof Speed.Fitted fitted) {
        estimates.addAll(fitted.estimates());
      }
    }
    return estimates;
  }

  /** The modelled time per token of a run. */
  double tpotS(Run run) {
    return Law.of(run, rates())
        .tpotS(PassTime.of(node(Role.VERIFIER)), PassTime.of(node(Role.DRAFTER)));
  }

  /** The rates, 0 where none are known; then no length but 0 may be asked for. */
  Acceptance rates() {
    return curve == null ? Acceptance.of(0) : curve.rates();
  }

  /**
   * Fits to runs what passes have not told.
   *
   * @param known speeds that stay
   * @param longest up to which position acceptance is wanted
   */
  static Pair fitted(Map<Role, Node> base, Map<Role, Speed> known, List<Run> runs, int longest) {
    AcceptanceCurve curve = AcceptanceCurve.of(runs, longest);
    Pair before = new Pair(base, known, curve, 0);
    List<Role> free = new ArrayList<>(List.of(Role.values()));
    free.removeAll(known.keySet());
    if (free.isEmpty()) {
      return before;
    }
    List<Law> laws = runs.stream().map(run -> Law.of(run, before.rates())).toList();
    double[] weights = runs.stream().mapToDouble(Run::weight).toArray();
    Fit.Found found =
        Fit.of(free)
            .to(
                values -> {
                  PassTime verifier = before.passes(Role.VERIFIER, values);
                  PassTime drafter = before.passes(Role.DRAFTER, values);
                  return laws.stream()
                      .mapToDouble(law -> law.tpotS(verifier, drafter) / law.run().tpotS())
                      .toArray();
                },
                weights);
    Map<Role, Speed> speeds = new EnumMap<>(Role.class);
    speeds.putAll(known);
    free.forEach(role -> speeds.put(role, new Speed.Fitted(found.of(role), false)));
    return new Pair(base, speeds, curve, found.cost());
  }

  private PassTime passes(Role role, Map<Parameter, Double> values) {
    return PassTime.of(
        speeds.containsKey(role) ? node(role) : Speed.of(known(base, role), Fit.of(role, values)));
  }

  /** Fits a node to measured passes alone. */
  static Speed fitted(Node base, Role role, List<MeasuredPass> passes) {
    double[] weights = new double[passes.size()];
    java.util.Arrays.fill(weights, 1);
    Fit.Found found =
        Fit.of(List.of(role))
            .to(
                values -> {
                  PassTime time = PassTime.of(Speed.of(base, values));
                  return passes.stream()
                      .mapToDouble(pass -> seconds(time, pass) / pass.seconds())
                      .toArray();
                },
                weights);
    return new Speed.Fitted(found.estimates(), true);
  }

  /** The modelled time of a pass. */
  static double seconds(PassTime time, MeasuredPass pass) {
    return time.seconds(1, pass.newTokens(), pass.contextTokens(), pass.attended());
  }
}
