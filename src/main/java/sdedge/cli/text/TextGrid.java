package sdedge.cli.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import sdedge.document.Human;

/**
 * A table whose columns are as wide as they must be; its first row is the header. The last text of
 * a row that is shorter may reach over the columns it does not have.
 */
final class TextGrid {
  private final List<String[]> rows;
  private final Set<Integer> left = new TreeSet<>(Set.of(0));

  TextGrid() {
    this(new ArrayList<>());
  }

  TextGrid(List<String[]> rows) {
    this.rows = rows;
  }

  /** Sets these columns, and the first one, to the left; all others are to the right. */
  TextGrid left(int... columns) {
    IntStream.of(columns).forEach(left::add);
    return this;
  }

  /** Adds a row, with at most as many texts as the header has. */
  void row(String... texts) {
    rows.add(texts);
  }

  /** A line per row. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    int[] widths = widths();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.length; column++) {
        String side = (column == 0 ? "%" : "  %") + (left.contains(column) ? "-" : "");
        if (isOver(row, column)) {
          line.append("  ").append(row[column]);
        } else if (widths[column] > 0) {
          line.append(Human.format(side + widths[column] + "s", row[column]));
        }
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  /** A line per row in a format. */
  List<String> lines(TableFormat format) {
    return switch (format) {
      case TEXT -> lines();
      case MARKDOWN -> markdown();
    };
  }

  private List<String> markdown() {
    List<String> lines = new ArrayList<>();
    for (String[] row : rows) {
      lines.add(
          Arrays.stream(row)
              .map(text -> text.replace("|", "\\|"))
              .collect(Collectors.joining(" | ", "| ", " |")));
    }
    lines.add(1, "|" + alignments());
    return lines;
  }

  private String alignments() {
    return IntStream.range(0, rows.get(0).length)
        .mapToObj(column -> left.contains(column) ? "---|" : "--:|")
        .collect(Collectors.joining());
  }

  /** Characters of the longest text of each column. */
  private int[] widths() {
    int[] widths = new int[rows.stream().mapToInt(row -> row.length).max().orElse(0)];
    for (String[] row : rows) {
      for (int column = 0; column < row.length; column++) {
        int own = isOver(row, column) ? 0 : row[column].length();
        widths[column] = Math.max(widths[column], own);
      }
    }
    return widths;
  }

  private boolean isOver(String[] row, int column) {
    return column == row.length - 1 && row.length < rows.get(0).length;
  }
}
