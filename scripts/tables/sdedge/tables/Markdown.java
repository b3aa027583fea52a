package sdedge.tables;

import java.util.List;
import java.util.Locale;

/** Text with tables. */
final class Markdown {
  private final StringBuilder out = new StringBuilder();

  void title(String text) {
    out.append(out.length() == 0 ? "" : "\n").append("### ").append(text).append("\n\n");
  }

  void text(String text) {
    out.append(text).append('\n');
  }

  /** The first row of a table, whose columns are numbers. */
  void header(List<String> names) {
    row(names);
    row(names.stream().map(name -> "--:").toList());
  }

  void row(List<String> cells) {
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  @Override
  public String toString() {
    return out.toString();
  }

  static String digits(double value, int count) {
    return String.format(Locale.ROOT, "%." + count + "f", value);
  }
}
