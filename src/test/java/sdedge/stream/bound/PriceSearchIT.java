package sdedge.stream.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.instance.reader.InstanceReader;

/** Prices found on the shipped instances say what they said when they were first found. */
class PriceSearchIT {
  @ParameterizedTest
  @CsvSource({
    "quickstart,2.000,Piggybacked",
    "two-drafters,2.925,Piggybacked",
    "l4-a100-70b,0.6181,Stalled",
    "city-4-sbs,1.6619,Stalled",
    "calibrated/azure-code,16.908,Shared",
    "calibrated/azure-conv,19.053,Shared",
  })
  void ratesAreAsLowAsEver(String name, double perS, String way) throws Exception {
    Instance instance = InstanceReader.read(Path.of("instances", name + ".yaml"));

    PolicyBound bound = PriceSearch.best(instance, Steps.MEAN, Control.NONE);

    assertThat(bound.mostPerS()).isCloseTo(perS, within(1e-3 * perS));
    assertThat(bound.prices().firstRounds().getClass().getSimpleName()).isEqualTo(way);
  }
}
