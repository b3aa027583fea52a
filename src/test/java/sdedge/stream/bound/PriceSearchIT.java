package sdedge.stream.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.reader.InstanceReader;
import sdedge.plan.ModeSets;

/** Prices found on the shipped instances say what they said when they were first found. */
class PriceSearchIT {
  @ParameterizedTest
  @CsvSource({
    "quickstart,1.9824,PIGGYBACKED",
    "two-drafters,2.925,PIGGYBACKED",
    "l4-a100-70b,0.6181,STALLED",
    "city-4-sbs,1.6619,STALLED",
    "calibrated/azure-code,16.908,SHARED",
    "calibrated/azure-conv,19.053,SHARED",
  })
  void ratesAreAsLowAsEver(String name, double perS, Charging.FirstRounds way) throws Exception {
    Instance instance = InstanceReader.read(Path.of("instances", name + ".yaml"));

    RateBound.OfModes bound =
        RateBound.of(instance, ModeSets.names(instance), RateBound.STREAM, Control.NONE).largest();

    assertThat(bound.mostPerS()).isCloseTo(perS, within(1e-3 * perS));
    assertThat(bound.prices().charging().first()).isEqualTo(way);
  }
}
