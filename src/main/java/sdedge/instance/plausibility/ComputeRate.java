package sdedge.instance.plausibility;

import java.util.stream.Stream;
import sdedge.instance.LoadedInstance;

/** A node that computes slower than a single processor core of decades ago. */
final class ComputeRate implements Rule {
  private static final double LEAST = 1e9;
  private static final double MOST_TERA = 1e4;

  @Override
  public Stream<Finding> findings(LoadedInstance loaded) {
    return Place.of(loaded)
        .filter(place -> place.peakFlops().orElse(LEAST) < LEAST)
        .map(place -> finding(place.path() + ".peak_flops", place.peakFlops().orElseThrow()));
  }

  private static Finding finding(String path, double rate) {
    String maybe =
        rate < MOST_TERA
            ? "it is in TFLOP/s, which is " + Figure.of(1e12 * rate) + " FLOP/s"
            : "it is in GFLOP/s, which is " + Figure.of(1e9 * rate) + " FLOP/s";
    return new Finding(path, Figure.of(rate) + " FLOP/s", "1e11 to 1e16 FLOP/s", maybe);
  }
}
