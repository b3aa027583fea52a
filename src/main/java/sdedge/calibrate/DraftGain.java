package sdedge.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import sdedge.document.Human;
import sdedge.instance.Acceptance;
import sdedge.instance.AcceptanceRates;
import sdedge.latency.ExpectedSteps;
import sdedge.latency.TaskProgress;

/**
 * Whether drafting pays at a load: the time per token without drafts over that with them, with its
 * 95 % interval. Where no run has drafts it is how many tokens a step must confirm for both to take
 * as long.
 *
 * @param running requests that decode at a time
 * @param length draft tokens per step
 * @param value of the ratio, or of the tokens per step
 * @param isMeasured whether runs with and without drafts say it, else the law
 * @param isAccepted whether acceptance is known, so that the value is a ratio
 */
record DraftGain(
    String mode,
    double running,
    int length,
    double value,
    double low,
    double high,
    boolean isMeasured,
    boolean isAccepted) {
  private static final double NOISE = 0.03; // of the logarithm of a measured time, or of the law
  private static final double INTERVAL = 1.959964; // standard deviations of 95 %
  private static final double NEAR = 1.1; // loads as close as this are one
  private static final int MOST = 3; // loads that are listed

  /** What pays. */
  enum Verdict {
    PAYS,
    DOES_NOT_PAY,
    MAY_PAY,
    NEEDS
  }

  Verdict verdict() {
    if (!isAccepted) {
      return Verdict.NEEDS;
    }
    return low > 1 ? Verdict.PAYS : high < 1 ? Verdict.DOES_NOT_PAY : Verdict.MAY_PAY;
  }

  /** A sentence. */
  String text() {
    String interval = " (95 %: " + Human.number(low) + " to " + Human.number(high) + ")";
    String drafts =
        length + (length == 1 ? " draft" : " drafts") + (mode.isEmpty() ? "" : " by " + mode);
    String head = "at " + Human.number(running) + " requests " + drafts;
    String times =
        " %s times the tokens per second of none%s%s"
            .formatted(Human.number(value), interval, isMeasured ? ", measured" : ", by the law");
    return switch (verdict()) {
      case PAYS -> head + " pay:" + times;
      case DOES_NOT_PAY -> head + " do not pay:" + times;
      case MAY_PAY -> head + (value < 1 ? " may not pay:" : " may pay:") + times;
      case NEEDS ->
          "%s pay from %s tokens per step on, of %s%s; no run has drafts"
              .formatted(head, Human.number(value), length + 1, interval);
    };
  }

  /** How runs of a workload were fitted. */
  record Fitted(PairFit fit, Pair pair, Fit.Solution found) {}

  /** At the least, the middle and the highest load of some runs, by mode. */
  static List<DraftGain> of(Fitted fitted, List<MeasuredRun> runs, Collection<Integer> lengths) {
    List<DraftGain> all = new ArrayList<>();
    if (fitted.found().estimates().isEmpty()) {
      return all;
    }
    List<String> modes = fitted.pair().draftModes();
    for (double running : loads(runs)) {
      if (modes.isEmpty() && fitted.fit().modes().isEmpty()) {
        lengths.stream()
            .filter(length -> length > 0)
            .min(DraftGain::nearest)
            .ifPresent(length -> all.add(needed(fitted, runs, running, length)));
      }
      for (String mode : modes) {
        at(fitted, runs, running, mode, lengths).ifPresent(all::add);
      }
    }
    return all;
  }

  /** All if they are few, else that of the mode that gains most at the middle load. */
  static List<DraftGain> listed(List<DraftGain> gains) {
    if (gains.size() <= MOST) {
      return gains;
    }
    double middle = gains.get(gains.size() / 2).running();
    return gains.stream()
        .filter(gain -> gain.running() == middle)
        .max(Comparator.comparingDouble(DraftGain::value))
        .map(List::of)
        .orElseThrow();
  }

  /** Three are a usual number of drafts. */
  private static int nearest(int a, int b) {
    return Integer.compare(Math.abs(a - 3), Math.abs(b - 3));
  }

  private static List<Double> loads(List<MeasuredRun> runs) {
    List<Double> all = new ArrayList<>();
    runs.stream()
        .map(MeasuredRun::running)
        .sorted()
        .filter(running -> all.isEmpty() || running > all.get(all.size() - 1) * NEAR)
        .forEach(all::add);
    return all.size() <= MOST
        ? all
        : List.of(all.get(0), all.get(all.size() / 2), all.get(all.size() - 1));
  }

  private static Optional<DraftGain> at(
      Fitted fitted,
      List<MeasuredRun> runs,
      double running,
      String mode,
      Collection<Integer> lengths) {
    Map<Integer, Double> measured = new TreeMap<>();
    runs.stream()
        .filter(run -> run.running() < running * NEAR && running < run.running() * NEAR)
        .filter(run -> run.length() == 0 || run.mode().equals(mode))
        .forEach(run -> measured.merge(run.length(), run.tpotS(), Math::min));
    List<Integer> drafted = measured.keySet().stream().filter(length -> length > 0).toList();
    MeasuredRun like = like(runs, running);
    Acceptance rates = fitted.pair().rates(mode);
    return (drafted.isEmpty() ? lengths : drafted)
        .stream()
            .filter(length -> length > 0)
            .min(
                Comparator.comparingDouble(
                    length -> ratio(fitted, like, mode, length, rates).seconds()))
            .map(best -> of(fitted, like, mode, best, measured));
  }

  /** As runs with and without drafts say it, or the law. */
  private static DraftGain of(
      Fitted fitted, MeasuredRun like, String mode, int length, Map<Integer, Double> measured) {
    Double with = measured.get(length);
    Double without = measured.get(0);
    if (with != null && without != null) {
      double variance = 2 * NOISE * NOISE;
      return of(mode, like.running(), length, without / with, variance, true, true);
    }
    Ratio ratio = ratio(fitted, like, mode, length, fitted.pair().rates(mode));
    double raised = ratio(fitted, like, mode, length, fitted.pair().raised(mode)).value();
    double ofAcceptance = StrictMath.log(raised / ratio.value());
    double variance = ratio.variance() + ofAcceptance * ofAcceptance;
    return of(mode, like.running(), length, ratio.value(), variance, false, true);
  }

  private static DraftGain of(
      String mode,
      double running,
      int length,
      double value,
      double variance,
      boolean isMeasured,
      boolean isAccepted) {
    double factor = StrictMath.exp(INTERVAL * Math.sqrt(variance));
    return new DraftGain(
        mode, running, length, value, value / factor, value * factor, isMeasured, isAccepted);
  }

  /** The tokens per step at which drafts take as long per token as none. */
  private static DraftGain needed(
      Fitted fitted, List<MeasuredRun> runs, double running, int length) {
    MeasuredRun like = like(runs, running);
    double low = 0;
    double high = 1;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      Acceptance rates = Acceptance.of(AcceptanceRates.of(middle));
      boolean pays = ratio(fitted, like, "", length, rates).value() > 1;
      low = pays ? low : middle;
      high = pays ? middle : high;
    }
    Ratio found = ratio(fitted, like, "", length, Acceptance.of(AcceptanceRates.of(high)));
    // more than all drafts if not even all would do
    double tokens = TaskProgress.expectedTokens(AcceptanceRates.of(high), length) / found.value();
    return of("", running, length, tokens, found.variance(), false, false);
  }

  /** The law's time per token without drafts over that with them. */
  private record Ratio(double value, double variance, double seconds) {}

  private static Ratio ratio(
      Fitted fitted, MeasuredRun like, String mode, int length, Acceptance rates) {
    ExpectedSteps steps = new ExpectedSteps(rates);
    Law without = Law.of(like.with(0, ""), steps);
    Law with = Law.of(like.with(length, mode), steps);
    PairFit fit = fitted.fit();
    UnaryOperator<double[]> logarithms =
        point -> {
          Predictions.PassTimes at =
              Predictions.PassTimes.of(fit.with(fitted.pair(), fit.free().at(point), 0));
          return new double[] {StrictMath.log(at.tpotS(without)), StrictMath.log(at.tpotS(with))};
        };
    double[] point = fitted.found().point();
    double[] weights =
        Arrays.stream(RobustFit.slopes(logarithms, point)).mapToDouble(k -> k[0] - k[1]).toArray();
    double[] at = logarithms.apply(point);
    double variance = RobustFit.variance(fitted.found().covariance(), weights) + 2 * NOISE * NOISE;
    return new Ratio(StrictMath.exp(at[0] - at[1]), variance, StrictMath.exp(at[1]));
  }

  /** A run at a load with the requests of the nearest one, of a second per token. */
  private static MeasuredRun like(List<MeasuredRun> runs, double running) {
    MeasuredRun nearest = runs.get(0);
    for (MeasuredRun run : runs) {
      nearest =
          Math.abs(run.running() - running) < Math.abs(nearest.running() - running) ? run : nearest;
    }
    return nearest.at(running);
  }
}
