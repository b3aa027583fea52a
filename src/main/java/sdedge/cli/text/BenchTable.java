package sdedge.cli.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.cli.terminal.Human;
import sdedge.result.table.TableRow;
import sdedge.study.experiment.Summary;

/** The summary of a benchmark for people. */
public final class BenchTable {
  private static final String NONE = "-";
  private static final String NUMBERS = "  %4s  %9s  %9s  %9s  %7s  %6s  %6s";

  private BenchTable() {}

  public static List<String> lines(Summary summary) {
    List<TableRow> rows = summary.rows();
    String format =
        ("%-" + longest(rows, "instance", 14) + "s  %-" + longest(rows, "method", 6) + "s")
            + NUMBERS;
    List<String> lines = new ArrayList<>();
    lines.add(
        Human.format(
            format,
            "instance",
            "method",
            "runs",
            "median",
            "x " + summary.reference(),
            "makespan",
            "optimal",
            "limits",
            "errors"));
    for (TableRow row : rows) {
      String instance = row.text("instance");
      Double medianS = row.number("median_wall_s");
      lines.add(
          line(
              format,
              instance,
              List.of(row),
              medianS,
              row.number("wall_ratio"),
              row.number("makespan_s")));
    }
    for (String method : rows.stream().map(row -> row.text("method")).distinct().toList()) {
      List<TableRow> all = rows.stream().filter(row -> row.text("method").equals(method)).toList();
      lines.add(line(format, "geometric mean", all, null, summary.meanRatio(method), null));
    }
    return lines;
  }

  private static int longest(List<TableRow> rows, String column, int least) {
    int longest = rows.stream().mapToInt(row -> row.text(column).length()).max().orElse(0);
    return Math.max(longest, least);
  }

  /** A line of rows of one method. */
  private static String line(
      String format,
      String name,
      List<TableRow> rows,
      @Nullable Double wallS,
      @Nullable Double ratio,
      @Nullable Double makespanS) {
    return Human.format(
        format,
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

  private static int sum(List<TableRow> rows, String column) {
    return rows.stream().mapToInt(row -> Integer.parseInt(row.text(column))).sum();
  }
}
