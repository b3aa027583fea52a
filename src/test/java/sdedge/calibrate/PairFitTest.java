package sdedge.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.instance.Acceptance;
import sdedge.instance.Node;
import sdedge.latency.DraftPasses;
import sdedge.latency.ExpectedSteps;
import sdedge.latency.PassTime;
import sdedge.latency.TaskProgress;

/** Fits to measurements without noise, of which the machine is known. */
class PairFitTest {
  private static final Acceptance RATES = Acceptance.of(0.8);

  private final Map<Role, Node> base;

  PairFitTest() throws Exception {
    base = NoisyRuns.machine();
  }

  private Node slower(Role role, double flops, double bandwidth, double passS) {
    Map<FitParameter, Double> values =
        role == Role.VERIFIER
            ? Map.of(
                FitParameter.VERIFIER_FLOPS_EFFICIENCY, flops,
                FitParameter.VERIFIER_BANDWIDTH_EFFICIENCY, bandwidth,
                FitParameter.VERIFIER_PASS_OVERHEAD, passS,
                FitParameter.VERIFIER_TOKEN_OVERHEAD, 2e-5)
            : Map.of(
                FitParameter.DRAFTER_FLOPS_EFFICIENCY, flops,
                FitParameter.DRAFTER_BANDWIDTH_EFFICIENCY, bandwidth,
                FitParameter.DRAFTER_PASS_OVERHEAD, passS);
    return Speed.of(Pair.known(base, role), values);
  }

  /** Of lengths 0 to 4 at loads 1 to 64, by the law. */
  private List<MeasuredRun> runs() {
    PassTime verifier = PassTime.of(slower(Role.VERIFIER, 0.6, 0.75, 3e-3));
    PassTime drafter = PassTime.of(slower(Role.DRAFTER, 0.4, 0.5, 5e-4));
    ExpectedSteps steps = new ExpectedSteps(RATES);
    List<MeasuredRun> runs = new ArrayList<>();
    for (int length = 0; length <= 4; length += 2) {
      for (int load = 1; load <= 64; load *= 4) {
        double tokens =
            length == 0 ? Double.NaN : TaskProgress.expectedTokens(RATES.inContext(1), length);
        MeasuredRun run =
            new MeasuredRun(
                length, load, load, 300, 120, 1, tokens, Double.NaN, 1, "", "", Double.NaN);
        double tpotS = Law.of(run, steps).tpotS(verifier, DraftPasses.single(drafter));
        runs.add(
            new MeasuredRun(
                length, load, load, 300, 120, tpotS, tokens, Double.NaN, 1, "", "", Double.NaN));
      }
    }
    return runs;
  }

  private static double worst(PairFit.FittedPair found, List<MeasuredRun> runs) {
    Predictions predictions = new Predictions(pair(found));
    return runs.stream()
        .mapToDouble(run -> Math.abs(predictions.tpotS(run) / run.tpotS() - 1))
        .max()
        .orElseThrow();
  }

  /** What is known before pulls a little where measurements say nothing. */
  @Test
  void runsOfTheLawAreExplained() {
    PairFit.FittedPair found = new PairFit(base, Map.of(), List.of(), 4).to(runs(), Control.NONE);

    assertThat(worst(found, runs())).isLessThan(0.01);
    assertThat(found.fit().isComplete()).isTrue();
    assertThat(found.fit().starts()).isEqualTo(8);
    assertThat(pair(found).cost()).isEqualTo(found.fit().cost()).isBetween(0.0, 10.0);
    assertThat(pair(found).estimates()).hasSize(8).isEqualTo(found.fit().estimates());
    assertThat(pair(found).rates("").inContext(1).at(1)).isCloseTo(0.8, within(0.005));
  }

  /** The fit beginning at its own minimum finds it again, in few steps. */
  @Test
  void nearItselfItStays() {
    PairFit fit = new PairFit(base, Map.of(), List.of(), 4);
    PairFit.FittedPair found = fit.to(runs(), Control.NONE);
    PairFit.FittedPair again = fit.near(found, runs(), Control.NONE);

    assertThat(again.fit().starts()).isEqualTo(1);
    assertThat(pair(again).cost()).isCloseTo(pair(found).cost(), within(1e-6));
  }

  /** Passes of many sizes part what runs only tell the sum of. */
  @Test
  void passesTellEveryParameter() {
    PassTime time = PassTime.of(slower(Role.VERIFIER, 0.6, 0.75, 3e-3));
    List<MeasuredPass> passes = new ArrayList<>();
    for (int tokens = 1; tokens <= 4096; tokens *= 4) {
      for (int context = 0; context <= 30_000; context += 10_000) {
        MeasuredPass pass = new MeasuredPass(tokens, context, 1, 1);
        passes.add(new MeasuredPass(tokens, context, pass.pass().seconds(time), 1));
      }
    }
    Node node = Pair.known(base, Role.VERIFIER);
    Fit.Solution found = PairFit.toPasses(node, Role.VERIFIER, passes, Control.NONE);

    double[] expected = {0.6, 0.75, 3e-3, 2e-5};
    for (int k = 0; k < expected.length; k++) {
      Estimate estimate = found.of(Role.VERIFIER).get(k);
      assertThat(estimate.value() / expected[k])
          .as(estimate.parameter().key())
          .isCloseTo(1, within(0.05));
    }
    assertThat(found.of(Role.DRAFTER)).isEmpty();
  }

  /** Neither the medians nor their deviations move. */
  @Test
  void withoutMeasurementsAllIsAsKnownBefore() {
    Fit fit = new Fit(FitParameter.ofPasses(Role.DRAFTER));
    Fit.Solution found =
        fit.to(
            at -> new double[0],
            new double[0],
            FitParameter.starts(fit.parameters()),
            Control.NONE);

    assertThat(found.cost()).isCloseTo(0, within(1e-12));
    assertThat(found.estimates()).hasSize(3);
    for (Estimate estimate : found.estimates()) {
      FitParameter parameter = estimate.parameter();
      assertThat(estimate.value()).isCloseTo(parameter.median(), within(1e-6));
      assertThat(estimate.deviation()).isCloseTo(parameter.priorS(), within(1e-9));
    }
  }

  @Test
  void speedsThatAreKnownStay() {
    Speed former = Speed.OF_BASE;
    Map<Role, Speed> both = Map.of(Role.VERIFIER, former, Role.DRAFTER, former);
    PairFit.FittedPair none = new PairFit(base, both, List.of(), 4).to(runs(), Control.NONE);
    assertThat(none.fit()).isSameAs(Fit.Solution.NOTHING);
    assertThat(pair(none).node(Role.VERIFIER)).isEqualTo(base.get(Role.VERIFIER));

    Map<Role, Speed> drafter = Map.of(Role.DRAFTER, former);
    PairFit.FittedPair one = new PairFit(base, drafter, List.of(), 4).to(runs(), Control.NONE);
    assertThat(pair(one).estimates())
        .extracting(estimate -> estimate.parameter().role())
        .containsOnly(Role.VERIFIER);
    assertThat(pair(one).node(Role.DRAFTER)).isEqualTo(base.get(Role.DRAFTER));
  }

  /** Each length, and each load, is predicted from the others: 15 runs, twice. */
  @Test
  void whatWasLeftOutIsPredictedFromTheRest() {
    PairFit fit = new PairFit(base, Map.of(), List.of(), 4);
    List<MeasuredRun> runs = runs().stream().filter(run -> run.concurrency() <= 16).toList();
    PairFit.FittedPair all = fit.to(runs, Control.NONE);

    LeaveOut.LeftOut found = LeaveOut.of(fit, runs, all, Control.NONE);

    assertThat(found.complete()).isTrue();
    assertThat(found.regions())
        .extracting(Deviations::region)
        .containsExactly("a length left out", "a concurrency left out");
    assertThat(found.regions()).allMatch(region -> region.count() == runs.size());
    double load = errorsOfLoads(fit, runs);
    assertThat(found.regions().get(1).mean()).isCloseTo(load, within(1e-12));
    assertThat(LeaveOut.of(fit, runs, all, Control.asking(() -> Termination.TIME_LIMIT)))
        .isEqualTo(new LeaveOut.LeftOut(List.of(), List.of(), false));
    assertThat(LeaveOut.of(fit, runs.subList(0, 3), all, Control.NONE))
        .isEqualTo(new LeaveOut.LeftOut(List.of(), List.of(), true));
  }

  private static double errorsOfLoads(PairFit fit, List<MeasuredRun> runs) {
    double sum = 0;
    for (double load : new double[] {1, 4, 16}) {
      List<MeasuredRun> kept = runs.stream().filter(run -> run.concurrency() != load).toList();
      Predictions by = new Predictions(pair(fit.to(kept, Control.NONE)));
      for (MeasuredRun run : runs) {
        sum += run.concurrency() == load ? Math.abs(by.tpotS(run) / run.tpotS() - 1) : 0;
      }
    }
    return sum / runs.size();
  }

  /** That of the first workload. */
  private static Pair pair(PairFit.FittedPair found) {
    return found.pairs().values().iterator().next();
  }
}
