package sdedge.calibrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Acceptance;
import sdedge.instance.Model;
import sdedge.instance.Node;
import sdedge.latency.DraftPasses;
import sdedge.latency.PassTime;
import sdedge.stream.steady.SteadyLoad;
import sdedge.stream.steady.SteadyService;

/**
 * A verifier and a drafter as they were calibrated.
 *
 * @param base the nodes, with the peaks of their data sheets
 * @param speeds what was found of each
 * @param accepted how drafts are accepted; null if no run has drafts, or modes are distinguished
 * @param modes those that runs distinguish
 * @param cost of the fit to runs; 0 without one
 * @param measured what runs differ by from the law
 */
record Pair(
    Map<Role, Node> base,
    Map<Role, Speed> speeds,
    @Nullable FittedAcceptance accepted,
    List<FittedMode> modes,
    double cost,
    MeasuredLoad measured) {

  /** A pair of a drafter whose modes are not distinguished. */
  Pair(
      Map<Role, Node> base,
      Map<Role, Speed> speeds,
      @Nullable FittedAcceptance accepted,
      double cost) {
    this(base, speeds, accepted, List.of(), cost, MeasuredLoad.NONE);
  }

  /** With what runs differ by from it. */
  Pair measuring(MeasuredLoad of) {
    return new Pair(base, speeds, accepted, modes, cost, of);
  }

  /** With other modes. */
  Pair with(List<FittedMode> others) {
    return new Pair(base, speeds, accepted, others, cost, measured);
  }

  /** A node with the speed found. */
  Node node(Role role) {
    return known(speeds, role).of(known(base, role));
  }

  /** The modes of runs with drafts that predictions are known of; one empty name without modes. */
  List<String> draftModes() {
    return !modes.isEmpty()
        ? modes.stream().map(each -> each.mode().name()).toList()
        : accepted == null ? List.of() : List.of("");
  }

  /** The mode of a name, if it is known. */
  Optional<FittedMode> mode(String name) {
    return modes.stream().filter(each -> each.mode().name().equals(name)).findFirst();
  }

  DraftPasses drafts(String mode) {
    return mode(mode)
        .map(each -> DraftPasses.of(each.mode(), node(each.role())))
        .orElseGet(() -> DraftPasses.single(PassTime.of(node(Role.DRAFTER))));
  }

  /** The rates of a mode; 0 where none are known, then no length but 0 may be asked for. */
  Acceptance rates(String mode) {
    return mode(mode)
        .map(each -> each.accepted().acceptance())
        .orElseGet(() -> accepted == null ? Acceptance.of(0) : accepted.acceptance());
  }

  /** The rates of a mode that runs have, each larger by its standard error. */
  Acceptance raised(String mode) {
    return mode(mode)
        .map(FittedMode::accepted)
        .orElseGet(() -> Objects.requireNonNull(accepted))
        .raised();
  }

  /** Both on one machine, under a load of requests of so many tokens in the mean. */
  SteadyService service(String mode, double input, double output, List<Integer> lengths) {
    Model draft = mode(mode).map(each -> each.mode().model()).orElseGet(this::draftModel);
    SteadyLoad load = SteadyLoad.of(input, output, rates(mode));
    SteadyService service =
        SteadyService.of(node(Role.VERIFIER), draft, drafts(mode), load, lengths);
    return measured.isOf(input, output) ? service.with(measured.of(mode)) : service;
  }

  /** The model that drafts, of the first mode where modes are distinguished. */
  Model draftModel() {
    return modes.isEmpty() ? node(Role.DRAFTER).model() : modes.get(0).mode().model();
  }

  static <K, T> T known(Map<K, T> map, K key) {
    T value = map.get(key);
    if (value == null) {
      throw new IllegalStateException("no " + key);
    }
    return value;
  }

  /** The estimates of both nodes, none where there is a table. */
  List<Estimate> estimates() {
    List<Estimate> estimates = new ArrayList<>();
    for (Role role : Role.values()) {
      Speed speed = known(speeds, role);
      if (speed.table() == null) {
        estimates.addAll(speed.estimates());
      }
    }
    modes.stream().map(FittedMode::overhead).filter(Objects::nonNull).forEach(estimates::add);
    return estimates;
  }
}
