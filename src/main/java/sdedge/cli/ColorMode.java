package sdedge.cli;

import sdedge.instance.Keyed;

/** When the output has colours. */
enum ColorMode implements Keyed {
  /** If it goes to a terminal and the environment does not set NO_COLOR. */
  AUTO("auto"),
  ALWAYS("always"),
  NEVER("never");

  private final String key;

  ColorMode(String key) {
    this.key = key;
  }

  @Override
  public String key() {
    return key;
  }
}
