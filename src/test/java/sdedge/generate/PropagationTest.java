package sdedge.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Path loss and chance of a line of sight against values computed by hand. */
class PropagationTest {
  private static final Offset<Double> TOLERANCE = within(1e-6);

  @ParameterizedTest
  @CsvSource({
    "UMI, true, 50, 79.089649",
    "UMI, true, 100, 85.314189",
    "UMI, true, 300, 98.244261",
    "UMI, false, 50, 94.180677",
    "UMI, false, 100, 104.643832",
    "UMI, false, 300, 121.437181",
    "UMA, true, 50, 77.212182",
    "UMA, true, 100, 83.138157",
    "UMA, true, 300, 93.407253",
    "UMA, false, 50, 92.510838",
    "UMA, false, 100, 103.037524",
    "UMA, false, 300, 121.279172",
    "MACRO_36_814, true, 100, 90.5",
    "MACRO_36_814, false, 100, 90.5"
  })
  void pathLoss(Propagation model, boolean lineOfSight, double distance, double expected) {
    assertThat(model.pathLossDb(distance, 3.5, 1.5, lineOfSight)).isCloseTo(expected, TOLERANCE);
  }

  @ParameterizedTest
  @CsvSource({
    "UMI, 100, 0.230985",
    "UMA, 100, 0.347671",
    "MACRO_36_814, 100, 0",
    "UMI, 18, 1",
    "UMI, 10, 1",
    "MACRO_36_814, 10, 0"
  })
  void lineOfSight(Propagation model, double distance, double expected) {
    assertThat(model.losProbability(distance)).isCloseTo(expected, TOLERANCE);
  }
}
