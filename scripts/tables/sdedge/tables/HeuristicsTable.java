package sdedge.tables;

import static sdedge.tables.CsvRows.cell;
import static sdedge.tables.CsvRows.number;
import static sdedge.tables.Markdown.digits;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The scores of {@code scripts/heuristics.sh}: a row per family and scheme. */
final class HeuristicsTable {
  private static final int DRAWS = 100; // of a family

  private HeuristicsTable() {}

  /** Appends the table of a folder. */
  static void write(Path folder, Markdown out) throws IOException {
    out.title("Over the optimum on random instances (`heuristics/scores.csv`), 100 of each family");
    out.header(List.of("family", "scheme", "median", "mean", "largest", "optimal in"));
    for (Map<String, String> row : CsvRows.read(folder.resolve("scores.csv"))) {
      String family = cell(row, "group");
      if (!family.isEmpty() && !cell(row, "method").equals("dp") && number(row, "pairs") > 0) {
        if (number(row, "pairs") != DRAWS || number(row, "to_bound") > 0) {
          throw new IOException(folder + ": not all optima of " + family + " are proven");
        }
        out.row(
            List.of(
                family,
                "`" + cell(row, "method") + "`",
                percent(row, "gap_median"),
                percent(row, "gap_mean"),
                percent(row, "gap_largest"),
                cell(row, "ties")));
      }
    }
  }

  private static String percent(Map<String, String> row, String column) {
    return digits(100 * Math.max(0, number(row, column)), 1) + " %";
  }
}
