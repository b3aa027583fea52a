package sdedge.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.latency.TaskSteps;
import sdedge.plan.Batch;
import sdedge.timeline.Execution.TaskTimes;

/**
 * Partitions the time of every task by what its batch does meanwhile (docs/model.md section 8).
 * Walks the stages of each batch once; a task's parts are the sums up to its last step.
 */
public final class LatencyBreakdown {
  /** Waits below this part of the end-to-end time are rounding of the stages' begins and ends. */
  private static final double ROUNDING = 1e-12;

  private final Instance instance;
  private final Execution execution;
  private final List<TaskLatency> rows = new ArrayList<>();
  private double firstStartS;
  private double lastEndS;
  private double draftS;
  private double fronthaulS;
  private double verifyS;
  private double waitS;

  private LatencyBreakdown(Instance instance, Execution execution) {
    this.instance = instance;
    this.execution = execution;
  }

  /** The latencies of all tasks, in the order of the instance, under any pipeline. */
  public static List<TaskLatency> of(Instance instance, Execution execution) {
    return new LatencyBreakdown(instance, execution).rows();
  }

  private List<TaskLatency> rows() {
    @Nullable StageRun last = null;
    for (StageRun stage : execution.stages()) {
      if (last != null && !isSameStep(last, stage)) {
        finish(last);
      }
      if (last == null || !isSameBatch(last, stage)) {
        begin(stage);
      }
      add(stage);
      last = stage;
    }
    if (last != null) {
      finish(last);
    }
    rows.sort(Comparator.comparingInt(TaskLatency::task));
    return rows;
  }

  private void begin(StageRun stage) {
    firstStartS = stage.startS();
    lastEndS = firstStartS;
    draftS = 0;
    fronthaulS = 0;
    verifyS = 0;
    waitS = 0;
  }

  private void add(StageRun stage) {
    double durationS = stage.endS() - stage.startS();
    waitS += stage.startS() - lastEndS;
    lastEndS = stage.endS();
    switch (stage.stage()) {
      case DRAFT -> draftS += durationS;
      case VERIFY -> verifyS += durationS;
      case FRONTHAUL_UP, FRONTHAUL_DOWN -> fronthaulS += durationS;
    }
  }

  /** A step has ended: the sums are those of the tasks that complete in it. */
  private void finish(StageRun last) {
    Batch batch = batchOf(last);
    for (int task : batch.tasks()) {
      int steps = TaskSteps.of(instance.tasks().get(task), batch.length()).steps();
      if (steps == last.step()) {
        rows.add(row(task, batch.length(), last));
      }
    }
  }

  private TaskLatency row(int index, int length, StageRun last) {
    Task task = instance.tasks().get(index);
    TaskTimes times = execution.tasks().get(index);
    double e2eS = times.completionS();
    int further = task.outputTokens() - 1;
    return new TaskLatency(
        index,
        last.drafter(),
        last.cohort(),
        last.batch(),
        length,
        last.step(),
        times.readyS(),
        firstStartS - times.readyS(),
        draftS,
        fronthaulS,
        verifyS,
        waitS > ROUNDING * e2eS ? waitS : 0,
        times.firstTokenS(),
        e2eS,
        further == 0 ? null : (e2eS - times.firstTokenS()) / further);
  }

  private Batch batchOf(StageRun stage) {
    return execution.plan().drafters().stream()
        .filter(drafter -> drafter.drafter() == stage.drafter())
        .findFirst()
        .orElseThrow()
        .cohorts()
        .get(stage.cohort() - 1)
        .batches()
        .get(stage.batch() - 1);
  }

  private static boolean isSameBatch(StageRun a, StageRun b) {
    return a.drafter() == b.drafter() && a.cohort() == b.cohort() && a.batch() == b.batch();
  }

  private static boolean isSameStep(StageRun a, StageRun b) {
    return isSameBatch(a, b) && a.step() == b.step();
  }
}
