package sdedge.output;

import static sdedge.output.Table.column;

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
              column("instance", row -> row.result().instance().name()),
              column("method", row -> row.result().method()),
              column("status", row -> row.result().status()),
              column("termination", row -> row.result().termination()),
              column("makespan_s", row -> row.entry.makespanS()),
              column("bound_s", row -> row.result().boundS()),
              column("gap_to_optimum", row -> row.entry.gapTo(row.comparison.optimumS())),
              column(
                  "reduction_by_optimum", row -> row.entry.reductionBy(row.comparison.optimumS())),
              column("tasks", row -> row.result().instance().tasks().size()),
              column("tokens", row -> row.result().tokens()),
              column("pipeline", row -> row.result().pipeline()),
              PlanColumns.of("order", Row::plan, Plan::order),
              PlanColumns.of("uplink", Row::plan, Plan::uplink))
          .with(PlanColumns.batches(Row::plan))
          .with("reduction_by_joint", row -> row.entry.reductionBy(row.comparison.jointS()));

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
