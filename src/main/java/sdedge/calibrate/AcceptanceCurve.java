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
  private static final List<double[]> ONE = List.of(new double[] {0.5});
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
    return curve(measured, longest, control);
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

  private static AcceptanceCurve curve(
      Map<Integer, Double> measured, int longest, Control control) {
    boolean isOne = measured.size() == 1;
    int positions =
        isOne ? 1 : Math.max(longest, measured.keySet().stream().max(Integer::compare).orElse(1));
    double[] weights = new double[measured.size() + (isOne ? 0 : 2)];
    Arrays.fill(weights, 1);
    double[] most = isOne ? new double[] {1} : new double[] {FARTHEST, FARTHEST, FARTHEST};
    double[] least = Arrays.stream(most).map(bound -> isOne ? 0 : -bound).toArray();
    RobustFit fit =
        new RobustFit(
            point -> distances(measured, positions, point), weights, least, most, control);
    double[] best = fit.leastSquares(isOne ? ONE : STARTS).point();
    return new AcceptanceCurve(
        acceptance(rates(best, positions)), errors(best, positions, fit.covariance(best)));
  }

  private static double[] distances(Map<Integer, Double> measured, int positions, double[] point) {
    AcceptanceRates acceptance = AcceptanceRates.of(rates(point, positions));
    double[] found = new double[measured.size() + (point.length == 1 ? 0 : 2)];
    int i = 0;
    for (Map.Entry<Integer, Double> each : measured.entrySet()) {
      double expected = TaskProgress.expectedTokens(acceptance, each.getKey());
      found[i++] = (StrictMath.log(expected) - StrictMath.log(each.getValue())) / UNIT;
    }
    if (point.length > 1) {
      found[i++] = 0.05 * point[2];
      found[i] = 0.02 * (point[0] - point[1]);
    }
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

  /** From the logits of a_1, a∞ and ρ; from one number that rate alone. */
  private static double[] rates(double[] logits, int positions) {
    if (logits.length == 1) {
      return new double[] {Math.min(1, Math.max(0, logits[0]))};
    }
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
