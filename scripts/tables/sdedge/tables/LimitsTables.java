package sdedge.tables;

import static sdedge.tables.CsvRows.cell;
import static sdedge.tables.CsvRows.number;
import static sdedge.tables.Markdown.digits;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts the CSVs of {@code scripts/limits.sh} into the tables of {@code results/limits}. */
final class LimitsTables {
  private static final Path PAGE = Path.of("results/limits/README.md");
  private static final Path BEFORE = Path.of("results/limits/e034256b4ce1.csv");
  private static final Path NOW = Path.of("results/limits/now.csv");
  private static final String DP = "dp";
  private static final double SAME = 1e-9; // relative

  private LimitsTables() {}

  /** {@code [--write]}: into the page, or to print. */
  public static void main(String[] arguments) throws IOException {
    filled(Page.read(PAGE)).deliver(arguments);
  }

  /** The page with the tables of the committed files. */
  static Page filled(Page page) throws IOException {
    List<Case> cases = cases();
    return page.with("limits", summary(cases)).with("instances", all(cases));
  }

  /** An instance under a limit; {@code schemeS} is the best plan of a cheap scheme under it. */
  record Case(
      String instance,
      String limit,
      Map<String, String> before,
      Map<String, String> now,
      double schemeS) {
    double nowS() {
      return seconds(now);
    }

    double beforeS() {
      return seconds(before);
    }

    /** Whether the plan is above that of the best cheap scheme. */
    boolean isAbove() {
      return schemeS < nowS() * (1 - SAME);
    }

    double gap(Map<String, String> row) {
      return 1 - number(row, "bound_s") / number(row, "makespan_s");
    }
  }

  static List<Case> cases() throws IOException {
    Map<String, List<Map<String, String>>> before =
        CsvRows.by(LimitsTables::key, CsvRows.read(BEFORE));
    List<Case> cases = new ArrayList<>();
    CsvRows.by(LimitsTables::key, CsvRows.read(NOW))
        .forEach(
            (key, rows) -> {
              Map<String, String> now = of(rows);
              double schemeS =
                  rows.stream()
                      .filter(row -> !cell(row, "method").equals(DP))
                      .mapToDouble(LimitsTables::seconds)
                      .min()
                      .orElse(Double.POSITIVE_INFINITY);
              cases.add(
                  new Case(
                      cell(now, "instance"),
                      cell(now, "limit_s"),
                      of(before.getOrDefault(key, List.of())),
                      now,
                      schemeS));
            });
    return cases;
  }

  private static String key(Map<String, String> row) {
    return cell(row, "instance") + " " + cell(row, "limit_s");
  }

  private static Map<String, String> of(List<Map<String, String>> rows) {
    return rows.stream().filter(row -> cell(row, "method").equals(DP)).findFirst().orElseThrow();
  }

  /** Of a plan; infinite without one. */
  private static double seconds(Map<String, String> row) {
    return cell(row, "makespan_s").isEmpty() ? Double.POSITIVE_INFINITY : number(row, "makespan_s");
  }

  private static String summary(List<Case> cases) {
    Markdown out = new Markdown();
    out.header(
        List.of(
            "limit, s",
            "instances",
            "faster than before",
            "slower",
            "bound 0 before",
            "now",
            "mean gap before",
            "now",
            "above the best cheap scheme before",
            "now",
            "median end now, s",
            "last"));
    cases.stream()
        .map(Case::limit)
        .distinct()
        .forEach(
            limit ->
                out.row(row(limit, cases.stream().filter(c -> c.limit.equals(limit)).toList())));
    return out.toString();
  }

  private static List<String> row(String limit, List<Case> cases) {
    long faster = cases.stream().filter(c -> c.nowS() < c.beforeS() * (1 - SAME)).count();
    long slower = cases.stream().filter(c -> c.nowS() > c.beforeS() * (1 + SAME)).count();
    long worse = cases.stream().filter(c -> c.schemeS < c.beforeS() * (1 - SAME)).count();
    double[] endsS = cases.stream().mapToDouble(c -> number(c.now, "cpu_s")).sorted().toArray();
    return List.of(
        limit,
        Integer.toString(cases.size()),
        Long.toString(faster),
        Long.toString(slower),
        Long.toString(cases.stream().filter(c -> number(c.before, "bound_s") == 0).count()),
        Long.toString(cases.stream().filter(c -> number(c.now, "bound_s") == 0).count()),
        percent(cases.stream().mapToDouble(c -> c.gap(c.before)).average().orElse(0)),
        percent(cases.stream().mapToDouble(c -> c.gap(c.now)).average().orElse(0)),
        Long.toString(worse),
        Long.toString(cases.stream().filter(Case::isAbove).count()),
        digits(endsS[endsS.length / 2], 1),
        digits(endsS[endsS.length - 1], 1));
  }

  private static String all(List<Case> cases) {
    Markdown out = new Markdown();
    out.header(
        List.of(
            "instance",
            "limit, s",
            "before, s",
            "bound",
            "now, s",
            "bound",
            "best cheap scheme, s"));
    for (Case each : cases) {
      out.row(
          List.of(
              each.instance,
              each.limit,
              digits(each.beforeS(), 3),
              digits(number(each.before, "bound_s"), 3),
              digits(each.nowS(), 3),
              digits(number(each.now, "bound_s"), 3),
              Double.isInfinite(each.schemeS) ? "–" : digits(each.schemeS, 3)));
    }
    return out.toString();
  }

  private static String percent(double share) {
    return digits(100 * share, 1) + " %";
  }
}
