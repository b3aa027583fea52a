package sdedge.timeline;

import sdedge.instance.Named;

/** The four stages of a step, in the order a batch passes them (docs/model.md section 4). */
public enum Stage implements Named {
  DRAFT("draft"),
  FRONTHAUL_UP("fronthaul_up"),
  VERIFY("verify"),
  FRONTHAUL_DOWN("fronthaul_down");

  private final String key;

  Stage(String key) {
    this.key = key;
  }

  @Override
  public String toString() {
    return key;
  }
}
