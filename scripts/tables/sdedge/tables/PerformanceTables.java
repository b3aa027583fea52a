package sdedge.tables;

import static sdedge.tables.CsvRows.cell;
import static sdedge.tables.CsvRows.number;
import static sdedge.tables.Markdown.digits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Puts the CSVs of {@code scripts/performance.sh} into the tables of {@code docs/performance.md}.
 */
final class PerformanceTables {
  private static final Path PAGE = Path.of("docs/performance.md");
  private static final Path FOLDER = Path.of("results/performance");
  private static final List<String> TABLES =
      List.of("conditions", "scale", "networks", "growth", "startup");

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
      case "startup" -> startup(rows);
      case "growth" -> growth(rows);
      case "scale" -> scale(rows);
      case "networks" -> searches(rows);
      default -> conditions(rows);
    }
    return out.toString();
  }

  private void conditions(List<Map<String, String>> rows) {
    List<String> parts = new ArrayList<>();
    rows.forEach(row -> parts.add(cell(row, "what") + ": " + cell(row, "value")));
    out.text(String.join("; ", parts) + ".");
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

  private void startup(List<Map<String, String>> rows) {
    out.header(List.of("program", "median, ms", "of `hello`"));
    for (Map<String, String> row : rows) {
      if (!cell(row, "java").equals(cell(rows.get(0), "java"))) {
        break; // of other Javas the file tells
      }
      out.row(
          List.of(
              "`" + cell(row, "what") + "`",
              digits(number(row, "median_ms"), 0),
              digits(number(row, "ratio"), 1)));
    }
  }

  private void growth(List<Map<String, String>> rows) {
    out.header(List.of("tasks", "heap", "status", "time, s", "per task, ms", "peak memory, MiB"));
    for (Map<String, String> row : rows) {
      boolean timed = !cell(row, "wall_s").isEmpty();
      out.row(
          List.of(
              cell(row, "tasks"),
              cell(row, "heap"),
              cell(row, "status"),
              timed ? digits(number(row, "wall_s"), 2) : "–",
              timed ? digits(1000 * number(row, "wall_s") / number(row, "tasks"), 2) : "–",
              cell(row, "peak_rss_mib")));
    }
  }
}
