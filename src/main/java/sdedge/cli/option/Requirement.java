package sdedge.cli.option;

import sdedge.instance.Named;

/** What a result must be for the run to count as done. */
public enum Requirement implements Named {
  OPTIMAL;

  @Override
  public String toString() {
    return Named.word(this);
  }
}
