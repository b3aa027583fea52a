package sdedge.output;

import static sdedge.output.Table.column;

import java.io.IOException;
import java.io.OutputStream;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.plan.Plan;

/** Writes {@code compare.csv}: a row per instance and method, nothing that depends on clocks. */
public record ComparisonCsv(List<Comparison> comparisons) implements FileContent {
  static final Table<Row> TABLE =
      Table.of(
          column("instance", row -> row.result().instance().name()),
          column("method", row -> row.result().method()),
          column("status", row -> row.result().status()),
          column("termination", row -> row.result().termination()),
          column("makespan_s", row -> row.entry.makespanS()),
          column("bound_s", row -> row.result().boundS()),
          column("gap_to_optimum", row -> row.entry.gapTo(row.comparison.optimumS())),
          column("reduction_by_optimum", row -> row.entry.reductionBy(row.comparison.optimumS())),
          column("tasks", row -> row.result().instance().tasks().size()),
          column("tokens", row -> row.result().tokens()),
          column("pipeline", row -> row.result().pipeline()),
          column("order", row -> row.of(Plan::order)),
          column("uplink", row -> row.of(Plan::uplink)),
          column("cohorts", row -> row.of(plan -> plan.cohorts().size())),
          column("batches", row -> row.of(plan -> plan.batches().size())),
          column("min_length", row -> row.of(plan -> lengths(plan).getMin())),
          column("max_length", row -> row.of(plan -> lengths(plan).getMax())),
          column("reduction_by_joint", row -> row.entry.reductionBy(row.comparison.jointS())));

  /** What a row tells of. */
  record Row(Comparison comparison, Comparison.Entry entry) {
    static Stream<Row> of(Comparison comparison) {
      return comparison.entries().stream().map(entry -> new Row(comparison, entry));
    }

    Result result() {
      return entry.result();
    }

    @Nullable Object of(Function<Plan, @Nullable Object> decision) {
      return result().execution() == null ? null : decision.apply(result().execution().plan());
    }
  }

  public ComparisonCsv {
    comparisons = List.copyOf(comparisons);
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    TABLE.write(out, comparisons.stream().flatMap(Row::of).toList());
  }

  private static IntSummaryStatistics lengths(Plan plan) {
    return plan.batches().stream().flatMapToInt(batch -> batch.lengths().all()).summaryStatistics();
  }
}
