package sdedge.timeline;

import java.util.List;
import java.util.SortedSet;

/**
 * What happens when a plan is executed by continuous batching (docs/model.md section 13).
 *
 * @param stages by group, step, stage and drafter; their cohort is 1, their batch the group
 * @param groups of the tasks, from 1, by task
 * @param modes of drafting in which a task has steps, by task
 * @param warnings of passes beyond the grid of a measured table
 */
public record ServiceRecord(
    List<StageRun> stages,
    List<Integer> groups,
    List<SortedSet<String>> modes,
    List<String> warnings) {
  public ServiceRecord {
    stages = List.copyOf(stages);
    groups = List.copyOf(groups);
    modes = List.copyOf(modes);
    warnings = List.copyOf(warnings);
  }
}
