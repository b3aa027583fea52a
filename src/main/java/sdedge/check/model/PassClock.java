package sdedge.check.model;

import sdedge.instance.LatencyModel;
import sdedge.instance.LatencyTable;
import sdedge.instance.Model;
import sdedge.instance.Node;

/** The time of a forward pass on a node (Section 3 of the model). */
final class PassClock {
  private final Node node;

  PassClock(Node node) {
    this.node = node;
  }

  /**
   * Seconds of a pass, overhead included.
   *
   * @param fresh Σ q, new tokens
   * @param cached Σ c, tokens that are cached already
   * @param attended Σ q·(c + q)
   * @throws UndefinedTimeException if a table gives a negative time
   */
  double seconds(double fresh, double cached, double attended) {
    double seconds = withoutOverhead(fresh, cached, attended);
    if (seconds < 0) {
      throw new UndefinedTimeException(node.id(), seconds);
    }
    return seconds + node.passOverheadS() + node.tokenOverheadS() * fresh;
  }

  private double withoutOverhead(double fresh, double cached, double attended) {
    if (node.latency() instanceof LatencyModel.Table measured) {
      return bilinear(measured.table(), fresh, cached);
    }
    Model model = node.model();
    double attention = 4.0 * model.layers() * model.hidden() * attended;
    double flops = 2 * model.parameters() * fresh + attention;
    if (node.latency() instanceof LatencyModel.Roofline r) {
      double bytes = model.weightBytes() + model.kvBytesPerToken() * (cached + fresh);
      return Math.max(
          flops / (r.peakFlops() * r.flopsEfficiency()),
          bytes / (r.memoryBandwidth() * r.bandwidthEfficiency()));
    }
    LatencyModel.Flops f = (LatencyModel.Flops) node.latency();
    return flops / (f.peakFlops() * f.flopsEfficiency());
  }

  private static double bilinear(LatencyTable table, double fresh, double cached) {
    double[] rows = table.newTokens();
    double[] columns = table.contextTokens();
    int i = cell(rows, fresh);
    int j = cell(columns, cached);
    double low = along(columns, j, table.seconds()[i], cached);
    if (rows.length == 1) {
      return low;
    }
    double high = along(columns, j, table.seconds()[i + 1], cached);
    return low + (high - low) * (fresh - rows[i]) / (rows[i + 1] - rows[i]);
  }

  private static double along(double[] axis, int cell, double[] values, double at) {
    if (axis.length == 1) {
      return values[0];
    }
    double width = axis[cell + 1] - axis[cell];
    return values[cell] + (values[cell + 1] - values[cell]) * (at - axis[cell]) / width;
  }

  /** The cell that holds a place, or the outermost one on its side. */
  private static int cell(double[] axis, double at) {
    int cell = 0;
    while (cell + 2 < axis.length && at >= axis[cell + 1]) {
      cell++;
    }
    return cell;
  }
}
