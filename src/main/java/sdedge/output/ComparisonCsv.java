package sdedge.output;

import java.io.IOException;
import java.io.OutputStream;
import java.util.IntSummaryStatistics;
import java.util.List;
import sdedge.plan.Plan;
import sdedge.timeline.Execution;

/** Writes {@code compare.csv}: a row per instance and method, nothing that depends on clocks. */
public record ComparisonCsv(List<Comparison> comparisons) implements FileContent {
  private static final String HEADER =
      "instance,method,status,termination,makespan_s,bound_s,gap_to_optimum,reduction_by_optimum,"
          + "tasks,tokens,pipeline,order,uplink,cohorts,batches,min_length,max_length,"
          + "reduction_by_joint";

  public ComparisonCsv {
    comparisons = List.copyOf(comparisons);
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    try (Csv csv = new Csv(out, HEADER)) {
      for (Comparison comparison : comparisons) {
        for (Comparison.Entry entry : comparison.entries()) {
          row(csv, comparison, entry);
        }
      }
    }
  }

  private static void row(Csv csv, Comparison comparison, Comparison.Entry entry)
      throws IOException {
    Result result = entry.result();
    Execution execution = result.execution();
    Plan plan = execution == null ? null : execution.plan();
    IntSummaryStatistics lengths = plan == null ? null : lengths(plan);
    csv.row(
        result.instance().name(),
        result.method(),
        result.status().key(),
        result.termination().key(),
        entry.makespanS(),
        result.boundS(),
        entry.gapTo(comparison.optimumS()),
        entry.reductionBy(comparison.optimumS()),
        result.instance().tasks().size(),
        result.tokens(),
        result.pipeline().key(),
        plan == null ? null : plan.order() == null ? "" : plan.order().key(),
        plan == null ? null : plan.uplink().key(),
        plan == null ? null : plan.cohorts().size(),
        lengths == null ? null : lengths.getCount(),
        lengths == null ? null : lengths.getMin(),
        lengths == null ? null : lengths.getMax(),
        entry.reductionBy(comparison.jointS()));
  }

  private static IntSummaryStatistics lengths(Plan plan) {
    return plan.batches().stream().flatMapToInt(batch -> batch.lengths().all()).summaryStatistics();
  }
}
