package sdedge.study.experiment;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.optional;
import static sdedge.result.table.Table.text;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.descriptive.Median;
import org.jspecify.annotations.Nullable;
import sdedge.result.table.FileContent;
import sdedge.result.table.Format;
import sdedge.result.table.Json;
import sdedge.result.table.Table;
import sdedge.result.table.TableRow;
import sdedge.study.compare.ScoredCase;

/**
 * What the runs of a benchmark come to. Times are of all runs that did not fail, those that a limit
 * ended included.
 *
 * @param reference the method that ratios are relative to
 * @param groups by instance and method, in the order of the runs
 * @param contradictions what must not be: failed checks, and methods that prove different optima
 */
public record Summary(String reference, List<RowGroup> groups, List<String> contradictions)
    implements FileContent {
  private static final String PREFERRED_REFERENCE = "dp";
  private static final double TOLERANCE = 1e-6;
  private static final String RATIO = "wall_ratio";
  private static final Median MEDIAN = Median.withDefaults();
  private static final Table<RowGroup> TABLE =
      Table.of(
          text(Axis.INSTANCE, group -> group.text(Axis.INSTANCE)),
          text(TrialTable.METHOD, group -> group.text(TrialTable.METHOD)),
          column("runs", group -> group.rows().size()),
          column("optimal", group -> group.count(TrialTable::isOptimal)),
          column("limits", group -> group.count(ScoredCase::isLimited)),
          column("errors", group -> group.count(TrialTable::isError)),
          optional(column("median_wall_s", group -> group.of(TrialTable.WALL, MEDIAN::evaluate))),
          optional(column("min_wall_s", group -> group.of(TrialTable.WALL, Summary::least))),
          optional(column("max_wall_s", group -> group.of(TrialTable.WALL, Summary::greatest))),
          optional(column("median_cpu_s", group -> group.of(TrialTable.CPU, MEDIAN::evaluate))),
          optional(column(RATIO, Summary::ratio)),
          optional(column("makespan_s", group -> group.of(TrialTable.MAKESPAN, Summary::least))),
          optional(column("bound_s", group -> group.of(TrialTable.BOUND, Summary::greatest))));

  /** Of the table in a file. */
  static final Format FORMAT = Format.table("table of medians of bench", TABLE.names());

  /** The summary of some rows, at least one. */
  public static Summary of(List<TableRow> rows) {
    Map<String, Map<String, List<TableRow>>> byInstance =
        rows.stream()
            .collect(
                groupingBy(
                    row -> row.text(Axis.INSTANCE),
                    LinkedHashMap::new,
                    groupingBy(row -> row.text(TrialTable.METHOD), LinkedHashMap::new, toList())));
    boolean preferred =
        byInstance.values().stream().anyMatch(methods -> methods.containsKey(PREFERRED_REFERENCE));
    String reference = preferred ? PREFERRED_REFERENCE : rows.get(0).text(TrialTable.METHOD);
    List<RowGroup> groups = new ArrayList<>();
    for (Map<String, List<TableRow>> byMethod : byInstance.values()) {
      List<@Nullable TableRow> compared =
          new ArrayList<>(byMethod.getOrDefault(reference, List.of()));
      byMethod.values().forEach(group -> groups.add(new RowGroup(group, compared)));
    }
    return new Summary(reference, groups, contradictions(rows));
  }

  static double least(double[] values) {
    return Arrays.stream(values).min().orElseThrow();
  }

  static double greatest(double[] values) {
    return Arrays.stream(values).max().orElseThrow();
  }

  /** Median wall time to that of the reference method on this instance; null if unknown. */
  private static @Nullable Double ratio(RowGroup group) {
    Double own = group.of(TrialTable.WALL, MEDIAN::evaluate);
    Double other = RowGroup.of(group.reference(), TrialTable.WALL, MEDIAN::evaluate);
    return own == null || other == null || other == 0 ? null : Double.valueOf(own / other);
  }

  private static List<String> contradictions(List<TableRow> rows) {
    List<String> found = new ArrayList<>();
    Map<String, TableRow> proven = new HashMap<>();
    for (TableRow row : rows) {
      if (TrialTable.isCheckFailed(row)) {
        found.add(Trial.key(row) + ": " + TrialTable.error(row));
      }
      if (TrialTable.isOptimal(row)) {
        TableRow first = proven.computeIfAbsent(row.text(Axis.INSTANCE), instance -> row);
        double firstS = makespanS(first);
        double makespanS = makespanS(row);
        if (Math.abs(makespanS - firstS) > TOLERANCE * Math.max(makespanS, firstS)) {
          String proof = Trial.key(first) + " proves " + firstS + " s, but ";
          found.add(proof + Trial.key(row) + " " + makespanS + " s");
        }
      }
    }
    return found;
  }

  private static double makespanS(TableRow row) {
    Double makespanS = row.number(TrialTable.MAKESPAN);
    return makespanS == null ? Double.NaN : makespanS;
  }

  /** The rows of the table: of the columns that docs/experiments.md lists. */
  public List<TableRow> rows() {
    return groups.stream().map(TABLE::row).toList();
  }

  /** The geometric mean of the ratios of a method over the instances; NaN if it has none. */
  public double meanRatio(String method) {
    List<TableRow> ofMethod =
        rows().stream().filter(row -> row.text(TrialTable.METHOD).equals(method)).toList();
    Double mean =
        RowGroup.of(
            ofMethod,
            RATIO,
            ratios ->
                StrictMath.exp(Arrays.stream(ratios).map(StrictMath::log).average().orElseThrow()));
    return mean == null ? Double.NaN : mean;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    TABLE.write(out, groups);
  }

  /** Writes it as one JSON object; {@code out} stays open. */
  public void writeJson(OutputStream out) throws IOException {
    Json.write(
        out,
        json -> {
          json.writeStartObject();
          json.writeStringField("reference", reference);
          Json.value(json, "rows", groups.stream().map(TABLE::shown).toList());
          if (!contradictions.isEmpty()) {
            Json.value(json, "contradictions", contradictions);
          }
          json.writeEndObject();
        });
  }
}
