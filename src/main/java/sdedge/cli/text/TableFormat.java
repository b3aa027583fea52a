package sdedge.cli.text;

import sdedge.instance.Named;

/** How a table for people is written. */
public enum TableFormat implements Named {
  TEXT("text"),
  MARKDOWN("markdown"),
  /** A {@code tabular} with the rules of the package booktabs. */
  LATEX("latex");

  private final String key;

  TableFormat(String key) {
    this.key = key;
  }

  @Override
  public String toString() {
    return key;
  }
}
