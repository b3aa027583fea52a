package sdedge.output;

import java.io.IOException;
import java.io.OutputStream;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Keyed;
import sdedge.plan.Batch;
import sdedge.plan.DrafterPlan;
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
        plan == null ? null : words(plan, DrafterPlan::order),
        plan == null ? null : words(plan, DrafterPlan::uplink),
        plan == null ? null : plan.drafters().stream().mapToInt(d -> d.cohorts().size()).sum(),
        lengths == null ? null : lengths.getCount(),
        lengths == null ? null : lengths.getMin(),
        lengths == null ? null : lengths.getMax(),
        entry.reductionBy(comparison.jointS()));
  }

  private static IntSummaryStatistics lengths(Plan plan) {
    return plan.drafters().stream()
        .flatMap(drafter -> drafter.batches().stream())
        .mapToInt(Batch::length)
        .summaryStatistics();
  }

  /** What the drafters have, in their order, each once. */
  private static String words(Plan plan, Function<DrafterPlan, @Nullable Keyed> word) {
    return plan.drafters().stream()
        .map(
            drafter -> {
              Keyed chosen = word.apply(drafter);
              return chosen == null ? "" : chosen.key();
            })
        .distinct()
        .collect(Collectors.joining("+"));
  }
}
