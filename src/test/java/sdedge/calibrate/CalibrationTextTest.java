package sdedge.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalibrationTextTest {
  /** The shortest of lengths as good as the best may serve a little less than the next. */
  @ParameterizedTest
  @CsvSource({"0.0123, −1.2 %", "-0.002, +0.2 %", "-0.0002, 0.0 %", "0.0002, 0.0 %", "0, 0.0 %"})
  void lossesHaveOneSign(double share, String text) {
    assertThat(CalibrationText.loss(share)).isEqualTo(text);
  }
}
