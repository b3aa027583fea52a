package sdedge.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Parameters, what is known of them before a fit, and what a fit says. */
class EstimateTest {
  private static final FitParameter FLOPS = FitParameter.VERIFIER_FLOPS_EFFICIENCY;

  private static Estimate of(double value, double deviation) {
    return Estimate.of(FLOPS, StrictMath.log(value), deviation);
  }

  @Test
  void valuesHaveSixDigitsAndKeepToTheirBounds() {
    assertThat(of(0.123456789, 0.1).value()).isEqualTo(0.123457);
    assertThat(of(0.1234565001, 0.1).value()).isEqualTo(0.123457);
    assertThat(of(1.5, 0.1).value()).isEqualTo(1);
    assertThat(of(0.001, 0.1).value()).isEqualTo(0.02);
  }

  @Test
  void whatIsHardlyBetterThanBeforeIsNotIdentified() {
    assertThat(of(0.5, 0.55 * 0.5).isIdentified()).isTrue();
    assertThat(of(0.5, 0.5501 * 0.5).isIdentified()).isFalse();
  }

  @Test
  void boundsAreReachedWhereNothingElseIsSaid() {
    assertThat(of(1, 0.1).isAtMost()).isTrue();
    assertThat(new Estimate(FLOPS, 0.99998, 0.1).isAtMost()).isFalse();
    assertThat(of(0.02, 0.1).isAtLeast()).isTrue();
    assertThat(new Estimate(FLOPS, 0.0200003, 0.1).isAtLeast()).isFalse();
    assertThat(of(0.5, 0.1).isAtMost() || of(0.5, 0.1).isAtLeast()).isFalse();
  }

  static List<FitParameter> parameters() {
    return Stream.concat(
            FitParameter.ofPasses(Role.VERIFIER).stream(),
            Stream.concat(
                FitParameter.ofRuns(Role.VERIFIER, true).stream(),
                FitParameter.ofPasses(Role.DRAFTER).stream()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void deviationsCountInWhatWasKnown(FitParameter parameter) {
    double median = StrictMath.log(parameter.median());
    assertThat(parameter.deviation(median)).isZero();
    assertThat(parameter.deviation(median + parameter.priorS())).isCloseTo(1, within(1e-12));
    assertThat(parameter.deviation(median - 3 * parameter.priorS())).isCloseTo(-3, within(1e-12));
    assertThat(parameter.median()).isBetween(parameter.least(), parameter.most());
    assertThat(parameter.key()).isEqualTo(parameter.role().key() + "." + parameter.field());
  }

  /** Each start has a column per parameter asked for, whichever they are. */
  @Test
  void startsAreThoseOfTheParametersAskedFor() {
    List<FitParameter> all = parameters();
    List<FitParameter> drafter = FitParameter.ofPasses(Role.DRAFTER);
    List<double[]> starts = FitParameter.starts(all);
    List<double[]> less = FitParameter.starts(drafter);

    assertThat(starts).hasSize(8);
    assertThat(drafter).isEqualTo(all.subList(6, 9));
    assertThat(FitParameter.ofRuns(Role.DRAFTER, false)).isEqualTo(drafter);
    assertThat(FitParameter.ofRuns(Role.DRAFTER, true)).isEmpty();
    assertThat(FitParameter.ofRuns(Role.VERIFIER, false))
        .extracting(FitParameter::field)
        .containsExactly(
            "flops_efficiency",
            "bandwidth_efficiency",
            "pass_overhead_s",
            "position_overhead_s",
            "prompt_pass_overhead_s");
    for (int i = 0; i < starts.size(); i++) {
      assertThat(starts.get(i)).hasSize(all.size());
      assertThat(less.get(i)).containsExactly(Arrays.copyOfRange(starts.get(i), 6, 9));
      for (int k = 0; k < all.size(); k++) {
        assertThat(StrictMath.exp(starts.get(i)[k]))
            .isBetween(all.get(k).least(), all.get(k).most());
      }
    }
    for (int k = 0; k < all.size(); k++) {
      assertThat(StrictMath.exp(starts.get(0)[k])).isCloseTo(all.get(k).median(), within(1e-12));
    }
  }
}
