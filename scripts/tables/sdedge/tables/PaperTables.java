package sdedge.tables;

import static sdedge.tables.CsvRows.cell;
import static sdedge.tables.Markdown.digits;

import java.io.IOException;
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
 * Puts the CSVs of {@code scripts/heuristics.sh}, {@code paper.sh}, {@code networks.sh} and {@code
 * bench.sh} into the tables of the pages beside them.
 */
final class PaperTables {
  private static final Path HEURISTICS = Path.of("results/heuristics");
  private static final Path PAPER_RUNS = Path.of("results/paper");
  private static final Path NETWORKS = Path.of("results/networks");
  private static final Path METHODS = Path.of("results/methods");
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
    {"users", "Number of users at constant power, 180 kHz", "users"},
    {"users-bandwidth", "Uplink bandwidth at constant power", "Hz", "users"},
    {"users-snr", "Transmit power, thus SNR, 180 kHz", "dBm", "users"},
    {"instances", "Shipped instances", "instance"},
  };

  private static final Map<String, String> PAPER =
      Map.of(
          "equal-shares", "up to 44.9 %",
          "uniform-bandwidth", "up to 44.9 %", // as it was called when results were made
          "max-batch", "up to 21.4 %",
          "autoregressive", "always less",
          "autoregressive-max", "always less");

  private final Markdown out = new Markdown();
  private final Path folder;

  private PaperTables(Path folder) {
    this.folder = folder;
  }

  /** {@code [--write] [PAPER METHODS]}: into the pages, or of other folders to print. */
  public static void main(String[] arguments) throws IOException {
    List<String> given = Arrays.stream(arguments).filter(a -> !a.startsWith("--")).toList();
    boolean areOthers = !given.isEmpty();
    Path paper = areOthers ? Path.of(given.get(0)) : PAPER_RUNS;
    Path methods = areOthers ? Path.of(given.get(1)) : METHODS;
    for (Page page : pages(paper, methods)) {
      page.deliver(arguments);
    }
  }

  /** The pages with the tables of the committed files. */
  static List<Page> pages() throws IOException {
    return pages(PAPER_RUNS, METHODS);
  }

  private static List<Page> pages(Path paper, Path methods) throws IOException {
    return List.of(
        page(HEURISTICS, heuristics()),
        page(PAPER_RUNS, new PaperTables(paper).sweeps()),
        page(NETWORKS, networks()),
        page(METHODS, new PaperTables(methods).times()));
  }

  private static Page page(Path folder, Markdown tables) throws IOException {
    return Page.read(folder.resolve("README.md")).with("all", tables.toString());
  }

  private static Markdown heuristics() throws IOException {
    Markdown tables = new Markdown();
    HeuristicsTable.write(HEURISTICS, tables);
    HeuristicsTable.writeOrders(HEURISTICS, tables);
    HeuristicsTable.writeBatchPlans(HEURISTICS, tables);
    return tables;
  }

  private static Markdown networks() throws IOException {
    Markdown tables = new Markdown();
    NetworkTable.write(NETWORKS, tables);
    return tables;
  }

  private Markdown sweeps() throws IOException {
    reductions();
    for (String[] sweep : SWEEPS) {
      makespans(sweep);
    }
    lengths("length", "Speculation length (68 M draft, 7 B target)");
    lengths("length-1.1b", "Speculation length (1.1 B draft, 7 B target)");
    return out;
  }

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
        if (point.makespans.containsKey(NO_SPECULATION) && point.reduction(NO_SPECULATION) < SAME) {
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
    out.title("Reductions of total latency by the joint optimum");
    out.row(
        List.of(
            "against",
            "largest",
            "where",
            "median",
            "least",
            "points",
            "at limit",
            "in the paper"));
    out.row(List.of("---", "--:", "---", "--:", "--:", "--:", "--:", "---"));
    byScheme.forEach(
        (scheme, all) -> {
          all.sort((a, b) -> Double.compare(a.share, b.share));
          int n = all.size();
          double median = (all.get((n - 1) / 2).share + all.get(n / 2).share) / 2;
          Reduction largest = all.get(n - 1);
          out.row(
              List.of(
                  "`" + scheme + "`",
                  percent(largest.share),
                  largest.where,
                  percent(median),
                  percent(all.get(0).share),
                  Integer.toString(n),
                  Integer.toString(limits.getOrDefault(scheme, 0)),
                  PAPER.getOrDefault(scheme, "–")));
        });
    out.text(
        String.format(
            Locale.ROOT,
            "%n%d points, %d of them without a proven optimum and left out of this table. At %d"
                + " points the optimum does not speculate: %s.",
            points,
            unproven,
            silent.size(),
            String.join("; ", silent)));
  }

  private void makespans(String[] sweep) throws IOException {
    List<Point> points = points(sweep[0]);
    out.title(sweep[1] + " (`" + sweep[0] + ".csv`), total latency in s");
    List<String> header = new ArrayList<>(Arrays.asList(sweep).subList(2, sweep.length));
    List<String> schemes = new ArrayList<>(points.get(0).makespans.keySet());
    int values = header.size();
    schemes.forEach(scheme -> header.add(scheme.equals(OPTIMUM) ? "joint optimum" : scheme));
    out.header(header);
    for (Point point : points) {
      List<String> cells = new ArrayList<>(point.values.subList(0, values));
      for (String scheme : schemes) {
        String mark = point.limited.contains(scheme) ? " (at limit)" : "";
        cells.add(seconds(point.makespans.getOrDefault(scheme, "")) + mark);
      }
      out.row(cells);
    }
  }

  private void lengths(String file, String title) throws IOException {
    out.title(title + " (`" + file + ".csv`), total latency in s with all batches of one length");
    List<Point> points = points(file);
    List<String> header = new ArrayList<>(List.of("tasks", "joint optimum"));
    for (String method : points.get(0).makespans.keySet()) {
      if (!method.equals(OPTIMUM)) {
        header.add(method.replace("fixed-length:", "l = "));
      }
    }
    out.header(header);
    for (Point point : points) {
      List<String> cells = new ArrayList<>(point.values);
      point.makespans.values().forEach(makespan -> cells.add(seconds(makespan)));
      out.row(cells);
    }
  }

  private Markdown times() throws IOException {
    List<Map<String, String>> rows = CsvRows.read(folder.resolve("runs.csv"));
    Set<String> names = new TreeSet<>();
    rows.forEach(run -> names.add(cell(run, "method")));
    out.title("Time to proven optimum (`runs.csv`)");
    List<String> header = new ArrayList<>(List.of("instance"));
    names.forEach(name -> header.add(name + ", s"));
    header.add("proven / limit / error");
    out.header(header);
    CsvRows.by(RunTimes::instance, rows)
        .forEach(
            (instance, runs) -> {
              var byMethod = CsvRows.by(run -> cell(run, "method"), runs);
              List<RunTimes> times =
                  names.stream()
                      .map(name -> RunTimes.of(byMethod.getOrDefault(name, List.of())))
                      .toList();
              List<String> cells = new ArrayList<>(List.of(instance));
              times.forEach(time -> cells.add(time.text()));
              int proven = times.stream().mapToInt(RunTimes::proven).sum();
              int limited = times.stream().mapToInt(RunTimes::limited).sum();
              int failed = times.stream().mapToInt(RunTimes::failed).sum();
              cells.add(proven + " / " + limited + " / " + failed);
              out.row(cells);
            });
    return out;
  }

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
    for (Map<String, String> row : CsvRows.read(folder.resolve(name + ".csv"))) {
      List<String> values = new ArrayList<>();
      for (Map.Entry<String, String> cell : row.entrySet()) {
        if (cell.getKey().equals("method")) {
          break;
        }
        values.add(cell.getValue());
      }
      Point old =
          points.getOrDefault(
              values, new Point(values, new LinkedHashMap<>(), false, new HashSet<>()));
      boolean proves = cell(row, "method").equals(OPTIMUM) && cell(row, "status").equals("optimal");
      if (!cell(row, "makespan_s").isEmpty()) {
        old.makespans.put(cell(row, "method"), cell(row, "makespan_s"));
      }
      if (!cell(row, "termination").equals("completed")) {
        old.limited.add(cell(row, "method"));
      }
      points.put(values, new Point(values, old.makespans, old.proven || proves, old.limited));
    }
    return List.copyOf(points.values());
  }

  private static String percent(double share) {
    return digits(100 * (Math.abs(share) < SAME ? 0 : share), 1) + " %";
  }

  private static String seconds(String makespan) {
    return makespan.isEmpty() ? "–" : digits(Double.parseDouble(makespan), 3);
  }
}
