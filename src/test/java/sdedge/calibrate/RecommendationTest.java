package sdedge.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sdedge.instance.AcceptanceRates;
import sdedge.instance.Node;
import sdedge.stream.steady.SteadyService;

/** Which length to use, and what another one costs. */
class RecommendationTest {
  private static final List<Integer> LENGTHS = List.of(0, 1, 2, 4, 8);

  private final Pair pair;
  private final Predictions predictions;

  RecommendationTest() throws Exception {
    AcceptanceCurve curve = new AcceptanceCurve(AcceptanceRates.of(0.8, 0.7), List.of());
    Speed former = Speed.OF_BASE;
    Map<Role, Speed> speeds = Map.of(Role.VERIFIER, former, Role.DRAFTER, former);
    Map<Role, Node> nodes = new EnumMap<>(NoisyRuns.machine());
    nodes.replaceAll((role, node) -> node.withMemory(Double.POSITIVE_INFINITY));
    pair = new Pair(nodes, speeds, FittedAcceptance.of(curve), 0);
    predictions = new Predictions(pair);
  }

  private static MeasuredRun run(int length, double running, double tpotS) {
    return new MeasuredRun(
        length, running, running, 200, 100, tpotS, Double.NaN, Double.NaN, 1, "", "", Double.NaN);
  }

  private SteadyService service(List<Integer> lengths) {
    return pair.service("", 200, 100, lengths);
  }

  @Test
  void theShortestOfThoseAsGoodIsTheBest() {
    assertThat(SteadyService.best(List.of(0, 2, 4), new double[] {1, 0.9, 0.8})).isEqualTo(2);
    assertThat(SteadyService.best(List.of(0, 2, 4), new double[] {1, 0.804, 0.8})).isEqualTo(1);
    assertThat(SteadyService.best(List.of(0, 2, 4), new double[] {1, 0.8041, 0.8})).isEqualTo(2);
    assertThat(SteadyService.best(List.of(4, 0), new double[] {1, 1.005})).isEqualTo(1);
    assertThat(SteadyService.best(List.of(4, 2), new double[] {1, 1.006})).isZero();
  }

  /** Up to fifty running requests, every number of them counts. */
  @Test
  void rangesAreThoseOfEveryLoad() {
    List<Recommendation> ranges = Recommendation.of("", service(LENGTHS), 50);

    assertThat(ranges).hasSizeGreaterThan(1);
    int next = 1;
    for (Recommendation range : ranges) {
      assertThat(range.lo()).isEqualTo(next);
      double lossOfNext = 0;
      double lossOfNone = 0;
      for (int n = range.lo(); n <= range.hi(); n++) {
        List<Double> tpot = new ArrayList<>();
        for (int length : LENGTHS) {
          tpot.add(predictions.tpotS(run(length, n, 1)));
        }
        double fastest = tpot.stream().min(Double::compare).orElseThrow();
        int best = 0;
        while (fastest < tpot.get(best) * (1 - 0.005)) {
          best++;
        }
        assertThat(range.length()).as("%d running", n).isEqualTo(LENGTHS.get(best));
        double own = tpot.get(best);
        tpot.remove(best);
        lossOfNext += 1 - own / tpot.stream().min(Double::compare).orElseThrow();
        lossOfNone += best == 0 ? 0 : 1 - own / tpot.get(0);
      }
      int count = range.hi() - range.lo() + 1;
      assertThat(range.lossOfNextBest()).isCloseTo(lossOfNext / count, within(1e-12));
      assertThat(range.lossOfNone()).isCloseTo(lossOfNone / count, within(1e-12));
      assertThat(LENGTHS).contains(range.nextBest());
      assertThat(range.nextBest()).isNotEqualTo(range.length());
      next = range.hi() + 1;
    }
    assertThat(next).isEqualTo(51);
  }

  @Test
  void oneLengthHasNoOther() {
    assertThat(Recommendation.of("", service(List.of(2)), 3))
        .containsExactly(new Recommendation("", 1, 3, 2, -1, Double.NaN, Double.NaN));
    assertThat(Recommendation.sorted(List.of(4, 0, 4, 2))).containsExactly(0, 2, 4);
  }

  /** The length that is predicted to be best, by the rates that were measured. */
  @Test
  void lossesAreThoseOfTheMeasuredRates() {
    List<MeasuredRun> runs = new ArrayList<>();
    int chosen = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int length : List.of(0, 2, 8)) {
      runs.add(run(length, 4, length == 0 ? 0.02 : length == 2 ? 0.04 : 0.05));
      double tpotS = predictions.tpotS(run(length, 4, 1));
      chosen = tpotS < least * (1 - 0.005) ? length : chosen;
      least = Math.min(least, tpotS);
    }
    runs.add(run(2, 7, 0.1)); // nothing to choose from

    List<MeasuredLoss> losses = MeasuredLoss.of(predictions, runs);

    assertThat(chosen).isNotZero();
    double measured = chosen == 2 ? 0.04 : 0.05;
    assertThat(losses).hasSize(1);
    assertThat(losses.get(0).concurrency()).isEqualTo(4);
    assertThat(losses.get(0).length()).isEqualTo(chosen);
    assertThat(losses.get(0).best()).isZero();
    assertThat(losses.get(0).loss()).isCloseTo(1 - 0.02 / measured, within(1e-12));
  }
}
