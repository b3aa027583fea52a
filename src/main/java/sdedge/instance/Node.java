package sdedge.instance;

/**
 * A base station that runs one model.
 *
 * @param memoryBytes {@link Double#POSITIVE_INFINITY} without a limit
 * @param passOverheadS seconds added to every forward pass, &ge; 0
 * @param tokenOverheadS seconds added per new token of a pass, &ge; 0
 */
public record Node(
    String id,
    Model model,
    LatencyModel latency,
    double memoryBytes,
    double passOverheadS,
    double tokenOverheadS) {

  /** Bytes left for key/value caches beside the weights; may be negative. */
  public double cacheBytes() {
    return memoryBytes - model.weightBytes();
  }
}
