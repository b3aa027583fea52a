package sdedge.result.files;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.key;
import static sdedge.result.table.Table.omitIfEmpty;
import static sdedge.result.table.Table.optional;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.plan.Plan;
import sdedge.result.Comparison;
import sdedge.result.Result;
import sdedge.result.table.Format;
import sdedge.result.table.Kind;
import sdedge.result.table.Rows;
import sdedge.result.table.Table;
import sdedge.result.table.TableRow;

/**
 * {@code compare.csv}, a row per instance and method, and {@code compare.json}, which says the same
 * by instance; nothing in them depends on clocks.
 */
public final class ComparisonCsv {
  static final Table<Row> TABLE =
      Table.<Row>of(
              Table.text("instance", row -> row.result().instance().name()),
              Table.text("method", row -> row.result().method()),
              Table.text("status", row -> row.result().status()),
              Table.text("termination", row -> row.result().termination()),
              optional(column("makespan_s", row -> row.entry.makespanS())),
              optional(column("bound_s", row -> row.result().boundS())),
              optional(column("gap_to_optimum", row -> row.entry.gapTo(row.comparison.optimumS()))),
              optional(
                  column(
                      "reduction_by_optimum",
                      row -> row.entry.reductionBy(row.comparison.optimumS()))),
              column("tasks", row -> row.result().instance().tasks().size()),
              column("tokens", row -> row.result().instance().outputTokens()),
              Table.text("pipeline", row -> row.result().pipeline()),
              PlanColumns.words("order", Row::plan, Plan::order),
              PlanColumns.words("uplink", Row::plan, Plan::uplink))
          .with(PlanColumns.batches(Row::plan))
          .with(
              optional(
                  column(
                      "reduction_by_joint", row -> row.entry.reductionBy(row.comparison.jointS()))))
          .with(optional(Table.text("error", row -> row.result().refusal())));

  /** Of the table in a file of its own. */
  public static final Format FORMAT =
      Format.table("table of compare", TABLE.names().subList(0, TABLE.names().indexOf("error")));

  private static final Table<Comparison> INSTANCE =
      Table.of(
          Table.text("name", comparison -> comparison.instance().name()),
          optional(column("optimum_s", Comparison::optimumS)),
          key("methods", Kind.list(TABLE), Row::of),
          omitIfEmpty(key("warnings", Kind.list(Kind.WORD), Comparison::warnings)));

  /** The keys of the JSON file. */
  public static final Table<List<Comparison>> INSTANCES =
      Table.of(key("instances", Kind.list(INSTANCE), all -> all));

  private ComparisonCsv() {}

  /** What a row is about. */
  public record Row(Comparison comparison, Comparison.Entry entry) {
    static List<Row> of(Comparison comparison) {
      return comparison.entries().stream().map(entry -> new Row(comparison, entry)).toList();
    }

    Result result() {
      return entry.result();
    }

    @Nullable Plan plan() {
      return result().plan();
    }
  }

  /** The names of the columns. */
  public static List<String> columns() {
    return TABLE.names();
  }

  /** Those of one comparison as they stand in the table. */
  public static List<TableRow> rows(Comparison comparison) {
    return Row.of(comparison).stream().map(TABLE::row).toList();
  }

  /** The table. */
  public static Rows<Row> of(List<Comparison> all) {
    return new Rows<>(TABLE, all.stream().flatMap(one -> Row.of(one).stream()).toList());
  }
}
