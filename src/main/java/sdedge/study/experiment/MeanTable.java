package sdedge.study.experiment;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.optional;
import static sdedge.result.table.Table.text;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import sdedge.result.table.FileContent;
import sdedge.result.table.Format;
import sdedge.result.table.Json;
import sdedge.result.table.Table;
import sdedge.result.table.Table.Column;
import sdedge.result.table.TableRow;
import sdedge.study.Interval;

/**
 * Means over the seeds, or over the instances where there are no seeds: a row for each method and
 * combination of the other values. Rows without a plan are left out of means.
 *
 * @param groups with the rows of the first method on the same seeds or instances, null where
 *     missing
 */
public record MeanTable(Table<RowGroup> table, List<RowGroup> groups) implements FileContent {
  /** The table of some rows of a sweep; null if there is nothing to average over. */
  public static @Nullable MeanTable of(List<TableRow> rows) {
    List<String> names = rows.isEmpty() ? List.of() : TrialTable.tracks(rows.get(0));
    int seeds = names.indexOf(Axis.SEED);
    int over = seeds >= 0 ? seeds : names.indexOf(Axis.INSTANCE);
    if (over < 0) {
      return null;
    }
    Map<Trial.Key, TableRow> byKey = rows.stream().collect(toMap(Trial::key, row -> row));
    String first = rows.get(0).text(TrialTable.METHOD);
    List<RowGroup> groups = new ArrayList<>();
    rows.stream()
        .collect(groupingBy(row -> Trial.key(row).without(over), LinkedHashMap::new, toList()))
        .forEach(
            (key, group) -> {
              List<@Nullable TableRow> paired = new ArrayList<>();
              group.forEach(row -> paired.add(byKey.get(Trial.key(row).by(first))));
              groups.add(new RowGroup(group, paired));
            });
    List<String> others = new ArrayList<>(names);
    others.remove(over);
    return new MeanTable(table(others), groups);
  }

  /** Of the table in a file. */
  static Format format() {
    return Format.tableOfAxes("table of means of sweep", table(List.of()).names());
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    table.write(out, groups);
  }

  /** The table as a list of JSON objects. */
  public List<Json.Body> list() {
    return groups.stream().map(table::shown).toList();
  }

  /** Of a sweep of these tracks, without the one that is averaged over. */
  static Table<RowGroup> table(List<String> tracks) {
    List<Column<RowGroup>> columns = new ArrayList<>();
    tracks.forEach(name -> columns.add(text(name, group -> group.text(name))));
    columns.addAll(
        List.of(
            text(TrialTable.METHOD, group -> group.text(TrialTable.METHOD)),
            column("rows", group -> group.rows().size()),
            column("plans", group -> group.count(row -> row.number(TrialTable.MAKESPAN) != null)),
            column("optimal", group -> group.count(TrialTable::isOptimal)),
            of("makespan_mean_s", TrialTable.MAKESPAN, Interval::mean),
            of("makespan_sd_s", TrialTable.MAKESPAN, Interval::deviation),
            of("makespan_low_s", TrialTable.MAKESPAN, Interval::low),
            of("makespan_high_s", TrialTable.MAKESPAN, Interval::high),
            of("tokens_per_s_mean", TrialTable.TOKENS, Interval::mean),
            of("tokens_per_s_low", TrialTable.TOKENS, Interval::low),
            of("tokens_per_s_high", TrialTable.TOKENS, Interval::high),
            difference("difference_mean_s", Interval::mean),
            difference("difference_low_s", Interval::low),
            difference("difference_high_s", Interval::high)));
    return new Table<>(columns);
  }

  private static Column<RowGroup> of(
      String name, String column, ToDoubleFunction<Interval> figure) {
    return optional(
        column(name, group -> finite(group.of(column, v -> figure.applyAsDouble(Interval.of(v))))));
  }

  /** By how many seconds a method is slower than the first one on the same seeds or instances. */
  private static Column<RowGroup> difference(String name, ToDoubleFunction<Interval> figure) {
    return optional(
        column(
            name,
            group -> {
              double[] differences = differences(group);
              return differences.length == 0
                  ? null
                  : finite(figure.applyAsDouble(Interval.of(differences)));
            }));
  }

  private static double[] differences(RowGroup group) {
    DoubleStream.Builder differences = DoubleStream.builder();
    for (int i = 0; i < group.rows().size(); i++) {
      TableRow first = group.reference().get(i);
      Double base = first == null ? null : first.number(TrialTable.MAKESPAN);
      Double own = group.rows().get(i).number(TrialTable.MAKESPAN);
      if (own != null && base != null) {
        differences.add(own - base);
      }
    }
    return differences.build().toArray();
  }

  /** Nothing where an interval has no ends. */
  private static @Nullable Double finite(@Nullable Double value) {
    return value == null || value.isInfinite() ? null : value;
  }
}
