package sdedge.check.files;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import sdedge.check.model.Execution;
import sdedge.check.model.ResultPlan;
import sdedge.instance.Instance;

/** How many tasks of a plan draft in which mode. */
final class PlannedModes {
  private static final String NONE = "";

  private PlannedModes() {}

  /**
   * By the name of the mode, empty for those who never draft. Of a continuous plan every mode that
   * is loaded is there, and a task counts for each mode that it has a step in.
   */
  static Map<String, Integer> tasks(Instance instance, Execution execution) {
    Map<String, Integer> tasks = new TreeMap<>();
    ResultPlan.Continuous continuous = execution.plan().continuous();
    if (continuous != null && execution.served() != null) {
      continuous.modes().forEach(mode -> tasks.put(mode, 0));
      for (Set<String> modes : execution.served().modes().values()) {
        (modes.isEmpty() ? Set.of(NONE) : modes)
            .forEach(mode -> tasks.merge(mode, 1, Integer::sum));
      }
    }
    for (ResultPlan.Batch batch : execution.plan().batches()) {
      for (ResultPlan.Part part : batch.parts()) {
        String mode = part.drafting().mode();
        String name =
            part.length() == 0 ? NONE : instance.drafters().get(part.drafter()).mode(mode).name();
        tasks.merge(name, part.tasks().size(), Integer::sum);
      }
    }
    return tasks;
  }
}
