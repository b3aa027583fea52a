package sdedge.check.model;

/** The stages of a step, in the order in which a batch passes them. */
public enum Stage {
  DRAFT("draft"),
  FRONTHAUL_UP("fronthaul_up"),
  VERIFY("verify"),
  FRONTHAUL_DOWN("fronthaul_down");

  private final String key;

  Stage(String key) {
    this.key = key;
  }

  /** The word in {@code schedule.csv}. */
  public String key() {
    return key;
  }
}
