package sdedge.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.control.Control;

/** Rates that explain measured tokens per step. */
class AcceptanceCurveTest {
  private static MeasuredRun run(int length, double tokensPerStep) {
    return new MeasuredRun(
        length, 1, 1, 100, 50, 1, tokensPerStep, Double.NaN, 1, "", "", Double.NaN);
  }

  private static AcceptanceCurve fit(List<MeasuredRun> runs, int longest) {
    return Objects.requireNonNull(AcceptanceCurve.of(runs, longest, Control.NONE));
  }

  /** 1 + Σ of the chances to accept so many. */
  private static double tokens(double[] rates, int length) {
    double sum = 1;
    double survival = 1;
    for (int i = 0; i < length; i++) {
      survival *= rates[Math.min(i, rates.length - 1)];
      sum += survival;
    }
    return sum;
  }

  /** a∞ + (a_1 − a∞)·ρ^(i−1). */
  private static double[] curve(double first, double limit, double decay, int positions) {
    double[] rates = new double[positions];
    for (int i = 0; i < positions; i++) {
      rates[i] = limit + (first - limit) * Math.pow(decay, i);
    }
    return rates;
  }

  @Test
  void withoutDraftsThereIsNone() {
    assertThat(AcceptanceCurve.of(List.of(run(0, Double.NaN)), 8, Control.NONE)).isNull();
  }

  /** The mean over the loads; of length 1 it is 1 + α, of length 2 it is 1 + α + α². */
  @ParameterizedTest
  @CsvSource({"1, 1.6, 1.8, 0.7", "2, 1.75, 1.75, 0.5", "2, 3, 3, 1", "1, 1, 1, 0"})
  void oneLengthTellsOneRate(int length, double measured, double again, double rate) {
    AcceptanceCurve found = fit(List.of(run(length, measured), run(length, again)), 8);
    assertThat(found.rates().list()).containsExactly(rate);
  }

  /** Half a percent of the tokens per step, by what a change of the rate makes of them. */
  @Test
  void theErrorOfOneRateIsThatOfTheTokens() {
    AcceptanceCurve found = fit(List.of(run(2, 1.75)), 8);
    double slope = (1 + 2 * 0.5) / 1.75; // of ln(1 + α + α²)
    assertThat(found.errors()).hasSize(1);
    assertThat(found.errors().get(0)).isCloseTo(0.005 / slope, within(1e-8));
  }

  /** All lengths of an exact curve; what is known before weighs little, but something. */
  @ParameterizedTest
  @CsvSource({"0.9, 0.6, 0.5", "0.8, 0.75, 0.3", "0.6, 0.7, 0.5"})
  void severalLengthsTellACurve(double first, double limit, double decay) {
    double[] rates = curve(first, limit, decay, 8);
    List<MeasuredRun> runs = new ArrayList<>();
    for (int length = 1; length <= 8; length++) {
      runs.add(run(length, tokens(rates, length)));
    }

    AcceptanceCurve found = fit(runs, 6);

    assertThat(found.rates().list()).hasSize(8);
    double[] given = found.rates().list().stream().mapToDouble(rate -> rate).toArray();
    for (int length = 1; length <= 8; length++) {
      assertThat(given[length - 1]).isCloseTo(rates[length - 1], within(0.005));
      assertThat(tokens(given, length) / tokens(rates, length)).isCloseTo(1, within(5e-4));
      assertThat(given[length - 1]).isEqualTo(Math.rint(given[length - 1] * 1e6) / 1e6);
    }
    assertThat(found.errors()).hasSize(8).allMatch(error -> error > 0 && error < 0.05);
    assertThat(fit(runs, 12).rates().list()).hasSize(12).startsWith(found.rates().list().get(0));
  }

  /** Two numbers and three unknowns: the tokens are met, and the errors say what is not known. */
  @Test
  void whatIsNotMeasuredHasLargeErrors() {
    AcceptanceCurve found = fit(List.of(run(1, 1.8), run(2, 2.4)), 8);
    double[] given = found.rates().list().stream().mapToDouble(rate -> rate).toArray();

    assertThat(tokens(given, 1)).isCloseTo(1.8, within(2e-3));
    assertThat(tokens(given, 2)).isCloseTo(2.4, within(2e-3));
    assertThat(found.errors().get(0)).isCloseTo(0.005 * 1.8, within(1e-3));
    assertThat(found.errors().get(7)).isGreaterThan(5 * found.errors().get(0));
  }

  private static double logit(double chance) {
    return Math.log(chance / (1 - chance));
  }

  /**
   * Of the curves that meet two tokens per step, that of the least (0.05·logit ρ)² + (0.02·(logit
   * a_1 − logit a∞))².
   */
  @Test
  void whatIsKnownBeforeTellsTheRest() {
    AcceptanceCurve found = fit(List.of(run(1, 1.9), run(2, 2.44)), 8);
    double first = 0.9; // 1 + a_1 = 1.9
    double second = 0.6; // 1 + a_1 + a_1·a_2 = 2.44
    double least = Double.POSITIVE_INFINITY;
    double[] expected = {};
    for (double decay = 0.001; decay < second / first; decay += 0.001) {
      double limit = (second - first * decay) / (1 - decay);
      double cost =
          Math.pow(0.05 * logit(decay), 2) + Math.pow(0.02 * (logit(first) - logit(limit)), 2);
      if (cost < least) {
        least = cost;
        expected = curve(first, limit, decay, 8);
      }
    }
    for (int i = 0; i < 8; i++) {
      assertThat(found.rates().list().get(i)).isCloseTo(expected[i], within(5e-3));
    }
  }
}
