package sdedge.latency;

import sdedge.instance.LatencyModel;
import sdedge.instance.Node;

/**
 * Seconds of one forward pass on a node, overhead included (docs/model.md section 3).
 *
 * <p>A pass is described by sums over its sequences, so that a batch costs the same however many
 * tasks it holds.
 */
public sealed interface PassTime permits FlopsPass, RooflinePass, TablePass {

  /**
   * The time of a pass with at least one sequence.
   *
   * @param newTokens Σ q
   * @param contextTokens Σ c, cached tokens; may be fractional
   * @param attended Σ q·(c + q)
   * @throws NegativePassTimeException if a table extrapolates below zero
   */
  double seconds(double newTokens, double contextTokens, double attended);

  /**
   * Adds, for several steps at once, the time of one pass in which each active task processes
   * {@code perTask} new tokens: the same values as {@link #seconds}, in a loop without calls that
   * the compiler can turn into vector instructions.
   *
   * @param active |A_n| by step, {@code cached} Σ c by step
   * @param from the first index of a step, {@code to} the one behind the last
   * @param seconds where to add the time of index k, at {@code at} + k
   */
  default void addSeconds(
      int perTask, double[] active, double[] cached, int from, int to, double[] seconds, int at) {
    for (int k = from; k < to; k++) {
      double newTokens = perTask * active[k];
      seconds[at + k] += seconds(newTokens, cached[k], perTask * (cached[k] + newTokens));
    }
  }

  /** The latency model of a node. */
  static PassTime of(Node node) {
    LatencyModel model = node.latency();
    if (model instanceof LatencyModel.Flops flops) {
      return FlopsPass.of(node, flops.peakFlops() * flops.flopsEfficiency());
    } else if (model instanceof LatencyModel.Roofline roofline) {
      return RooflinePass.of(node, roofline);
    } else if (model instanceof LatencyModel.Table table) {
      return new TablePass(node.id(), table.table(), node.passOverheadS());
    }
    throw new AssertionError(model);
  }
}
