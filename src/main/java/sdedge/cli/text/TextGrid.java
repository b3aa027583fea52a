package sdedge.cli.text;

import java.util.ArrayList;
import java.util.List;
import sdedge.cli.terminal.Human;

/** A table whose columns are as wide as they must be; the first one to the left. */
final class TextGrid {
  private final List<String[]> rows = new ArrayList<>();

  /** Adds a row, with as many texts as the others have. */
  void row(String... texts) {
    rows.add(texts);
  }

  /** A line per row. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.length; column++) {
        String side = column == 0 ? "%-" : "  %";
        line.append(
            width(column) == 0 ? "" : Human.format(side + width(column) + "s", row[column]));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row[column].length()).max().orElse(0);
  }
}
