package sdedge.stream.steady;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What runs say of other loads and lengths, by hand. */
class ResidualsTest {
  private static final Offset<Double> EXACT = within(1e-14);

  private static double factor(double running, int length, Residuals.Run... runs) {
    return new Residuals(List.of(runs)).factor(running, length);
  }

  @Test
  void withoutRunsTheLawStands() {
    assertThat(Residuals.NONE.factor(8, 3)).isEqualTo(1);
  }

  /** Of the same load and length a run counts 1 + 10, beside 0.16 for the law. */
  @Test
  void whatWasMeasuredIsNearlyWhatWasMeasured() {
    Residuals.Run run = new Residuals.Run(8, 3, 1.1, 1);

    assertThat(factor(8, 3, run)).isCloseTo(Math.pow(1.1, 11 / 11.16), EXACT);
    assertThat(factor(8, 3, new Residuals.Run(8, 3, 1.1, 2)))
        .isCloseTo(Math.pow(1.1, 22 / 22.16), EXACT);
    assertThat(factor(0.4, 3, new Residuals.Run(1, 3, 1.1, 1)))
        .as("fewer than one count as one")
        .isCloseTo(Math.pow(1.1, 11 / 11.16), EXACT);
  }

  /** e^−½ at a distance of 4 lengths, 0.3 between none and some. */
  @Test
  void otherLengthsSayLess() {
    Residuals.Run some = new Residuals.Run(8, 4, 1.1, 1);
    Residuals.Run none = new Residuals.Run(8, 0, 1.1, 1);
    double close = Math.exp(-0.5);

    assertThat(factor(8, 8, some)).isCloseTo(Math.pow(1.1, close / (close + 0.16)), EXACT);
    assertThat(factor(8, 0, some)).isCloseTo(Math.pow(1.1, 0.3 / 0.46), EXACT);
    assertThat(factor(8, 5, none)).isCloseTo(Math.pow(1.1, 0.3 / 0.46), EXACT);
    assertThat(factor(8, 0, none)).isCloseTo(Math.pow(1.1, 11 / 11.16), EXACT);
  }

  /** Twice the load is ln 2 away, of 0.7 and of 0.3; all runs count together. */
  @Test
  void otherLoadsSayLess() {
    double close =
        Math.exp(-0.5 * Math.pow(Math.log(2) / 0.7, 2))
            + 10 * Math.exp(-0.5 * Math.pow(Math.log(2) / 0.3, 2));

    assertThat(factor(16, 3, new Residuals.Run(8, 3, 1.1, 1)))
        .isCloseTo(Math.pow(1.1, close / (close + 0.16)), EXACT);
    assertThat(factor(16, 3, new Residuals.Run(8, 3, 1.1, 1), new Residuals.Run(16, 3, 0.8, 1)))
        .isCloseTo(Math.exp((close * Math.log(1.1) + 11 * Math.log(0.8)) / (close + 11.16)), EXACT);
  }
}
