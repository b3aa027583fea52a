package sdedge.tables;

import static sdedge.tables.CsvRows.cell;
import static sdedge.tables.CsvRows.number;
import static sdedge.tables.Markdown.digits;
import static sdedge.tables.Markdown.significant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts the CSVs of {@code scripts/performance.sh} into the tables of {@code docs/performance.md}.
 */
final class PerformanceTables {
  private static final Path PAGE = Path.of("docs/performance.md");
  private static final Path FOLDER = Path.of("results/performance");
  private static final List<String> TABLES =
      List.of(
          "conditions",
          "jmh",
          "startup",
          "solves",
          "scale",
          "networks",
          "joint",
          "idle",
          "growth",
          "streams");
  private static final String OURS = "dp";

  private final Markdown out = new Markdown();

  private PerformanceTables() {}

  public static void main(String[] arguments) throws IOException {
    filled(Page.read(PAGE)).deliver(arguments);
  }

  /** The page with the tables of now. */
  static Page filled(Page page) throws IOException {
    for (String name : TABLES) {
      page = page.with(name, new PerformanceTables().table(name));
    }
    return page;
  }

  private String table(String name) throws IOException {
    Path file = FOLDER.resolve(name + ".csv");
    if (!Files.exists(file)) {
      return "Not measured yet.\n";
    }
    List<Map<String, String>> rows = CsvRows.read(file);
    switch (name) {
      case "jmh" -> jmh(rows);
      case "startup" -> startup(rows);
      case "solves" -> solves(rows);
      case "growth" -> growth(rows);
      case "scale" -> scale(rows);
      case "networks", "joint" -> searches(rows);
      case "idle" -> idle(rows);
      case "streams" -> streams(rows);
      default -> conditions(rows);
    }
    return out.toString();
  }

  private void conditions(List<Map<String, String>> rows) {
    List<String> parts = new ArrayList<>();
    rows.forEach(row -> parts.add(cell(row, "what") + ": " + cell(row, "value")));
    out.text(String.join("; ", parts) + ".");
  }

  private void jmh(List<Map<String, String>> rows) {
    out.header(List.of("benchmark", "with", "time", "± (99.9 %)", "unit", "allocated, B"));
    for (Map<String, String> row : rows) {
      String error = cell(row, "error");
      String bytes = cell(row, "allocated_bytes");
      out.row(
          List.of(
              "`" + cell(row, "benchmark") + "`",
              cell(row, "parameters"),
              significant(number(row, "score")),
              error.equals("NaN") ? "–" : significant(Double.parseDouble(error)),
              cell(row, "unit").replace("/op", ""),
              bytes.isEmpty() ? "–" : digits(Double.parseDouble(bytes), 0)));
    }
  }

  private void streams(List<Map<String, String>> rows) {
    out.header(
        List.of(
            "what", "wanted, s", "time, s", "processors, s", "peak memory, MiB", "load before"));
    for (Map<String, String> row : rows) {
      String cpu = cell(row, "cpu_s");
      String peak = cell(row, "peak_rss_mib");
      out.row(
          List.of(
              cell(row, "what"),
              "< " + cell(row, "wanted_s"),
              significant(number(row, "wall_s")),
              cpu.isEmpty() ? "–" : significant(Double.parseDouble(cpu)),
              peak.isEmpty() ? "–" : peak,
              cell(row, "load")));
    }
  }

  private void scale(List<Map<String, String>> rows) {
    Map<String, List<Map<String, String>>> runs =
        CsvRows.by(run -> RunTimes.instance(run).replaceFirst("\\D*", ""), rows);
    out.header(List.of("tasks", "states", "labels", "time, s", "per task, ms", "of the first"));
    double first = Double.NaN;
    for (Map.Entry<String, List<Map<String, String>>> entry : runs.entrySet()) {
      double wall = RunTimes.of(entry.getValue()).medianS();
      double perTask = 1e3 * wall / Double.parseDouble(entry.getKey());
      first = Double.isNaN(first) ? perTask : first;
      Map<String, String> run = entry.getValue().get(0);
      out.row(
          List.of(
              entry.getKey(),
              cell(run, "states"),
              cell(run, "labels"),
              digits(wall, 3),
              digits(perTask, 3),
              digits(perTask / first, 2)));
    }
  }

  private void searches(List<Map<String, String>> rows) {
    out.header(List.of("instance", "makespan, s", "gap", "states", "time, s", "processor, s"));
    CsvRows.by(RunTimes::instance, rows)
        .forEach(
            (instance, runs) ->
                out.row(
                    List.of(
                        instance,
                        digits(number(runs.get(0), "makespan_s"), 3),
                        digits(100 * number(runs.get(0), "gap"), 3) + " %",
                        cell(runs.get(0), "states"),
                        RunTimes.of(runs).text(),
                        digits(
                            CsvRows.median(runs.stream().mapToDouble(run -> number(run, "cpu_s"))),
                            2))));
  }

  /** Of instances named NAME-joint and NAME-sequential. */
  private void idle(List<Map<String, String>> rows) {
    out.header(List.of("instance", "jointly, s", "`sequential`, s", "ratio"));
    Map<String, List<Map<String, String>>> runs = CsvRows.by(RunTimes::instance, rows);
    runs.forEach(
        (instance, jointly) -> {
          String name = instance.replaceFirst("-joint$", "");
          if (!name.equals(instance)) {
            double jointS = RunTimes.of(jointly).medianS();
            double plainS =
                RunTimes.of(runs.getOrDefault(name + "-sequential", List.of())).medianS();
            out.row(
                List.of(
                    name, digits(jointS, 4), digits(plainS, 4), digits(jointS / plainS, 2) + " ×"));
          }
        });
  }

  private void startup(List<Map<String, String>> rows) {
    out.header(List.of("Java", "program", "median, ms", "least, ms", "of `hello`"));
    for (Map<String, String> row : rows) {
      out.row(
          List.of(
              cell(row, "java"),
              "`" + cell(row, "what") + "`",
              digits(number(row, "median_ms"), 0),
              digits(number(row, "least_ms"), 0),
              digits(number(row, "ratio"), 1)));
    }
  }

  private void solves(List<Map<String, String>> rows) {
    Set<String> methods = new LinkedHashSet<>();
    rows.forEach(run -> methods.add(cell(run, "method")));
    List<String> header = new ArrayList<>(List.of("instance"));
    methods.forEach(method -> header.add("`" + method + "`, s"));
    header.add("`dp` against the best other");
    out.header(header);
    double logarithms = 0;
    boolean limited = false;
    Map<String, List<Map<String, String>>> instances = CsvRows.by(RunTimes::instance, rows);
    for (Map.Entry<String, List<Map<String, String>>> instance : instances.entrySet()) {
      Map<String, List<Map<String, String>>> runs =
          CsvRows.by(run -> cell(run, "method"), instance.getValue());
      List<String> cells = new ArrayList<>(List.of(instance.getKey()));
      RunTimes best = null;
      for (String method : methods) {
        RunTimes times = RunTimes.of(runs.getOrDefault(method, List.of()));
        cells.add(times.text());
        boolean timed = !method.equals(OURS) && !Double.isNaN(times.medianS());
        best = timed && (best == null || times.medianS() < best.medianS()) ? times : best;
      }
      if (best == null) {
        throw new IllegalArgumentException(instance.getKey() + " has no method but " + OURS);
      }
      double speedup = best.medianS() / RunTimes.of(runs.getOrDefault(OURS, List.of())).medianS();
      limited |= best.limited() > 0;
      logarithms += Math.log(speedup);
      cells.add((best.limited() > 0 ? "> " : "") + digits(speedup, 1));
      out.row(cells);
    }
    String mean = digits(Math.exp(logarithms / instances.size()), 1);
    out.text("\nGeometric mean of the last column: " + (limited ? "> " : "") + mean + ".");
  }

  private void growth(List<Map<String, String>> rows) {
    out.header(
        List.of("tasks", "heap", "status", "gap", "time, s", "per task, ms", "peak memory, MiB"));
    for (Map<String, String> row : rows) {
      boolean timed = !cell(row, "wall_s").isEmpty();
      String gap = cell(row, "gap");
      out.row(
          List.of(
              cell(row, "tasks"),
              cell(row, "heap"),
              cell(row, "status"),
              gap.isEmpty() ? "–" : digits(100 * Double.parseDouble(gap), 2) + " %",
              timed ? digits(number(row, "wall_s"), 2) : "–",
              timed ? digits(1000 * number(row, "wall_s") / number(row, "tasks"), 2) : "–",
              cell(row, "peak_rss_mib")));
    }
  }
}
