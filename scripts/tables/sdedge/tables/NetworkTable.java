package sdedge.tables;

import static sdedge.tables.CsvRows.cell;
import static sdedge.tables.CsvRows.number;
import static sdedge.tables.Markdown.digits;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The CSVs of {@code scripts/networks.sh}: a table per verifier, and asynchronous execution. */
final class NetworkTable {
  private static final Map<String, String> VERIFIERS =
      Map.of(
          "paper-1.1b-13b", "Llama-2-13B on an RTX 4500 Ada, RTX 3080 SBSs",
          "l4-a100-70b", "Llama-3.1-70B on an A100, L4 SBSs");

  private NetworkTable() {}

  /** Appends the tables of a folder. */
  static void write(Path folder, Markdown out) throws IOException {
    CsvRows.by(row -> cell(row, "nodes"), CsvRows.read(folder.resolve("networks.csv")))
        .forEach((nodes, rows) -> table(nodes, rows, out));
    asynchronous(CsvRows.read(folder.resolve("asynchronous.csv")), out);
  }

  private static void asynchronous(List<Map<String, String>> rows, Markdown out) {
    out.title("Shipped instances, asynchronous (`asynchronous.csv`), total latency in s");
    out.header(List.of("instance", "plan", "bound", "gap"));
    for (Map<String, String> row : rows) {
      double planS = number(row, "makespan_s");
      double boundS = number(row, "bound_s");
      out.row(
          List.of(cell(row, "instance"), seconds(planS), seconds(boundS), saved(boundS, planS)));
    }
  }

  private static void table(String nodes, List<Map<String, String>> rows, Markdown out) {
    out.title("1 to 8 SBSs, " + VERIFIERS.get(nodes) + " (`networks.csv`), total latency in s");
    out.header(
        List.of("SBSs", "joint batches", "per-drafter", "joint saves", "one SBS", "joint saves"));
    Double oneS = makespanS(rows, "single-drafter");
    CsvRows.by(row -> cell(row, "sbs"), rows)
        .forEach(
            (sbs, of) -> {
              Double jointS = makespanS(of, "dp");
              Double eachS = makespanS(of, "per-drafter");
              out.row(
                  List.of(
                      sbs,
                      seconds(jointS),
                      seconds(eachS),
                      saved(jointS, eachS),
                      seconds(oneS),
                      saved(jointS, oneS)));
            });
  }

  /** Of the first row of a method; a search that a limit ended has no place in the table. */
  private static @Nullable Double makespanS(List<Map<String, String>> rows, String method) {
    return rows.stream()
        .filter(row -> cell(row, "method").equals(method))
        .filter(row -> cell(row, "termination").equals("completed"))
        .map(row -> number(row, "makespan_s"))
        .findFirst()
        .orElse(null);
  }

  private static String seconds(@Nullable Double seconds) {
    return seconds == null ? "–" : digits(seconds, 3);
  }

  private static String saved(@Nullable Double ours, @Nullable Double others) {
    return ours == null || others == null ? "–" : digits(100 * (others - ours) / others, 1) + " %";
  }
}
