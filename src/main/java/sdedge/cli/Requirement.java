package sdedge.cli;

import sdedge.instance.Keyed;

/** What a result must be for the run to count as done. */
enum Requirement implements Keyed {
  OPTIMAL("optimal");

  private final String key;

  Requirement(String key) {
    this.key = key;
  }

  @Override
  public String key() {
    return key;
  }
}
