package sdedge.instance.plausibility;

import java.util.stream.Stream;
import sdedge.instance.LoadedInstance;

/** A node that reads its memory slower than a disk. */
final class MemoryBandwidth implements Rule {
  private static final double LEAST = 1e9;
  private static final double MOST_GIGA = 1e4;

  @Override
  public Stream<Finding> findings(LoadedInstance loaded) {
    return Place.of(loaded)
        .filter(place -> place.memoryBandwidth().orElse(LEAST) < LEAST)
        .map(
            place ->
                finding(place.path() + ".memory_bandwidth", place.memoryBandwidth().orElseThrow()));
  }

  private static Finding finding(String path, double rate) {
    String maybe =
        rate < MOST_GIGA
            ? "it is in GB/s, which is " + Figure.of(1e9 * rate) + " bytes/s"
            : "it is in MB/s, which is " + Figure.of(1e6 * rate) + " bytes/s";
    return new Finding(path, Figure.of(rate) + " bytes/s", "1e10 to 1e13 bytes/s", maybe);
  }
}
