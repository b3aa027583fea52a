package sdedge.cli.text;

import sdedge.instance.Named;

/** How a table for people is written. */
public enum TableFormat implements Named {
  TEXT,
  MARKDOWN,
  /** A {@code tabular} with the rules of the package booktabs. */
  LATEX;

  @Override
  public String toString() {
    return Named.word(this);
  }
}
