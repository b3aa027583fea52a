package sdedge.check.model;

import java.util.List;
import java.util.stream.Stream;
import sdedge.instance.LatencyModel;
import sdedge.instance.LatencyTable;
import sdedge.instance.Node;

/** One forward pass as a sum over its sequences (Sections 3 and 9 of the model). */
public final class PassSums {
  private double fresh;
  private double cached;
  private double attended;

  /**
   * Adds a sequence.
   *
   * @param weight the chance that it takes part
   * @param q its new tokens
   * @param c its cached tokens
   */
  public void add(double weight, double q, double c) {
    fresh += weight * q;
    cached += weight * c;
    attended += weight * q * (c + q);
  }

  /**
   * Adds a sequence to the drafting passes of a step.
   *
   * @param c its confirmed tokens
   * @param read how many of them are in the cache
   * @param isBlock whether one pass drafts all tokens
   */
  public static void addDrafts(
      List<PassSums> passes, double weight, double c, double read, int length, boolean isBlock) {
    for (int i = 1; i <= passes.size(); i++) {
      double fresh = i > 1 ? 1 : c - read + (isBlock ? length - 1 : 0);
      passes.get(i - 1).add(weight, fresh, i > 1 ? c + i - 2 : read);
    }
  }

  /** As many passes without sequences as draft so many tokens. */
  public static List<PassSums> drafts(int length, boolean isBlock) {
    return Stream.generate(PassSums::new).limit(isBlock ? Math.min(1, length) : length).toList();
  }

  /** Adds the verification of a sequence with {@code c} confirmed tokens, at first all new. */
  public void addVerification(double weight, double c, int length, boolean isFirst) {
    add(weight, length + (isFirst ? c : 1), isFirst ? 0 : c - 1);
  }

  /** Adds all sequences of another pass. */
  public void add(PassSums other) {
    fresh += other.fresh;
    cached += other.cached;
    attended += other.attended;
  }

  /** A copy of the sums, which grows independently. */
  PassSums copy() {
    PassSums copy = new PassSums();
    copy.add(this);
    return copy;
  }

  /** Σ ω·q, the new tokens. */
  public double tokens() {
    return fresh;
  }

  /** Σ ω·c, the cached tokens. */
  public double cached() {
    return cached;
  }

  /**
   * Seconds on a node, overheads included, times the chance that there is a pass.
   *
   * @throws UndefinedTimeException if a table gives a negative time
   */
  public double seconds(Node node, double chance) {
    double seconds = withoutOverheads(node, chance);
    if (seconds < 0) {
      throw new UndefinedTimeException(node.id(), seconds);
    }
    return chance * (seconds + node.passOverheadS() + node.tokenOverheadS() * fresh / chance);
  }

  private double withoutOverheads(Node node, double chance) {
    double flops =
        2 * node.model().parameters() * fresh
            + 4.0 * node.model().layers() * node.model().hidden() * attended;
    return node.latency()
        .choose(
            new LatencyModel.Cases<Double>() {
              @Override
              public Double flops(LatencyModel.Flops m) {
                return flops / chance / (m.peakFlops() * m.flopsEfficiency());
              }

              @Override
              public Double roofline(LatencyModel.Roofline m) {
                double keys = node.model().kvBytesPerToken() * (cached + fresh) / chance;
                return Math.max(
                    flops / chance / (m.peakFlops() * m.flopsEfficiency()),
                    (node.model().weightBytes() + keys)
                        / (m.memoryBandwidth() * m.bandwidthEfficiency()));
              }

              @Override
              public Double table(LatencyModel.Table m) {
                return bilinear(m.table(), fresh / chance, cached / chance);
              }
            });
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
