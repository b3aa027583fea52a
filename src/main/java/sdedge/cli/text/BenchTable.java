package sdedge.cli.text;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.document.Human;
import sdedge.result.table.TableRow;
import sdedge.study.experiment.Summary;

/** The summary of a benchmark for people. */
public final class BenchTable {
  private static final String NONE = "-";

  private BenchTable() {}

  /** A header, a line per instance and method, and the means of each method. */
  public static List<String> lines(Summary summary) {
    TextGrid grid = new TextGrid().left(1);
    String ratio = "x " + summary.reference();
    grid.row(
        "instance", "method", "runs", "median", ratio, "makespan", "optimal", "limits", "errors");
    List<TableRow> rows = summary.rows();
    for (TableRow row : rows) {
      row(
          grid,
          row.text("instance"),
          List.of(row),
          row.number("median_wall_s"),
          row.number("wall_ratio"),
          row.number("makespan_s"));
    }
    for (String method : rows.stream().map(row -> row.text("method")).distinct().toList()) {
      List<TableRow> all = rows.stream().filter(row -> row.text("method").equals(method)).toList();
      row(grid, "geometric mean", all, null, summary.meanRatio(method), null);
    }
    return grid.lines();
  }

  /** Adds a line of rows of one method. */
  private static void row(
      TextGrid grid,
      String name,
      List<TableRow> rows,
      @Nullable Double wallS,
      @Nullable Double ratio,
      @Nullable Double makespanS) {
    grid.row(
        name,
        rows.get(0).text("method"),
        sum(rows, "runs"),
        wallS == null ? NONE : Human.seconds(wallS),
        ratio == null || ratio.isNaN() ? NONE : Human.number(ratio),
        makespanS == null ? NONE : Human.seconds(makespanS),
        sum(rows, "optimal"),
        sum(rows, "limits"),
        sum(rows, "errors"));
  }

  private static String sum(List<TableRow> rows, String column) {
    int sum = rows.stream().mapToInt(row -> Integer.parseInt(row.text(column))).sum();
    return Integer.toString(sum);
  }
}
