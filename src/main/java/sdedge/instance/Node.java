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

  /** This station under another name. */
  public Node withId(String other) {
    return new Node(other, model, latency, memoryBytes, passOverheadS, tokenOverheadS);
  }

  /** With other times of its passes, beside the overheads. */
  public Node with(LatencyModel other) {
    return new Node(id, model, other, memoryBytes, passOverheadS, tokenOverheadS);
  }

  /** With another memory. */
  public Node withMemory(double bytes) {
    return new Node(id, model, latency, bytes, passOverheadS, tokenOverheadS);
  }

  /** With other overheads, seconds. */
  public Node withOverheads(double passS, double tokenS) {
    return new Node(id, model, latency, memoryBytes, passS, tokenS);
  }

  /** Bytes left for key/value caches beside the weights; may be negative. */
  public double cacheBytes() {
    return memoryBytes - model.weightBytes();
  }
}
