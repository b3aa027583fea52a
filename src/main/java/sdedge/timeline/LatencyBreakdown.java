package sdedge.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.plan.Batch;
import sdedge.plan.ContinuousService;
import sdedge.plan.GroupService;

/** Partitions the time of every task by what its batch does meanwhile (docs/model.md section 8). */
public final class LatencyBreakdown {
  private LatencyBreakdown() {}

  /** The latencies of all tasks, in the order of the instance, under any pipeline. */
  public static List<TaskLatency> of(Instance instance, Execution execution) {
    List<TaskLatency> rows = new ArrayList<>();
    if (execution.service() != null) {
      addGroups(rows, instance, execution, execution.service());
    }
    for (int c = 0; c < execution.plan().cohorts().size(); c++) {
      List<Batch> batches = execution.plan().cohorts().get(c).batches();
      for (int b = 0; b < batches.size(); b++) {
        for (int k : batches.get(b).tasks()) {
          DraftChoice choice = batches.get(b).choices().of(instance.tasks().get(k).drafter());
          String mode = instance.drafters().get(instance.tasks().get(k).drafter()).modeName(choice);
          TaskTimes times = execution.tasks().get(k);
          rows.add(row(instance, k, c + 1, b + 1, choice.length(), mode, times));
        }
      }
    }
    rows.sort(Comparator.comparingInt(TaskLatency::task));
    return rows;
  }

  private static void addGroups(
      List<TaskLatency> rows, Instance instance, Execution execution, ServiceRecord service) {
    ContinuousService plan = Objects.requireNonNull(execution.plan().continuous());
    for (int k = 0; k < execution.tasks().size(); k++) {
      int group = service.groups().get(k);
      Integer length = plan instanceof GroupService of ? of.groups().get(group - 1).length() : null;
      String modes = String.join(" ", service.modes().get(k));
      String mode = modes.isEmpty() ? null : modes;
      rows.add(row(instance, k, 1, group, length, mode, execution.tasks().get(k)));
    }
  }

  private static TaskLatency row(
      Instance instance,
      int index,
      int cohort,
      int batch,
      @Nullable Integer length,
      @Nullable String mode,
      TaskTimes times) {
    Task task = instance.tasks().get(index);
    double further = task.answer().furtherTokens();
    return new TaskLatency(index, task.drafter(), cohort, batch, length, mode, times, further);
  }
}
