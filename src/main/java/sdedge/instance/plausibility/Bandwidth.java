package sdedge.instance.plausibility;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sdedge.instance.Drafter;
import sdedge.instance.LoadedInstance;

/** An uplink narrower than a telephone line. */
final class Bandwidth implements Rule {
  private static final double LEAST_HZ = 100;

  @Override
  public Stream<Finding> findings(LoadedInstance loaded) {
    List<Drafter> drafters = loaded.instance().drafters();
    return IntStream.range(0, drafters.size())
        .filter(d -> drafters.get(d).wireless().bandwidthHz() < LEAST_HZ)
        .mapToObj(d -> finding(d, drafters.get(d).wireless().bandwidthHz()));
  }

  private static Finding finding(int drafter, double bandwidth) {
    return new Finding(
        "drafters[" + drafter + "].wireless.bandwidth_hz",
        Figure.of(bandwidth) + " Hz",
        "1e4 to 1e9 Hz",
        "it is in MHz, which is " + Figure.of(1e6 * bandwidth) + " Hz");
  }
}
