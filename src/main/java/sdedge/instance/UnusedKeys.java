package sdedge.instance;

import java.util.OptionalDouble;
import sdedge.document.tree.ObjectReader;

/**
 * What the description of a node says about other latency models than its own.
 *
 * @param table whether it names a table that is not read
 * @param peakFlops FLOP/s beside a table, any number
 * @param memoryBandwidth bytes/s beside a table, any number
 */
public record UnusedKeys(boolean table, OptionalDouble peakFlops, OptionalDouble memoryBandwidth) {

  /** What a node says beside the model that is used. */
  public static UnusedKeys of(ObjectReader node, LatencyModel used) {
    boolean table = used instanceof LatencyModel.Table;
    OptionalDouble none = OptionalDouble.empty();
    return new UnusedKeys(
        !table && node.optional("table").isPresent(),
        table ? node.glimpse("peak_flops") : none,
        table ? node.glimpse("memory_bandwidth") : none);
  }
}
