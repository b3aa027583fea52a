package sdedge.calibrate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.AcceptanceRates;
import sdedge.latency.TaskProgress;

/**
 * How the acceptance falls along the drafts: a_i = a∞ + (a_1 − a∞)·ρ^{i−1}.
 *
 * @param rates by position, rounded to six decimals
 * @param errors standard errors of the rates
 */
record AcceptanceCurve(AcceptanceRates rates, List<Double> errors) {
  private static final double UNIT = 0.005;
  private static final double FARTHEST = 30;
  private static final int DIGITS = 6;
  private static final double DIFFERENCE = 1e-6;
  private static final List<double[]> STARTS =
      List.of(
          new double[] {1, 0, 0},
          new double[] {0, 0, 0},
          new double[] {2, 1, 1},
          new double[] {0, 1, -1});

  /**
   * The rates of positions 1 to {@code longest}: a curve of three numbers by least squares of ln
   * E(l), or one rate if one length was measured.
   *
   * @return null if no run has drafts
   */
  static @Nullable AcceptanceCurve of(List<MeasuredRun> runs, int longest, Control control) {
    Map<Integer, Double> measured = tokensPerStep(runs);
    if (measured.isEmpty()) {
      return null;
    }
    return measured.size() == 1 ? constant(measured) : curve(measured, longest, control);
  }

  /** The rates, each larger by its standard error. */
  AcceptanceRates raised() {
    double[] raised = new double[rates.list().size()];
    Arrays.setAll(raised, i -> Math.min(1, rates.list().get(i) + errors.get(i)));
    return AcceptanceRates.of(raised);
  }

  private static AcceptanceRates acceptance(double[] rates) {
    return AcceptanceRates.of(Arrays.stream(rates).map(AcceptanceCurve::rounded).toArray());
  }

  private static double rounded(double rate) {
    return new BigDecimal(rate).setScale(DIGITS, RoundingMode.HALF_EVEN).doubleValue();
  }

  /** E by length, averaged over the loads. */
  private static Map<Integer, Double> tokensPerStep(List<MeasuredRun> runs) {
    Map<Integer, Double> measured = new TreeMap<>();
    runs.stream()
        .mapToInt(MeasuredRun::length)
        .filter(length -> length > 0)
        .distinct()
        .forEach(
            length ->
                measured.put(
                    length,
                    runs.stream()
                        .filter(run -> run.length() == length)
                        .mapToDouble(MeasuredRun::acceptanceLength)
                        .average()
                        .orElseThrow()));
    return measured;
  }

  private static AcceptanceCurve constant(Map<Integer, Double> measured) {
    Map.Entry<Integer, Double> only = measured.entrySet().iterator().next();
    double low = 0;
    double high = 1;
    for (int i = 0; i < 100; i++) {
      double middle = (low + high) / 2;
      boolean above =
          TaskProgress.expectedTokens(AcceptanceRates.of(middle), only.getKey()) > only.getValue();
      low = above ? low : middle;
      high = above ? middle : high;
    }
    double slope =
        logTokens((low + high) / 2 + DIFFERENCE, only.getKey())
            - logTokens((low + high) / 2 - DIFFERENCE, only.getKey());
    return new AcceptanceCurve(
        acceptance(new double[] {(low + high) / 2}), List.of(UNIT * 2 * DIFFERENCE / slope));
  }

  private static double logTokens(double rate, int length) {
    AcceptanceRates acceptance = AcceptanceRates.of(Math.min(1, Math.max(0, rate)));
    return StrictMath.log(TaskProgress.expectedTokens(acceptance, length));
  }

  private static AcceptanceCurve curve(
      Map<Integer, Double> measured, int longest, Control control) {
    int positions = Math.max(longest, measured.keySet().stream().max(Integer::compare).orElse(1));
    double[] weights = new double[measured.size() + 2];
    Arrays.fill(weights, 1);
    double[] bound = {FARTHEST, FARTHEST, FARTHEST};
    double[] opposite = {-FARTHEST, -FARTHEST, -FARTHEST};
    RobustFit fit =
        new RobustFit(
            point -> distances(measured, positions, point), weights, opposite, bound, control);
    double[] best = fit.leastSquares(STARTS).point();
    return new AcceptanceCurve(
        acceptance(rates(best, positions)), errors(best, positions, fit.covariance(best)));
  }

  private static double[] distances(Map<Integer, Double> measured, int positions, double[] point) {
    AcceptanceRates acceptance = AcceptanceRates.of(rates(point, positions));
    double[] found = new double[measured.size() + 2];
    int i = 0;
    for (Map.Entry<Integer, Double> each : measured.entrySet()) {
      double expected = TaskProgress.expectedTokens(acceptance, each.getKey());
      found[i++] = (StrictMath.log(expected) - StrictMath.log(each.getValue())) / UNIT;
    }
    found[i++] = 0.05 * point[2];
    found[i] = 0.02 * (point[0] - point[1]);
    return found;
  }

  /** Of each rate, by its derivatives. */
  private static List<Double> errors(double[] logits, int positions, double[][] covariance) {
    double[][] slopes = RobustFit.slopes(at -> rates(at, positions), logits);
    return IntStream.range(0, positions)
        .mapToObj(i -> Arrays.stream(slopes).mapToDouble(slope -> slope[i]).toArray())
        .map(of -> Math.sqrt(Math.max(0, RobustFit.variance(covariance, of))))
        .toList();
  }

  /** From the logits of a_1, a∞ and ρ. */
  private static double[] rates(double[] logits, int positions) {
    double limit = chance(logits[1]);
    double rest = chance(logits[0]) - limit;
    double decay = chance(logits[2]);
    double[] rates = new double[positions];
    for (int i = 0; i < positions; i++) {
      rates[i] = Math.min(1, Math.max(0, limit + rest));
      rest *= decay;
    }
    return rates;
  }

  private static double chance(double logit) {
    return 1 / (1 + StrictMath.exp(-logit));
  }
}
