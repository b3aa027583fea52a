package sdedge.api;

import sdedge.instance.Node;
import sdedge.latency.NegativePassTimeException;
import sdedge.latency.PassTime;

/** A base station and the model that it runs (docs/model.md sections 1 and 3). */
public final class EdgeStation {
  private final Node node;
  private final PassTime passTime;

  EdgeStation(Node node) {
    this.node = node;
    passTime = PassTime.of(node);
  }

  /** {@return its id, as in the instance} */
  public String id() {
    return node.id();
  }

  /** {@return its memory, for weights and key/value caches: bytes; infinite without a limit} */
  public double memoryBytes() {
    return node.memoryBytes();
  }

  /** {@return the weights of its model, bytes} */
  public double weightBytes() {
    return node.model().weightBytes();
  }

  /** {@return κ, what a token takes in the key/value cache, bytes} */
  public double cacheBytesPerToken() {
    return node.model().kvBytesPerToken();
  }

  /**
   * The time of one forward pass over several sequences, none of them a prompt, overheads included.
   *
   * @param newTokens Σ q, tokens processed, at least 0
   * @param contextTokens Σ c, tokens cached before, at least 0
   * @param attended Σ q·(c + q)
   * @return seconds
   * @throws PlanningException if a latency table extrapolates below zero
   */
  public double passS(double newTokens, double contextTokens, double attended) {
    try {
      return passTime.seconds(1, newTokens, newTokens, contextTokens, attended);
    } catch (NegativePassTimeException e) {
      throw new PlanningException(e);
    }
  }

  @Override
  public String toString() {
    return id();
  }
}
