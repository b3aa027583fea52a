import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Prints the tables of {@code results/README.md} from the CSVs of {@code scripts/paper.sh} and
 * {@code scripts/bench.sh}.
 *
 * <pre>
 * java scripts/PaperTables.java [PAPER [METHODS]]   prints them; by default those committed
 * java scripts/PaperTables.java --write             puts them into results/README.md
 * </pre>
 */
final class PaperTables {
  private static final String BEGIN = "<!-- tables: java scripts/PaperTables.java --write -->\n";
  private static final String END = "<!-- end of tables -->\n";
  private static final String OPTIMUM = "dp";
  private static final String NO_SPECULATION = "autoregressive";
  private static final double SAME = 1e-9;

  /** Sweeps whose points have the schemes: file, title, columns as they are headed. */
  private static final String[][] SWEEPS = {
    {"tasks", "Number of tasks (68 M draft, 7 B target)", "tasks"},
    {"tasks-1.1b", "Number of tasks (1.1 B draft, 7 B target)", "tasks"},
    {"bandwidth", "Uplink bandwidth", "Hz", "tasks"},
    {"acceptance", "Acceptance rate, the same for all tasks", "acceptance", "tasks"},
    {"pairs", "Draft–target pair", "pair", "tasks"},
    {"fronthaul", "Latency of the fronthaul, one way", "s", "tasks"},
    {"latency-model", "Latency model", "verifier", "drafter", "tasks"},
    {"uplink", "Uplink policy of the joint optimum (slow-uplink)", "policy"},
    {"instances", "Shipped instances", "instance"},
  };

  private static final Map<String, String> PAPER =
      Map.of(
          "uniform-bandwidth", "up to 44.9 %",
          "max-batch", "up to 21.4 %",
          "autoregressive", "always less",
          "autoregressive-max", "always less");

  private final StringBuilder out = new StringBuilder();
  private final Path paper;
  private final Path methods;

  private PaperTables(Path paper, Path methods) {
    this.paper = paper;
    this.methods = methods;
  }

  public static void main(String[] arguments) throws IOException {
    boolean write = Arrays.asList(arguments).contains("--write");
    List<String> folders = Arrays.stream(arguments).filter(a -> !a.startsWith("--")).toList();
    String text =
        new PaperTables(
                Path.of(folders.size() > 0 ? folders.get(0) : "results/paper"),
                Path.of(folders.size() > 1 ? folders.get(1) : "results/methods"))
            .text();
    if (!write) {
      System.out.print(text);
      return;
    }
    Path page = Path.of("results/README.md");
    String before = Files.readString(page);
    int begin = before.indexOf(BEGIN) + BEGIN.length();
    Files.writeString(
        page, before.substring(0, begin) + text + before.substring(before.indexOf(END)));
  }

  private String text() throws IOException {
    reductions();
    for (String[] sweep : SWEEPS) {
      makespans(sweep);
    }
    lengths("length", "Speculation length (68 M draft, 7 B target)");
    lengths("length-1.1b", "Speculation length (1.1 B draft, 7 B target)");
    times();
    return out.toString();
  }

  // ---- tables ------------------------------------------------------------------------------

  private void reductions() throws IOException {
    Map<String, List<Reduction>> byScheme = new LinkedHashMap<>();
    Set<Map<String, String>> seen = new HashSet<>();
    Map<String, Integer> limits = new LinkedHashMap<>();
    List<String> silent = new ArrayList<>();
    int points = 0;
    int unproven = 0;
    for (String[] sweep : SWEEPS) {
      for (Point point : points(sweep[0])) {
        if (!seen.add(point.makespans)) {
          continue; // the same point in another sweep
        }
        points++;
        if (!point.proven) {
          unproven++;
          continue;
        }
        String name = sweep[0] + " " + String.join(", ", point.values);
        if (point.reduction(NO_SPECULATION) < SAME) {
          silent.add(name);
        }
        for (String scheme : point.makespans.keySet()) {
          if (point.limited.contains(scheme)) {
            limits.merge(scheme, 1, Integer::sum);
          } else if (!scheme.equals(OPTIMUM)) {
            byScheme
                .computeIfAbsent(scheme, key -> new ArrayList<>())
                .add(new Reduction(point.reduction(scheme), name));
          }
        }
      }
    }
    title("Reductions of total latency by the joint optimum");
    row("against", "largest", "where", "median", "least", "points", "at limit", "in the paper");
    row("---", "--:", "---", "--:", "--:", "--:", "--:", "---");
    byScheme.forEach(
        (scheme, all) -> {
          all.sort((a, b) -> Double.compare(a.share, b.share));
          int n = all.size();
          double median = (all.get((n - 1) / 2).share + all.get(n / 2).share) / 2;
          Reduction largest = all.get(n - 1);
          row(
              "`" + scheme + "`",
              percent(largest.share),
              largest.where,
              percent(median),
              percent(all.get(0).share),
              Integer.toString(n),
              Integer.toString(limits.getOrDefault(scheme, 0)),
              PAPER.getOrDefault(scheme, "–"));
        });
    out.append(
        String.format(
            "%n%d points, %d of them without a proven optimum and left out of this table. At %d points"
                + " the optimum does not speculate: %s.%n",
            points, unproven, silent.size(), String.join("; ", silent)));
  }

  private void makespans(String[] sweep) throws IOException {
    List<Point> points = points(sweep[0]);
    title(sweep[1] + " (`" + sweep[0] + ".csv`), total latency in s");
    List<String> header = new ArrayList<>(Arrays.asList(sweep).subList(2, sweep.length));
    List<String> schemes = new ArrayList<>(points.get(0).makespans.keySet());
    int values = header.size();
    schemes.forEach(scheme -> header.add(scheme.equals(OPTIMUM) ? "joint optimum" : scheme));
    row(header.toArray(String[]::new));
    row(header.stream().map(name -> "--:").toArray(String[]::new));
    for (Point point : points) {
      List<String> cells = new ArrayList<>(point.values.subList(0, values));
      for (String scheme : schemes) {
        String mark = point.limited.contains(scheme) ? " (at limit)" : "";
        cells.add(seconds(point.makespans.get(scheme)) + mark);
      }
      row(cells.toArray(String[]::new));
    }
  }

  private void lengths(String file, String title) throws IOException {
    title(title + " (`" + file + ".csv`), total latency in s with all batches of one length");
    List<Point> points = points(file);
    List<String> header = new ArrayList<>(List.of("tasks", "joint optimum"));
    for (String method : points.get(0).makespans.keySet()) {
      if (!method.equals(OPTIMUM)) {
        header.add(method.replace("fixed-length:", "l = "));
      }
    }
    row(header.toArray(String[]::new));
    row(header.stream().map(name -> "--:").toArray(String[]::new));
    for (Point point : points) {
      List<String> cells = new ArrayList<>(point.values);
      point.makespans.values().forEach(makespan -> cells.add(seconds(makespan)));
      row(cells.toArray(String[]::new));
    }
  }

  /** Medians over the runs of one benchmark; a run that a limit ended counts as it is. */
  private void times() throws IOException {
    Map<String, Map<String, List<Map<String, String>>>> runs = new LinkedHashMap<>();
    Set<String> names = new TreeSet<>();
    for (Map<String, String> run : read(methods.resolve("runs.csv"))) {
      names.add(run.get("method"));
      runs.computeIfAbsent(run.get("instance"), key -> new LinkedHashMap<>())
          .computeIfAbsent(run.get("method"), key -> new ArrayList<>())
          .add(run);
    }
    title("Time to proven optimum (`results/methods/runs.csv`)");
    List<String> header = new ArrayList<>(List.of("instance"));
    names.forEach(name -> header.add(name + ", s"));
    header.add("proven / limit / error");
    row(header.toArray(String[]::new));
    row(header.stream().map(name -> "--:").toArray(String[]::new));
    runs.forEach(
        (instance, byMethod) -> {
          List<String> cells = new ArrayList<>();
          cells.add(instance.replaceFirst(".*/", "").replace(".yaml", ""));
          int[] counts = new int[3];
          for (String name : names) {
            cells.add(time(byMethod.getOrDefault(name, List.of()), counts));
          }
          cells.add(counts[0] + " / " + counts[1] + " / " + counts[2]);
          row(cells.toArray(String[]::new));
        });
  }

  private static String time(List<Map<String, String>> runs, int[] counts) {
    List<Double> walls = new ArrayList<>();
    int proven = 0;
    int limits = 0;
    for (Map<String, String> run : runs) {
      if (run.get("status").equals("error")) {
        counts[2]++;
        continue;
      }
      walls.add(Double.parseDouble(run.get("wall_s")));
      if (run.get("status").equals("optimal")) {
        proven++;
      } else {
        limits++;
      }
    }
    counts[0] += proven;
    counts[1] += limits;
    if (walls.isEmpty()) {
      return "–";
    }
    walls.sort(null);
    double median = (walls.get((walls.size() - 1) / 2) + walls.get(walls.size() / 2)) / 2;
    String text = String.format(Locale.ROOT, "%.3f", median);
    return limits == 0 ? text : "> " + text + " (" + limits + " of " + runs.size() + " at limit)";
  }

  // ---- the files ---------------------------------------------------------------------------

  private record Reduction(double share, String where) {}

  /** The makespans by method at one combination of values, as written in the file. */
  private record Point(
      List<String> values, Map<String, String> makespans, boolean proven, Set<String> limited) {
    double reduction(String scheme) {
      double makespan = Double.parseDouble(makespans.get(scheme));
      return (makespan - Double.parseDouble(makespans.get(OPTIMUM))) / makespan;
    }
  }

  private List<Point> points(String name) throws IOException {
    Map<List<String>, Point> points = new LinkedHashMap<>();
    for (Map<String, String> row : read(paper.resolve(name + ".csv"))) {
      List<String> values = new ArrayList<>();
      for (Map.Entry<String, String> cell : row.entrySet()) {
        if (cell.getKey().equals("method")) {
          break;
        }
        values.add(cell.getValue());
      }
      Point old = points.getOrDefault(values, new Point(values, new LinkedHashMap<>(), false, new HashSet<>()));
      boolean proves = row.get("method").equals(OPTIMUM) && row.get("status").equals("optimal");
      if (!row.get("makespan_s").isEmpty()) {
        old.makespans.put(row.get("method"), row.get("makespan_s"));
      }
      if (!row.get("termination").equals("completed")) {
        old.limited.add(row.get("method"));
      }
      points.put(values, new Point(values, old.makespans, old.proven || proves, old.limited));
    }
    return List.copyOf(points.values());
  }

  private static List<Map<String, String>> read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<String> header = cells(lines.get(0));
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = cells(line);
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < header.size(); i++) {
        row.put(header.get(i), cells.get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  /** Splits a line of a file whose cells hold no line ends. */
  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (char c : line.toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }

  // ---- Markdown ----------------------------------------------------------------------------

  private void title(String text) {
    out.append(out.length() == 0 ? "" : "\n").append("### ").append(text).append("\n\n");
  }

  private void row(String... cells) {
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * (Math.abs(share) < SAME ? 0 : share));
  }

  private static String seconds(String makespan) {
    return makespan == null || makespan.isEmpty()
        ? "–"
        : String.format(Locale.ROOT, "%.3f", Double.parseDouble(makespan));
  }
}
