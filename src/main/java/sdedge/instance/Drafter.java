package sdedge.instance;

/** A small base station: its node, its uplink cell and its fronthaul to the verifier. */
public record Drafter(Node node, Wireless wireless, Fronthaul fronthaul) {
  /** The id of its node. */
  public String id() {
    return node.id();
  }
}
