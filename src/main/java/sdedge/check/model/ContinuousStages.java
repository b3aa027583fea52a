package sdedge.check.model;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * What happens when a continuous plan is executed (Section 13 of the model).
 *
 * @param stages by group, step, stage and drafter
 * @param groups from 1, by task
 * @param modes in which a task has steps, by task
 */
public record ContinuousStages(
    List<StageRow> stages, List<Integer> groups, Map<Integer, SortedSet<String>> modes) {
  public ContinuousStages {
    stages = List.copyOf(stages);
    groups = List.copyOf(groups);
    modes = Map.copyOf(modes);
  }
}
