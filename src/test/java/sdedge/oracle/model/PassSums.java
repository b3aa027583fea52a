package sdedge.oracle.model;

import sdedge.instance.LatencyModel;
import sdedge.instance.LatencyTable;
import sdedge.instance.Node;

/**
 * One forward pass as a sum over its sequences (Sections 3 and 9 of the model).
 *
 * @param tokens Σ ω·q, the new tokens
 * @param positions of them, those at which a next token is computed
 * @param cached Σ ω·c, the cached tokens
 * @param attended Σ ω·q·(c + q)
 */
public record PassSums(double tokens, double positions, double cached, double attended) {
  public static final PassSums NONE = new PassSums(0, 0, 0, 0);

  /**
   * With one more sequence.
   *
   * @param weight the chance that it takes part
   * @param q its new tokens
   * @param p of them, those at which a next token is computed
   * @param c its cached tokens
   */
  public PassSums plus(double weight, double q, double p, double c) {
    return new PassSums(
        tokens + weight * q,
        positions + weight * p,
        cached + weight * c,
        attended + weight * q * (c + q));
  }

  PassSums times(double share) {
    return new PassSums(share * tokens, share * positions, share * cached, share * attended);
  }

  /** With other sequences. */
  public PassSums plus(PassSums other) {
    return new PassSums(
        tokens + other.tokens,
        positions + other.positions,
        cached + other.cached,
        attended + other.attended);
  }

  /**
   * Seconds on a node, overheads included.
   *
   * @throws UndefinedTimeException if a table gives a negative time
   */
  public double seconds(Node node) {
    double seconds = withoutOverheads(node);
    if (seconds < 0) {
      throw new UndefinedTimeException(node.id(), seconds);
    }
    return seconds
        + node.passOverheadS()
        + node.tokenOverheadS() * tokens
        + node.positionOverheadS() * positions;
  }

  private double withoutOverheads(Node node) {
    double flops =
        2 * node.model().parameters() * tokens
            + 4.0 * node.model().layers() * node.model().hidden() * attended;
    if (node.latency() instanceof LatencyModel.Flops m) {
      return flops / (m.peakFlops() * m.flopsEfficiency());
    } else if (node.latency() instanceof LatencyModel.Roofline m) {
      double keys = node.model().kvBytesPerToken() * (cached + tokens);
      return Math.max(
          flops / (m.peakFlops() * m.flopsEfficiency()),
          (node.model().weightBytes() + keys) / (m.memoryBandwidth() * m.bandwidthEfficiency()));
    }
    return bilinear(((LatencyModel.Table) node.latency()).table(), tokens, cached);
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
