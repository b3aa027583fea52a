package sdedge.oracle.stream;

import java.util.ArrayList;
import java.util.List;
import sdedge.instance.LatencyModel;
import sdedge.instance.LatencyTable;
import sdedge.instance.Node;
import sdedge.instance.Overheads;
import sdedge.oracle.model.PassSums;
import sdedge.oracle.model.UndefinedTimeException;

/**
 * A lower bound of the passes of a node (Section 12 of the model): a fixed time and what each who
 * takes part adds to it.
 *
 * @param fixedS overhead included
 * @param freshS per new token
 * @param positionS per new token after which a next one is computed
 * @param attendedS per new token and token attended to
 * @param cachedS per cached token
 */
record PassFloor(double fixedS, double freshS, double positionS, double attendedS, double cachedS) {

  /** What one with q new tokens, p positions and c cached ones adds. */
  double part(double q, double p, double c) {
    return part(PassSums.NONE.plus(1, q, p, c));
  }

  /** What one adds in a pass, or in several. */
  double part(PassSums pass) {
    return freshS * pass.tokens()
        + positionS * pass.positions()
        + attendedS * pass.attended()
        + cachedS * pass.cached();
  }

  /** The floor of a node with a tariff; {@code mostTokens} can be in a pass. */
  static PassFloor of(Node node, ServerPrices.OfNode price, double mostTokens) {
    return of(node, price.compute(), price.plane(), mostTokens, false);
  }

  /** The floor of passes with prompts. */
  static PassFloor ofPrompts(Node node, ServerPrices.Plane plane, double mostTokens) {
    return of(node, 1, plane, mostTokens, true);
  }

  private static PassFloor of(
      Node node, double compute, ServerPrices.Plane plane, double mostTokens, boolean prompts) {
    if (node.latency() instanceof LatencyModel.Table m) {
      double below = below(node, m.table(), plane, mostTokens);
      return new PassFloor(
          below + node.passOverheadS(),
          plane.fresh() + node.tokenOverheadS(),
          node.positionOverheadS(),
          0,
          plane.cached());
    }
    double bytes =
        node.latency() instanceof LatencyModel.Roofline m
            ? m.memoryBandwidth() * m.bandwidthEfficiency()
            : Double.POSITIVE_INFINITY;
    double flops =
        node.latency() instanceof LatencyModel.Roofline m
            ? m.peakFlops() * m.flopsEfficiency()
            : ofFlops((LatencyModel.Flops) node.latency());
    double read = prompts ? 0 : (1 - compute) / bytes;
    double done = compute / flops;
    double keys = read * node.model().kvBytesPerToken();
    return new PassFloor(
        read * node.model().weightBytes() + node.passOverheadS(),
        done * 2 * node.model().parameters() + keys + node.tokenOverheadS(),
        node.positionOverheadS(),
        done * 4 * node.model().layers() * node.model().hidden(),
        keys);
  }

  private static double ofFlops(LatencyModel.Flops m) {
    return m.peakFlops() * m.flopsEfficiency();
  }

  /** What a table is above a plane at least. */
  private static double below(
      Node node, LatencyTable table, ServerPrices.Plane plane, double mostTokens) {
    boolean endless = Double.isInfinite(mostTokens);
    List<Double> rows = places(table.newTokens(), 1, mostTokens);
    List<Double> columns = places(table.contextTokens(), 0, mostTokens);
    double least = Double.POSITIVE_INFINITY;
    for (double n : rows) {
      for (double c : columns) {
        double above = seconds(node, n, c) - plane.fresh() * n - plane.cached() * c;
        least = Math.min(least, above);
      }
    }
    boolean isBelow = least >= 0 && (!endless || isNoSteeper(node, plane, rows, columns));
    if (!isBelow && (plane.fresh() > 0 || plane.cached() > 0)) {
      throw new IllegalArgumentException("a plane that is not below the table of " + node.id());
    }
    return isBelow ? least : 0;
  }

  private static List<Double> places(double[] axis, double from, double most) {
    List<Double> places = new ArrayList<>(List.of(from));
    for (double value : axis) {
      if (value > from && value <= most) {
        places.add(value);
      }
    }
    if (most > places.get(places.size() - 1) && !Double.isInfinite(most)) {
      places.add(most);
    }
    return places;
  }

  /** Beyond the last places a table goes on as it does between the last two. */
  private static boolean isNoSteeper(
      Node node, ServerPrices.Plane plane, List<Double> rows, List<Double> columns) {
    double n = last(rows, 1);
    double c = last(columns, 1);
    double before = rows.size() > 1 ? last(rows, 2) : n - 1;
    double left = columns.size() > 1 ? last(columns, 2) : c - 1;
    boolean right = true;
    for (double each : columns) {
      double rise = rows.size() > 1 ? seconds(node, n, each) - seconds(node, before, each) : 0;
      right &= plane.fresh() <= rise / (n - before);
    }
    for (double each : rows) {
      double rise = columns.size() > 1 ? seconds(node, each, c) - seconds(node, each, left) : 0;
      right &= plane.cached() <= rise / (c - left);
    }
    double whole = seconds(node, n, c);
    double bend =
        rows.size() > 1 && columns.size() > 1
            ? whole
                - seconds(node, before, c)
                - seconds(node, n, left)
                + seconds(node, before, left)
            : 0;
    return right && bend >= -1e-12 * whole;
  }

  private static double last(List<Double> values, int fromBehind) {
    return values.get(values.size() - fromBehind);
  }

  private static double seconds(Node node, double n, double c) {
    PassSums pass = PassSums.NONE.plus(1, n, 0, c);
    try {
      return pass.seconds(node.with(Overheads.NONE));
    } catch (UndefinedTimeException e) {
      return Double.NEGATIVE_INFINITY;
    }
  }
}
