package sdedge.timeline;

import sdedge.instance.Named;

/** The four stages of a step, in the order a batch passes them (docs/model.md section 4). */
public enum Stage implements Named {
  DRAFT("draft", Resource.Kind.DRAFTER, false),
  FRONTHAUL_UP("fronthaul_up", Resource.Kind.FRONTHAUL_UP, true),
  VERIFY("verify", Resource.Kind.VERIFIER, false),
  FRONTHAUL_DOWN("fronthaul_down", Resource.Kind.FRONTHAUL_DOWN, true);

  private final String key;
  private final Resource.Kind server;
  private final boolean isLink;

  Stage(String key, Resource.Kind server, boolean isLink) {
    this.key = key;
    this.server = server;
    this.isLink = isLink;
  }

  /** What serves it, unless the verifier does. */
  Resource.Kind server() {
    return server;
  }

  /** Whether a link serves it, which is free again before its bits have arrived. */
  public boolean isLink() {
    return isLink;
  }

  @Override
  public String toString() {
    return key;
  }
}
