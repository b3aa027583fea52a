package sdedge.output;

import static sdedge.output.Table.column;
import static sdedge.output.Table.optional;
import static sdedge.output.Table.words;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.plan.Plan;

/** Writes {@code compare.csv}: a row per instance and method, nothing that depends on clocks. */
public record ComparisonCsv(List<Comparison> comparisons) implements FileContent {
  static final Table<Row> TABLE =
      Table.<Row>of(
              words("instance", row -> row.result().instance().name()),
              words("method", row -> row.result().method()),
              words("status", row -> row.result().status()),
              words("termination", row -> row.result().termination()),
              optional(column("makespan_s", row -> row.entry.makespanS())),
              optional(column("bound_s", row -> row.result().boundS())),
              optional(column("gap_to_optimum", row -> row.entry.gapTo(row.comparison.optimumS()))),
              optional(
                  column(
                      "reduction_by_optimum",
                      row -> row.entry.reductionBy(row.comparison.optimumS()))),
              column("tasks", row -> row.result().instance().tasks().size()),
              column("tokens", row -> row.result().tokens()),
              words("pipeline", row -> row.result().pipeline()),
              PlanColumns.words("order", Row::plan, Plan::order),
              PlanColumns.words("uplink", Row::plan, Plan::uplink))
          .with(PlanColumns.batches(Row::plan))
          .with(
              optional(
                  column(
                      "reduction_by_joint",
                      row -> row.entry.reductionBy(row.comparison.jointS()))));

  /** Of the table in a file of its own. */
  public static final Format FORMAT = Format.table("table of compare", TABLE.names());

  /** What a row tells of. */
  record Row(Comparison comparison, Comparison.Entry entry) {
    static Stream<Row> of(Comparison comparison) {
      return comparison.entries().stream().map(entry -> new Row(comparison, entry));
    }

    Result result() {
      return entry.result();
    }

    @Nullable Plan plan() {
      return result().plan();
    }
  }

  public ComparisonCsv {
    comparisons = List.copyOf(comparisons);
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    TABLE.write(out, comparisons.stream().flatMap(Row::of).toList());
  }
}
