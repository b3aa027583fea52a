package sdedge.cli.terminal;

import sdedge.instance.Named;

/** When the output has colours. */
public enum ColorMode implements Named {
  /** If it goes to a terminal and the environment does not set NO_COLOR. */
  AUTO,
  ALWAYS,
  NEVER;

  @Override
  public String toString() {
    return Named.word(this);
  }
}
