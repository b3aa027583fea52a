package sdedge.instance.plausibility;

import java.util.stream.Stream;
import sdedge.instance.LoadedInstance;

/** A node with less memory than any, into which not even the weights of its model fit. */
final class MemorySize implements Rule {
  private static final double LEAST = 1e8;
  private static final double MOST_GIGA = 1e4;

  @Override
  public Stream<Finding> findings(LoadedInstance loaded) {
    return Place.of(loaded)
        .filter(place -> place.node().memoryBytes() < LEAST && place.node().cacheBytes() < 0)
        .map(place -> finding(place.path() + ".memory_bytes", place.node().memoryBytes()));
  }

  private static Finding finding(String path, double bytes) {
    String maybe =
        bytes < MOST_GIGA
            ? "it is in GB, which is " + Figure.of(1e9 * bytes) + " bytes"
            : "it is in MB, which is " + Figure.of(1e6 * bytes) + " bytes";
    return new Finding(path, Figure.of(bytes) + " bytes", "1e9 to 1e12 bytes", maybe);
  }
}
