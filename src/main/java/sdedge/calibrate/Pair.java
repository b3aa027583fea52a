package sdedge.calibrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Acceptance;
import sdedge.instance.Node;
import sdedge.stream.steady.SteadyLoad;
import sdedge.stream.steady.SteadyService;

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

  /** Both on one machine, under a load. */
  SteadyService service(SteadyLoad load, List<Integer> lengths) {
    return SteadyService.of(node(Role.VERIFIER), node(Role.DRAFTER), false, load, lengths);
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

  /** The rates, 0 where none are known; then no length but 0 may be asked for. */
  Acceptance rates() {
    return curve == null ? Acceptance.of(0) : curve.rates();
  }
}
