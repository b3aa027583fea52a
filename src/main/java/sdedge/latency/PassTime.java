package sdedge.latency;

import org.jspecify.annotations.Nullable;
import sdedge.instance.LatencyModel;
import sdedge.instance.Node;

/**
 * Seconds of one forward pass on a node, overhead included (docs/model.md section 3).
 *
 * <p>A pass is described by sums over its sequences, so that a batch costs the same however many
 * tasks it holds.
 */
public interface PassTime {

  /**
   * The time of a pass that takes place with some chance, times that chance (docs/model.md section
   * 9). The sums are weighted by the activity of the sequences; the weights of the model are read,
   * and the overhead of a pass is met, with the chance.
   *
   * @param chance in (0, 1] that any sequence is there; 1 for a pass that is certain
   * @param newTokens Σ q
   * @param positions of them, those at which a next token is computed
   * @param contextTokens Σ c, cached tokens; may be fractional
   * @param attended Σ q·(c + q)
   * @throws NegativePassTimeException if a table extrapolates below zero
   */
  double seconds(
      double chance, double newTokens, double positions, double contextTokens, double attended);

  /** Seconds that a pass with prompts lasts longer, however many there are. */
  default double promptPassS() {
    return 0;
  }

  /** The time of a pass that prompts join, in the mean over how many do. */
  default double meanSeconds(JoinedPass pass) {
    double mean = (1 - pass.joining().chance(0)) * promptPassS();
    for (int m = pass.joining().fewest(); m <= pass.joining().most(); m++) {
      mean += pass.joining().chance(m) * pass.with(m).seconds(this);
    }
    return mean;
  }

  /**
   * Adds, for several steps at once, the time of one pass in which each active task processes
   * {@code perTask} new tokens, with a next one after each: the same values as {@link #seconds}, in
   * a loop without calls that the compiler can turn into vector instructions.
   *
   * @param chance of each step's pass
   * @param active Σω by step
   * @param cached Σω·c by step
   * @param from the first index of a step
   * @param to the index behind the last
   * @param seconds where to add the time of index k, at {@code at} + k
   */
  default void addSeconds(
      int perTask,
      double[] chance,
      double[] active,
      double[] cached,
      int from,
      int to,
      double[] seconds,
      int at) {
    for (int k = from; k < to; k++) {
      double newTokens = perTask * active[k];
      double attended = perTask * (cached[k] + newTokens);
      seconds[at + k] += seconds(chance[k], newTokens, newTokens, cached[k], attended);
    }
  }

  /**
   * The slopes of passes one after the other, each of {@code perTask} new tokens per active task on
   * those of the pass before; null where they need not be linear.
   *
   * @param tasks at least so many that Σω ≤ tasks·chance in every step
   */
  default @Nullable PassSlopes slopes(int passes, int perTask, int tasks) {
    return null;
  }

  static PassTime of(Node node) {
    return node.latency() instanceof LatencyModel.Table measured
        ? new TablePass(node.id(), measured.table(), node.overheads())
        : new PassFormulas(PassRates.of(node).orElseThrow(), node.overheads());
  }
}
