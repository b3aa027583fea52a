package sdedge.cli.option;

import sdedge.instance.Named;

/** What a result must be for the run to count as done. */
public enum Requirement implements Named {
  OPTIMAL("optimal");

  private final String key;

  Requirement(String key) {
    this.key = key;
  }

  @Override
  public String toString() {
    return key;
  }
}
