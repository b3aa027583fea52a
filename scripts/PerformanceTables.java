import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Puts the CSVs of {@code scripts/performance.sh} into the tables of {@code docs/performance.md}:
 * prints the page, or writes it with {@code --write}. A table stands between {@code <!-- table:
 * NAME -->} and {@code <!-- end -->}.
 */
final class PerformanceTables {
  private static final Path PAGE = Path.of("docs/performance.md");
  private static final Path FOLDER = Path.of("results/performance");
  private static final List<String> TABLES =
      List.of(
          "conditions", "history", "ties", "kernel", "jmh", "startup", "solves", "scale", "growth");
  private static final String END = "<!-- end -->";
  private static final String OURS = "dp";

  private final StringBuilder out = new StringBuilder();

  private PerformanceTables() {}

  public static void main(String[] arguments) throws IOException {
    String page = Files.readString(PAGE);
    for (String name : TABLES) {
      String begin = "<!-- table: " + name + " -->\n";
      int from = page.indexOf(begin) + begin.length();
      if (from < begin.length()) {
        throw new IllegalStateException(PAGE + " has no table " + name);
      }
      String table = new PerformanceTables().table(name);
      page = page.substring(0, from) + table + page.substring(page.indexOf(END, from));
    }
    if (Arrays.asList(arguments).contains("--write")) {
      Files.writeString(PAGE, page);
    } else {
      System.out.print(page);
    }
  }

  private String table(String name) throws IOException {
    Path file = FOLDER.resolve(name + ".csv");
    if (!Files.exists(file)) {
      return "Not measured yet.\n";
    }
    List<Map<String, String>> rows = read(file);
    switch (name) {
      case "kernel" -> kernel(rows);
      case "jmh" -> jmh(rows);
      case "startup" -> startup(rows);
      case "solves" -> solves(rows);
      case "growth" -> growth(rows);
      case "history", "ties" -> history(rows);
      case "scale" -> scale(rows);
      default -> conditions(rows);
    }
    return out.toString();
  }

  // ---- tables ------------------------------------------------------------------------------

  private void conditions(List<Map<String, String>> rows) {
    List<String> parts = new ArrayList<>();
    rows.forEach(row -> parts.add(row.get("what") + ": " + row.get("value")));
    out.append(String.join("; ", parts)).append(".\n");
  }

  private void kernel(List<Map<String, String>> rows) {
    Map<String, Map<String, Map<String, String>>> bySize = new LinkedHashMap<>();
    for (Map<String, String> row : rows) {
      String size = row.get("pairs") + " | " + row.get("steps");
      bySize.computeIfAbsent(size, key -> new LinkedHashMap<>()).put(row.get("form"), row);
    }
    List<String> header = new ArrayList<>(List.of("pairs", "steps", "C, ns"));
    bySize.values().iterator().next().keySet().forEach(form -> header.add("`" + form + "`, ns"));
    header(header);
    bySize.forEach(
        (size, forms) -> {
          double[] c = forms.values().stream().mapToDouble(row -> number(row, "c_ns")).toArray();
          List<String> cells = new ArrayList<>(List.of(size, digits(median(c), 1)));
          for (Map<String, String> row : forms.values()) {
            double share = number(row, "c_ns") / number(row, "java_ns");
            cells.add(digits(number(row, "java_ns"), 1) + " (" + digits(100 * share, 0) + " %)");
          }
          row(cells);
        });
  }

  private void jmh(List<Map<String, String>> rows) {
    header(List.of("benchmark", "with", "time", "± (99.9 %)", "unit", "allocated, B"));
    for (Map<String, String> row : rows) {
      String error = row.get("error");
      String bytes = row.get("allocated_bytes");
      row(
          List.of(
              "`" + row.get("benchmark") + "`",
              row.get("parameters"),
              significant(number(row, "score")),
              error.equals("NaN") ? "–" : significant(Double.parseDouble(error)),
              row.get("unit").replace("/op", ""),
              bytes.isEmpty() ? "–" : digits(Double.parseDouble(bytes), 0)));
    }
  }

  private void history(List<Map<String, String>> rows) {
    Map<String, List<Map<String, String>>> byCommit = new LinkedHashMap<>();
    rows.forEach(
        row -> byCommit.computeIfAbsent(row.get("commit"), key -> new ArrayList<>()).add(row));
    List<String> header = new ArrayList<>(List.of("commit", "subject"));
    byCommit.values().iterator().next().forEach(row -> header.add(row.get("instance") + ", s"));
    header(header);
    byCommit.forEach(
        (commit, of) -> {
          List<String> cells = new ArrayList<>(List.of("`" + commit.substring(0, 7) + "`"));
          cells.add(of.get(0).get("subject"));
          for (Map<String, String> row : of) {
            String ratio = digits(number(row, "ratio"), 1);
            cells.add(digits(number(row, "median_s"), 4) + " (" + ratio + "×)");
          }
          row(cells);
        });
  }

  private void scale(List<Map<String, String>> rows) {
    Map<String, List<Map<String, String>>> runs = new LinkedHashMap<>();
    for (Map<String, String> run : rows) {
      String tasks = run.get("instance").replaceFirst(".*tasks-", "").replaceFirst("\\D.*", "");
      runs.computeIfAbsent(tasks, key -> new ArrayList<>()).add(run);
    }
    header(List.of("tasks", "states", "labels", "time, s", "per task, ms", "of the first"));
    double first = Double.NaN;
    for (Map.Entry<String, List<Map<String, String>>> entry : runs.entrySet()) {
      double wall = median(walls(entry.getValue()).toArray());
      double perTask = 1e3 * wall / Double.parseDouble(entry.getKey());
      first = Double.isNaN(first) ? perTask : first;
      Map<String, String> run = entry.getValue().get(0);
      row(
          List.of(
              entry.getKey(),
              run.get("states"),
              run.get("labels"),
              digits(wall, 3),
              digits(perTask, 3),
              digits(perTask / first, 2)));
    }
  }

  private void startup(List<Map<String, String>> rows) {
    header(List.of("Java", "program", "median, ms", "least, ms", "of `hello`"));
    for (Map<String, String> row : rows) {
      row(
          List.of(
              row.get("java"),
              "`" + row.get("what") + "`",
              digits(number(row, "median_ms"), 0),
              digits(number(row, "least_ms"), 0),
              digits(number(row, "ratio"), 1)));
    }
  }

  private void solves(List<Map<String, String>> rows) {
    Map<String, Map<String, List<Map<String, String>>>> runs = new LinkedHashMap<>();
    Map<String, String> methods = new LinkedHashMap<>();
    for (Map<String, String> run : rows) {
      methods.put(run.get("method"), "");
      runs.computeIfAbsent(run.get("instance"), key -> new LinkedHashMap<>())
          .computeIfAbsent(run.get("method"), key -> new ArrayList<>())
          .add(run);
    }
    List<String> header = new ArrayList<>(List.of("instance"));
    methods.keySet().forEach(method -> header.add("`" + method + "`, s"));
    header.add("`dp` against the best other");
    header(header);
    double logarithms = 0;
    boolean limited = false;
    for (Map.Entry<String, Map<String, List<Map<String, String>>>> entry : runs.entrySet()) {
      List<String> cells = new ArrayList<>();
      cells.add(entry.getKey().replaceFirst(".*/", "").replaceFirst("\\.\\w+$", ""));
      double best = Double.POSITIVE_INFINITY;
      boolean bestLimited = false;
      for (String method : methods.keySet()) {
        List<Map<String, String>> of = entry.getValue().getOrDefault(method, List.of());
        long limits = of.stream().filter(run -> !run.get("status").equals("optimal")).count();
        double[] walls = walls(of).toArray();
        double wall = walls.length == 0 ? Double.NaN : median(walls);
        cells.add(
            walls.length == 0
                ? "–"
                : (limits > 0 ? "> " : "")
                    + digits(wall, 3)
                    + (limits > 0 ? " (" + limits + " of " + of.size() + " at limit)" : ""));
        if (!method.equals(OURS) && wall < best) {
          best = wall;
          bestLimited = limits > 0;
        }
      }
      double speedup = best / median(walls(entry.getValue().get(OURS)).toArray());
      limited |= bestLimited;
      logarithms += Math.log(speedup);
      cells.add((bestLimited ? "> " : "") + digits(speedup, 1));
      row(cells);
    }
    String mean = digits(Math.exp(logarithms / runs.size()), 1);
    out.append("\nGeometric mean of the last column: ").append(limited ? "> " : "").append(mean);
    out.append(".\n");
  }

  private static DoubleStream walls(List<Map<String, String>> runs) {
    Stream<Map<String, String>> timed = runs.stream().filter(run -> !run.get("wall_s").isEmpty());
    return timed.mapToDouble(run -> number(run, "wall_s"));
  }

  private void growth(List<Map<String, String>> rows) {
    header(
        List.of("tasks", "heap", "status", "gap", "time, s", "per task, ms", "peak memory, MiB"));
    for (Map<String, String> row : rows) {
      boolean timed = !row.get("wall_s").isEmpty();
      String gap = row.get("gap");
      row(
          List.of(
              row.get("tasks"),
              row.get("heap"),
              row.get("status"),
              gap.isEmpty() ? "–" : digits(100 * Double.parseDouble(gap), 2) + " %",
              timed ? digits(number(row, "wall_s"), 2) : "–",
              timed ? digits(1000 * number(row, "wall_s") / number(row, "tasks"), 2) : "–",
              row.get("peak_rss_mib")));
    }
  }

  // ---- the files ---------------------------------------------------------------------------

  /** Reads a file of which no cell holds a comma. */
  private static List<Map<String, String>> read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    String[] header = lines.get(0).split(",");
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      if (cells.length != header.length) {
        throw new IOException(file + ": " + line + ": not " + header.length + " cells");
      }
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < header.length; i++) {
        row.put(header[i], cells[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  private static double number(Map<String, String> row, String key) {
    return Double.parseDouble(row.get(key));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  // ---- Markdown ----------------------------------------------------------------------------

  private void header(List<String> names) {
    row(names);
    row(names.stream().map(name -> "--:").toList());
  }

  private void row(List<String> cells) {
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static String digits(double value, int count) {
    return String.format(Locale.ROOT, "%." + count + "f", value);
  }

  /** Three significant digits. */
  private static String significant(double value) {
    int digits = value == 0 ? 0 : 2 - (int) Math.floor(Math.log10(Math.abs(value)));
    return digits(value, Math.max(0, Math.min(9, digits)));
  }
}
