package sdedge.result.files;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.optional;

import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import sdedge.plan.Plan;
import sdedge.result.table.Table;

/** The columns that say what a plan decides, in all tables of plans. */
public final class PlanColumns {
  private PlanColumns() {}

  /** How many cohorts and batches, and the extremes of their lengths; empty without a plan. */
  public static <R> List<Table.Column<R>> batches(Function<R, @Nullable Plan> plan) {
    return List.of(
        of("cohorts", plan, p -> ofBatches(p, p.cohorts().size())),
        of("batches", plan, p -> ofBatches(p, p.batches().size())),
        of("min_length", plan, p -> ofLengths(p, IntSummaryStatistics::getMin)),
        of("max_length", plan, p -> ofLengths(p, IntSummaryStatistics::getMax)));
  }

  /** A column of numbers that a plan says; empty without a plan. */
  public static <R> Table.Column<R> of(
      String name, Function<R, @Nullable Plan> source, Function<Plan, @Nullable Object> decision) {
    return optional(column(name, valueOf(source, decision)));
  }

  /** A column of words that a plan says; empty without a plan. */
  public static <R> Table.Column<R> words(
      String name, Function<R, @Nullable Plan> source, Function<Plan, @Nullable Object> decision) {
    return optional(Table.text(name, valueOf(source, decision)));
  }

  private static <R> Function<R, @Nullable Object> valueOf(
      Function<R, @Nullable Plan> source, Function<Plan, @Nullable Object> decision) {
    return row -> {
      Plan plan = source.apply(row);
      return plan == null ? null : decision.apply(plan);
    };
  }

  /** Nothing of a continuous plan. */
  private static @Nullable Integer ofBatches(Plan plan, int count) {
    return plan.continuous() == null ? count : null;
  }

  /** Nothing of a plan whose lengths are chosen step by step. */
  private static @Nullable Integer ofLengths(
      Plan plan, ToIntFunction<IntSummaryStatistics> extreme) {
    IntSummaryStatistics lengths = plan.lengths().summaryStatistics();
    return lengths.getCount() == 0 ? null : extreme.applyAsInt(lengths);
  }
}
