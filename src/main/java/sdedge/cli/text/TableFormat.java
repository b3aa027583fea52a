package sdedge.cli.text;

import sdedge.instance.Named;

/** How a table for people is written. */
public enum TableFormat implements Named {
  TEXT,
  MARKDOWN;

  /** What stands below a table. */
  String footnote(String note) {
    return switch (this) {
      case TEXT -> "  " + note;
      case MARKDOWN -> "\n" + note.replace("*", "\\*");
    };
  }

  @Override
  public String toString() {
    return Named.word(this);
  }
}
