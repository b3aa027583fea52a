package sdedge.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.latency.BatchLoad;
import sdedge.timeline.Execution.TaskTimes;

/** Collects what happens to the batches of a plan, in any order. */
final class Recorder {
  private static final Comparator<StageRun> BY_PLACE =
      Comparator.comparingInt(StageRun::drafter)
          .thenComparingInt(StageRun::cohort)
          .thenComparingInt(StageRun::batch)
          .thenComparingInt(StageRun::step)
          .thenComparing(StageRun::stage);

  private final PricedPlan plan;
  private final double[] firstTokenS;
  private final double[] completionS;
  private final List<StageRun> stages = new ArrayList<>();

  Recorder(PricedPlan plan) {
    this.plan = plan;
    firstTokenS = new double[plan.readyS().length];
    completionS = new double[firstTokenS.length];
  }

  /** A stage of a step runs, latency of a link included. */
  void stage(PlacedBatch placed, int step, Stage stage, double startS, double endS) {
    BatchLoad load = placed.priced().profile().load();
    double newTokens =
        switch (stage) {
          case DRAFT -> load.draftTokens(step);
          case VERIFY -> load.verifyTokens(step);
          case FRONTHAUL_UP, FRONTHAUL_DOWN -> 0;
        };
    stages.add(
        new StageRun(
            placed.drafter(),
            placed.cohort() + 1,
            placed.batch() + 1,
            step,
            stage,
            startS,
            endS,
            (int) load.active(step),
            newTokens));
  }

  /** The first tokens of all tasks of a batch are known. */
  void firstTokens(PricedBatch batch, double timeS) {
    for (int task : batch.batch().tasks()) {
      firstTokenS[task] = timeS;
    }
  }

  /** The tasks of a batch with {@code step} as their last one complete. */
  void complete(PricedBatch batch, int step, double timeS) {
    for (int i = 0; i < batch.taskSteps().size(); i++) {
      if (batch.taskSteps().get(i) == step) {
        completionS[batch.batch().tasks().get(i)] = timeS;
      }
    }
  }

  /** What was recorded; the makespan is the last completion. */
  Execution execution(@Nullable Components components) {
    stages.sort(BY_PLACE);
    List<TaskTimes> tasks = new ArrayList<>(completionS.length);
    for (int k = 0; k < completionS.length; k++) {
      tasks.add(new TaskTimes(plan.readyS()[k], firstTokenS[k], completionS[k]));
    }
    double makespanS = Arrays.stream(completionS).max().orElse(0);
    return new Execution(plan.plan(), makespanS, components, tasks, stages);
  }
}
