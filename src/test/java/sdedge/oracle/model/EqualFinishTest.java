package sdedge.oracle.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Shares at constant power with which all finish at once. */
class EqualFinishTest {
  private static final double BAND_HZ = 950_787.1;

  /** A user whose signal is far beyond any real one needs hardly any band, but some. */
  @Test
  void aSignalBeyondAllOthersLeavesThemTheBand() {
    double[] gammaHz = {2.842e7, 2.638e10, 3.685e7, 7.416e6, 1e22};
    double[] bits = {576, 320, 640, 288, 416};
    EqualFinish equal = new EqualFinish(BAND_HZ, gammaHz, bits, new double[5]);

    double delta = equal.delta();
    double seconds = equal.seconds(delta);

    for (int k = 0; k < bits.length; k++) {
      double shareHz = equal.shareHz(k, delta);
      double sent = seconds * shareHz * Math.log1p(gammaHz[k] / shareHz) / Math.log(2);
      assertThat(sent).as("task " + k).isCloseTo(bits[k], withPercentage(1e-7));
    }
    assertThat(IntStream.range(0, 5).mapToDouble(k -> equal.shareHz(k, delta)).sum())
        .isCloseTo(BAND_HZ, withPercentage(1e-7));
  }
}
