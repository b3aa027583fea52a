package sdedge.instance;

/**
 * A base station that runs one model.
 *
 * @param memoryBytes {@link Double#POSITIVE_INFINITY} without a limit
 */
public record Node(
    String id, Model model, LatencyModel latency, double memoryBytes, Overheads overheads) {

  /** This station under another name. */
  public Node withId(String other) {
    return new Node(other, model, latency, memoryBytes, overheads);
  }

  /** With other times of its passes, beside the overheads. */
  public Node with(LatencyModel other) {
    return new Node(id, model, other, memoryBytes, overheads);
  }

  /** With another memory. */
  public Node withMemory(double bytes) {
    return new Node(id, model, latency, bytes, overheads);
  }

  /** With other overheads. */
  public Node with(Overheads other) {
    return new Node(id, model, latency, memoryBytes, other);
  }

  /** Seconds added to every forward pass. */
  public double passOverheadS() {
    return overheads.passS();
  }

  /** Seconds added per new token of a pass. */
  public double tokenOverheadS() {
    return overheads.tokenS();
  }

  /** Seconds added per position of a pass at which a next token is computed. */
  public double positionOverheadS() {
    return overheads.positionS();
  }

  /** Seconds added to a pass with prompts, however many. */
  public double promptPassOverheadS() {
    return overheads.promptPassS();
  }

  /** Bytes left for key/value caches beside the weights; may be negative. */
  public double cacheBytes() {
    return memoryBytes - model.weightBytes();
  }
}
