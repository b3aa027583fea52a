package sdedge.cli.text;

/** What stands below a table. */
final class Footnotes {
  private Footnotes() {}

  /** One of them; of LaTeX a comment, which the paper words in its own way. */
  static String of(String note, TableFormat format) {
    return switch (format) {
      case TEXT -> "  " + note;
      case MARKDOWN -> "\n" + note.replace("*", "\\*");
      case LATEX -> "% " + note;
    };
  }
}
