package sdedge.check.model;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What happens when a continuous plan is executed (Section 13 of the model).
 *
 * @param stages by group, step, stage and drafter
 * @param groups from 1, by task
 * @param modes in which a task has steps, by task
 */
public record ContinuousStages(
    List<Row> stages, List<Integer> groups, Map<Integer, SortedSet<String>> modes) {
  private static final int VERIFIER = -1;

  /** By group, step, stage and drafter. */
  public static final Comparator<Row> IN_ORDER =
      Comparator.comparingInt(Row::group)
          .thenComparingInt(Row::step)
          .thenComparing(Row::stage)
          .thenComparing(row -> row.drafter() == null ? VERIFIER : row.drafter());

  public ContinuousStages {
    stages = List.copyOf(stages);
    groups = List.copyOf(groups);
    modes = Map.copyOf(modes);
  }

  /**
   * A stage.
   *
   * @param drafter null of what the verifier's node does
   * @param group from 1
   * @param step of the group, from 1
   * @param mode null for none or several
   * @param tokens new in its passes
   */
  public record Row(
      @Nullable Integer drafter,
      int group,
      int step,
      Stage stage,
      double startS,
      double endS,
      int length,
      @Nullable String mode,
      int tasks,
      double tokens) {}
}
