package sdedge.cli.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.cli.terminal.Human;
import sdedge.study.bench.Summary;
import sdedge.study.bench.SummaryRow;

/** The summary of a benchmark for people. */
public final class BenchTable {
  private static final String NONE = "-";
  private static final String NUMBERS = "  %4s  %9s  %9s  %9s  %7s  %6s  %6s";

  private BenchTable() {}

  public static List<String> lines(Summary summary) {
    List<SummaryRow> rows = summary.rows();
    int instances = rows.stream().mapToInt(row -> row.instance().length()).max().orElse(0);
    int methods = rows.stream().mapToInt(row -> row.method().length()).max().orElse(0);
    String format = "%-" + Math.max(instances, 14) + "s  %-" + Math.max(methods, 6) + "s" + NUMBERS;
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
    rows.forEach(row -> lines.add(line(format, row)));
    List<String> names = rows.stream().map(SummaryRow::method).distinct().toList();
    names.forEach(name -> lines.add(mean(format, summary, name)));
    return lines;
  }

  private static String line(String format, SummaryRow row) {
    return Human.format(
        format,
        row.instance(),
        row.method(),
        row.runs(),
        seconds(row.medianWallS()),
        row.ratio() == null ? NONE : Human.number(row.ratio()),
        seconds(row.makespanS()),
        row.optimal(),
        row.limits(),
        row.errors());
  }

  private static String mean(String format, Summary summary, String method) {
    double ratio = summary.meanRatio(method);
    List<SummaryRow> rows =
        summary.rows().stream().filter(row -> row.method().equals(method)).toList();
    return Human.format(
        format,
        "geometric mean",
        method,
        rows.stream().mapToInt(SummaryRow::runs).sum(),
        NONE,
        Double.isNaN(ratio) ? NONE : Human.number(ratio),
        NONE,
        rows.stream().mapToInt(SummaryRow::optimal).sum(),
        rows.stream().mapToInt(SummaryRow::limits).sum(),
        rows.stream().mapToInt(SummaryRow::errors).sum());
  }

  private static String seconds(@Nullable Double seconds) {
    return seconds == null ? NONE : Human.seconds(seconds);
  }
}
