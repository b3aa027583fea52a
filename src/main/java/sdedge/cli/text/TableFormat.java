package sdedge.cli.text;

import sdedge.instance.Named;

/** How a table for people is written. */
public enum TableFormat implements Named {
  TEXT,
  MARKDOWN,
  /** A {@code tabular} with the rules of the package booktabs. */
  LATEX;

  /** What stands below a table; of LaTeX a comment, which the paper words in its own way. */
  String footnote(String note) {
    return switch (this) {
      case TEXT -> "  " + note;
      case MARKDOWN -> "\n" + note.replace("*", "\\*");
      case LATEX -> "% " + note;
    };
  }

  @Override
  public String toString() {
    return Named.word(this);
  }
}
