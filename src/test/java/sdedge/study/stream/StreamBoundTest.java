package sdedge.study.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.instance.reader.InstanceReader;
import sdedge.plan.ModeSets;

class StreamBoundTest {
  private static Instance read(String name) throws Exception {
    return InstanceReader.read(Path.of("instances", name + ".yaml")).with(Steps.MEAN);
  }

  @ParameterizedTest
  @CsvSource({
    "quickstart, mbs, 1.0, 0.01",
    "city-4-sbs, memory of mbs, 0.95, 0.03",
    "slow-uplink, band of sbs, 1.0, 0.01"
  })
  void whatIsShortIsDearest(String name, String what, double share, double near) throws Exception {
    Instance instance = read(name);
    StreamBound bound =
        Objects.requireNonNull(
            StreamBound.of(instance, ModeSets.names(instance), List.of(), Control.NONE));

    StreamBound.Scarce first = bound.scarce(instance).get(0);

    assertThat(first.what()).isEqualTo(what);
    assertThat(first.share()).isCloseTo(share, within(near));
  }

  /** The shares are of the whole price, the dearest first, without the least. */
  @Test
  void sharesAreThoseOfThePrice() throws Exception {
    Instance instance = read("slow-uplink");
    StreamBound bound =
        Objects.requireNonNull(
            StreamBound.of(instance, ModeSets.names(instance), List.of(), Control.NONE));
    List<StreamBound.Scarce> all = bound.scarce(instance);

    assertThat(all.stream().mapToDouble(StreamBound.Scarce::share).sum()).isBetween(0.97, 1 + 1e-9);
    assertThat(all).isSortedAccordingTo((a, b) -> Double.compare(b.share(), a.share()));
    assertThat(all).allMatch(each -> each.share() >= 0.01);
  }
}
