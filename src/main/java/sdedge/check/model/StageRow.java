package sdedge.check.model;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A stage of an execution.
 *
 * @param drafter null of what the verifier's node does
 * @param cohort from 1; 1 of continuous plans and streams
 * @param batch in its cohort, from 1, or the group
 * @param step of the batch or group, from 1
 * @param length null where parts of different lengths are verified together
 * @param tasks that take part, on average
 * @param tokens new in its passes
 * @param mode null for none or several
 */
public record StageRow(
    @Nullable Integer drafter,
    int cohort,
    int batch,
    int step,
    Stage stage,
    double startS,
    double endS,
    @Nullable Integer length,
    double tasks,
    double tokens,
    @Nullable String mode) {
  private static final int VERIFIER = -1;

  /** By batch, step, stage and drafter. */
  public static final Comparator<StageRow> IN_ORDER =
      Comparator.comparingInt(StageRow::batch)
          .thenComparingInt(StageRow::step)
          .thenComparing(StageRow::stage)
          .thenComparing(row -> row.drafter == null ? VERIFIER : row.drafter);

  /** This row with another begin and end, seconds. */
  public StageRow at(double fromS, double toS) {
    return new StageRow(
        drafter, cohort, batch, step, stage, fromS, toS, length, tasks, tokens, mode);
  }
}
