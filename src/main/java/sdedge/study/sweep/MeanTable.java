package sdedge.study.sweep;

import static sdedge.output.Table.column;
import static sdedge.output.Table.optional;
import static sdedge.output.Table.words;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sdedge.output.Format;
import sdedge.output.Table;
import sdedge.study.Interval;

/**
 * Means over the seeds, or over the instances where there are no seeds: a row for each method and
 * combination of the other values.
 */
public final class MeanTable {
  private final Table<Mean> table;
  private final List<Mean> rows;

  private MeanTable(Table<Mean> table, List<Mean> rows) {
    this.table = table;
    this.rows = rows;
  }

  /**
   * The table of some rows.
   *
   * @param names of the tracks
   * @return null if there is nothing to average over
   */
  public static @Nullable MeanTable of(List<String> names, List<SweepRow> rows) {
    int seeds = names.indexOf(Axis.SEED);
    int over = seeds >= 0 ? seeds : names.indexOf(Axis.INSTANCE);
    return over < 0 ? null : new MeanTable(table(without(names, over)), means(rows, over));
  }

  /** Of the table in a file. */
  public static Format format() {
    return Format.tableOfAxes("table of means of sweep", table(List.of()).names());
  }

  /** Writes it as CSV and closes the stream. */
  public void write(OutputStream out) throws IOException {
    table.write(out, rows);
  }

  /** Writes it as a list of JSON objects. */
  public void write(JsonGenerator json) throws IOException {
    json.writeStartArray();
    for (Mean row : rows) {
      json.writeStartObject();
      table.write(json, row);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static List<Mean> means(List<SweepRow> rows, int over) {
    Map<SweepRow.Key, SweepRow> byKey = new HashMap<>();
    Map<SweepRow.Key, List<SweepRow>> groups = new LinkedHashMap<>();
    for (SweepRow row : rows) {
      byKey.put(row.key(), row);
      SweepRow.Key group = new SweepRow.Key(without(row.point(), over), row.method());
      groups.computeIfAbsent(group, key -> new ArrayList<>()).add(row);
    }
    String first = rows.isEmpty() ? "" : rows.get(0).method();
    List<Mean> means = new ArrayList<>();
    groups.forEach(
        (key, group) -> {
          List<@Nullable SweepRow> paired = new ArrayList<>();
          group.forEach(row -> paired.add(byKey.get(new SweepRow.Key(row.point(), first))));
          means.add(Mean.of(key.point(), group, paired));
        });
    return means;
  }

  private static List<String> without(List<String> values, int index) {
    List<String> others = new ArrayList<>(values);
    others.remove(index);
    return others;
  }

  private static Table<Mean> table(List<String> names) {
    List<Table.Column<Mean>> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      int at = i;
      columns.add(words(names.get(i), mean -> mean.point().get(at)));
    }
    columns.add(words("method", Mean::method));
    columns.add(column("rows", Mean::rows));
    columns.add(column("plans", Mean::plans));
    columns.add(column("optimal", Mean::optimal));
    columns.add(of("makespan_mean_s", Mean::makespanS, Interval::mean));
    columns.add(of("makespan_sd_s", Mean::makespanS, Interval::deviation));
    columns.add(of("makespan_low_s", Mean::makespanS, Interval::low));
    columns.add(of("makespan_high_s", Mean::makespanS, Interval::high));
    columns.add(of("tokens_per_s_mean", Mean::tokensPerS, Interval::mean));
    columns.add(of("tokens_per_s_low", Mean::tokensPerS, Interval::low));
    columns.add(of("tokens_per_s_high", Mean::tokensPerS, Interval::high));
    columns.add(of("difference_mean_s", Mean::differenceS, Interval::mean));
    columns.add(of("difference_low_s", Mean::differenceS, Interval::low));
    columns.add(of("difference_high_s", Mean::differenceS, Interval::high));
    return new Table<>(columns);
  }

  /** A figure of an interval; empty where there is none, or where it has no ends. */
  private static Table.Column<Mean> of(
      String name, Function<Mean, @Nullable Interval> interval, Function<Interval, Double> figure) {
    return optional(
        column(
            name,
            mean -> {
              Interval known = interval.apply(mean);
              Double value = known == null ? null : figure.apply(known);
              return value == null || value.isInfinite() ? null : value;
            }));
  }
}
