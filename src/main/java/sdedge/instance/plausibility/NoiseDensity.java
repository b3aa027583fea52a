package sdedge.instance.plausibility;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sdedge.instance.Drafter;
import sdedge.instance.LoadedInstance;

/** Noise far above the thermal noise of -174 dBm/Hz. */
final class NoiseDensity implements Rule {
  private static final double MOST_DBM_PER_HZ = -100;

  @Override
  public Stream<Finding> findings(LoadedInstance loaded) {
    List<Drafter> drafters = loaded.instance().drafters();
    return IntStream.range(0, drafters.size())
        .filter(d -> drafters.get(d).wireless().noisePsdDbmPerHz() > MOST_DBM_PER_HZ)
        .mapToObj(d -> finding(d, drafters.get(d).wireless().noisePsdDbmPerHz()));
  }

  private static Finding finding(int drafter, double noise) {
    return new Finding(
        "drafters[" + drafter + "].wireless.noise_psd_dbm_per_hz",
        Figure.of(noise) + " dBm/Hz",
        "-174 to -160 dBm/Hz",
        noise > 0 ? "the sign is missing" : "it is the noise of the whole band in dBm");
  }
}
