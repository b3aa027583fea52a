package sdedge.search;

/** How plans are found. */
public enum Method implements Approach {
  /** The exact dynamic program. */
  DP("dp"),
  /** All plans, one by one. */
  EXHAUSTIVE("exhaustive");

  private final String key;

  Method(String key) {
    this.key = key;
  }

  @Override
  public String key() {
    return key;
  }
}
