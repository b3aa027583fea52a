package sdedge.instance.plausibility;

import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sdedge.instance.LatencyModel;
import sdedge.instance.LatencyTable;
import sdedge.instance.LoadedInstance;
import sdedge.instance.Model;
import sdedge.instance.plausibility.Plausibility.Figure;
import sdedge.instance.plausibility.Plausibility.Finding;
import sdedge.instance.plausibility.Plausibility.PlacedNode;

/**
 * A table whose times are hundreds of times those that the node could reach, as when milliseconds
 * stand in the column of seconds. What the node could reach is the roofline of the keys beside the
 * table, or else of a desktop computer; at least the start of a pass; attention is left out, since
 * a factor of 1000 shows without it.
 */
final class TableUnits {
  private static final double LEAST_FACTOR = 100;
  private static final double START_S = 2e-3;
  private static final double DESKTOP_FLOPS = 3e13;
  private static final double DESKTOP_BYTES = 2e11;

  private TableUnits() {}

  /** What is odd in an instance, one finding per table. */
  static Stream<Finding> findings(LoadedInstance loaded) {
    return PlacedNode.of(loaded).flatMap(TableUnits::finding);
  }

  private static Stream<Finding> finding(PlacedNode place) {
    if (!(place.node().latency() instanceof LatencyModel.Table model)) {
      return Stream.empty();
    }
    double factor = medianFactor(place, model.table());
    return factor < LEAST_FACTOR
        ? Stream.empty()
        : Stream.of(
            new Finding(
                place.path() + ".table",
                "half of the times are above " + Figure.of(factor) + " times the roofline",
                "1 to 20 times",
                "they are in milliseconds"));
  }

  private static double medianFactor(PlacedNode place, LatencyTable table) {
    double flops = positive(place.peakFlops(), DESKTOP_FLOPS);
    double bytes = positive(place.memoryBandwidth(), DESKTOP_BYTES);
    Model model = place.node().model();
    double[] factors =
        IntStream.range(0, table.newTokens().length)
            .boxed()
            .flatMapToDouble(i -> factors(model, table, i, flops, bytes))
            .sorted()
            .toArray();
    return factors[(factors.length - 1) / 2];
  }

  /** The rates beside a table are any numbers. */
  private static double positive(OptionalDouble rate, double otherwise) {
    return rate.orElse(0) > 0 ? rate.orElseThrow() : otherwise;
  }

  private static DoubleStream factors(
      Model model, LatencyTable table, int row, double flops, double bytes) {
    double q = table.newTokens()[row];
    return IntStream.range(0, table.contextTokens().length)
        .mapToDouble(
            j -> {
              double read = model.kvBytesPerToken() * (table.contextTokens()[j] + q);
              double roofline =
                  Math.max(
                      2 * model.parameters() * q / flops, (model.weightBytes() + read) / bytes);
              return table.seconds()[row][j] / Math.max(roofline, START_S);
            });
  }
}
