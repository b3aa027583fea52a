package sdedge.study.bench;

import static sdedge.output.Table.column;
import static sdedge.output.Table.optional;
import static sdedge.output.Table.words;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sdedge.output.Format;
import sdedge.output.Json;
import sdedge.output.Status;
import sdedge.output.Table;
import sdedge.study.CheckFailedException;

/**
 * What the runs of a benchmark come to.
 *
 * @param reference the method that ratios are relative to
 * @param rows by instance and method, in the order of the runs
 * @param contradictions what must not be: failed checks, and methods that prove different optima
 */
public record Summary(String reference, List<SummaryRow> rows, List<String> contradictions) {
  private static final String PREFERRED_REFERENCE = "dp";
  private static final double TOLERANCE = 1e-6;
  private static final Table<SummaryRow> TABLE =
      Table.of(
          words("instance", SummaryRow::instance),
          words("method", SummaryRow::method),
          column("runs", SummaryRow::runs),
          column("optimal", SummaryRow::optimal),
          column("limits", SummaryRow::limits),
          column("errors", SummaryRow::errors),
          optional(column("median_wall_s", SummaryRow::medianWallS)),
          optional(column("min_wall_s", SummaryRow::minWallS)),
          optional(column("max_wall_s", SummaryRow::maxWallS)),
          optional(column("median_cpu_s", SummaryRow::medianCpuS)),
          optional(column("wall_ratio", SummaryRow::ratio)),
          optional(column("makespan_s", SummaryRow::makespanS)),
          optional(column("bound_s", SummaryRow::boundS)));

  /** Of the table in a file. */
  static final Format FORMAT = Format.table("table of medians of bench", TABLE.names());

  public Summary {
    rows = List.copyOf(rows);
    contradictions = List.copyOf(contradictions);
  }

  /** The summary of some runs, at least one. */
  public static Summary of(List<Run> runs) {
    Map<String, Map<String, List<Run>>> byInstance = new LinkedHashMap<>();
    for (Run run : runs) {
      byInstance
          .computeIfAbsent(run.key().instance(), instance -> new LinkedHashMap<>())
          .computeIfAbsent(run.key().method(), method -> new ArrayList<>())
          .add(run);
    }
    boolean preferred = runs.stream().anyMatch(r -> r.key().method().equals(PREFERRED_REFERENCE));
    String reference = preferred ? PREFERRED_REFERENCE : runs.get(0).key().method();
    List<SummaryRow> rows = new ArrayList<>();
    for (Map<String, List<Run>> byMethod : byInstance.values()) {
      List<Run> compared = byMethod.getOrDefault(reference, List.of());
      Double referenceS = compared.isEmpty() ? null : SummaryRow.of(compared).medianWallS();
      byMethod.values().forEach(group -> rows.add(SummaryRow.of(group).relativeTo(referenceS)));
    }
    return new Summary(reference, rows, contradictions(runs));
  }

  private static List<String> contradictions(List<Run> runs) {
    List<String> found = new ArrayList<>();
    Map<String, Run> proven = new LinkedHashMap<>();
    for (Run run : runs) {
      String error = run.error();
      if (error != null && error.startsWith(CheckFailedException.PREFIX)) {
        found.add(run.key() + ": " + error);
      }
      Double makespanS = run.makespanS();
      if (run.status().equals(Status.OPTIMAL.key()) && makespanS != null) {
        Run first = proven.putIfAbsent(run.key().instance(), run);
        Double firstS = first == null ? null : first.makespanS();
        if (first != null && firstS != null && differ(firstS, makespanS)) {
          found.add(
              first.key() + " proves " + firstS + " s, but " + run.key() + " " + makespanS + " s");
        }
      }
    }
    return found;
  }

  private static boolean differ(double a, double b) {
    return Math.abs(a - b) > TOLERANCE * Math.max(Math.abs(a), Math.abs(b));
  }

  /** The geometric mean of the ratios of a method over the instances; NaN if it has none. */
  public double meanRatio(String method) {
    return StrictMath.exp(
        rows.stream()
            .filter(row -> row.method().equals(method) && row.ratio() != null)
            .mapToDouble(row -> row.ratio() == null ? 0 : StrictMath.log(row.ratio()))
            .average()
            .orElse(Double.NaN));
  }

  void writeTo(OutputStream out) throws IOException {
    TABLE.write(out, rows);
  }

  /** Writes it as one JSON object; {@code out} stays open. */
  public void writeJson(OutputStream out) throws IOException {
    Json.write(
        out,
        json -> {
          json.writeStartObject();
          json.writeStringField("reference", reference);
          json.writeArrayFieldStart("rows");
          for (SummaryRow row : rows) {
            json.writeStartObject();
            TABLE.write(json, row);
            json.writeEndObject();
          }
          json.writeEndArray();
          Json.texts(json, "contradictions", contradictions);
          json.writeEndObject();
        });
  }
}
