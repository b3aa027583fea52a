package sdedge.tables;

import static sdedge.tables.CsvRows.cell;
import static sdedge.tables.CsvRows.number;
import static sdedge.tables.Markdown.digits;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The scores of {@code scripts/heuristics.sh}, a row per family and scheme, and what an order costs
 * by {@code scripts/orders.sh}, a row per family, beside what is known of shipped instances.
 */
final class HeuristicsTable {
  private static final int DRAWS = 100; // of a family
  private static final double SAME = 1e-9;

  private HeuristicsTable() {}

  /** Appends the table of a folder. */
  static void write(Path folder, Markdown out) throws IOException {
    out.title("Over the optimum on random instances (`scores.csv`), 100 of each family");
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

  /** Appends what keeping to an order costs, at least, of a folder. */
  static void writeOrders(Path folder, Markdown out) throws IOException {
    Map<String, List<Map<String, String>>> families =
        CsvRows.by(
            row -> cell(row, "instance").replaceFirst("-\\d+$", ""),
            CsvRows.read(folder.resolve("orders.csv")));
    out.title("The optimum of contiguous plans over all batch plans (`orders.csv`)");
    out.header(List.of("family", "instances", "slower in", "median", "mean", "largest"));
    for (Map.Entry<String, List<Map<String, String>>> family : families.entrySet()) {
      double[] costs = costs(family.getKey(), family.getValue());
      out.row(
          List.of(
              family.getKey(),
              String.valueOf(costs.length),
              String.valueOf(Arrays.stream(costs).filter(cost -> cost > SAME).count()),
              percent(CsvRows.median(Arrays.stream(costs))),
              percent(Arrays.stream(costs).average().orElseThrow()),
              percent(Arrays.stream(costs).max().orElseThrow())));
    }
  }

  /** Appends what 10 s find and prove over all batch plans of shipped instances. */
  static void writeBatchPlans(Path folder, Markdown out) throws IOException {
    out.title("All batch plans of shipped instances in 10 s (`batch-plans.csv`)");
    out.header(List.of("instance", "contiguous, s", "all, s", "bound, s", "gap"));
    for (Map<String, String> row : CsvRows.read(folder.resolve("batch-plans.csv"))) {
      out.row(
          List.of(
              cell(row, "instance"),
              digits(number(row, "contiguous_s"), 2),
              digits(number(row, "makespan_s"), 2),
              digits(number(row, "bound_s"), 2),
              percent(number(row, "gap"))));
    }
  }

  /** By instance, how much longer the optimum in an order takes. */
  static double[] costs(String family, List<Map<String, String>> rows) throws IOException {
    Map<String, List<Map<String, String>>> byInstance =
        CsvRows.by(row -> cell(row, "instance"), rows);
    double[] costs = new double[byInstance.size()];
    int k = 0;
    for (List<Map<String, String>> both : byInstance.values()) {
      if (both.size() != 2 || !cell(both.get(0), "status").equals("optimal")) {
        throw new IOException(family + ": an optimum of contiguous plans is not proven");
      }
      costs[k++] = number(both.get(0), "makespan_s") / number(both.get(1), "makespan_s") - 1;
    }
    return costs;
  }

  private static String percent(double share) {
    return digits(100 * Math.max(0, share), 2) + " %";
  }

  private static String percent(Map<String, String> row, String column) {
    return digits(100 * Math.max(0, number(row, column)), 1) + " %";
  }
}
