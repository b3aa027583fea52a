package sdedge.oracle.model;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Pipeline;
import sdedge.instance.Task;
import sdedge.timeline.Stage;
import sdedge.timeline.TaskLatency;

/** The end-to-end time of a task and its parts (Sections 8 and 9 of the model), seconds. */
public final class TaskLatencies {
  private TaskLatencies() {}

  /**
   * The times of a task.
   *
   * @param index of the task
   * @param run of its batch
   * @param p its part there
   * @param decoding how it decodes
   * @param uploadS r
   */
  static TaskLatency of(
      Task task,
      int index,
      BatchRun run,
      int p,
      Decoding decoding,
      double uploadS,
      Pipeline pipeline) {
    BatchRun seen = run.seen(p);
    PartTimes own = seen.times().parts().get(p);
    double steps = 0;
    double draftS = 0;
    double fronthaulS = 0;
    double verifyS = 0;
    double e2eS = 0;
    for (int n = 1; n <= decoding.steps(); n++) {
      double active = decoding.active(n);
      steps += active;
      BatchStep step = seen.times().at(n);
      draftS += active * (own.at(n).draftS() + step.coLocatedS());
      fronthaulS += active * (own.at(n).upS() + own.at(n).downS());
      verifyS += active * (step.verifyS() - step.coLocatedS());
      e2eS += decoding.ends(n) * seen.verdictS(p, n);
    }
    boolean verified = pipeline == Pipeline.ASYNCHRONOUS && !own.isOnTheWay();
    return completed(
        task,
        new TaskLatency(
            index,
            task.drafter(),
            run.planned().cohort(),
            run.planned().position(),
            own.length(),
            own.modeName(),
            steps,
            uploadS,
            run.firstStartS() - uploadS,
            draftS,
            fronthaulS,
            verifyS,
            0,
            verified ? run.endS(p, Stage.VERIFY, 1) : seen.verdictS(p, 1),
            e2eS,
            null));
  }

  /** The times of a task with its wait and TPOT, which follow from the others. */
  public static TaskLatency completed(Task task, TaskLatency of) {
    double servedS = of.uploadS() + of.queueS() + of.draftS() + of.fronthaulS() + of.verifyS();
    double further = Outcomes.furtherTokens(task);
    @Nullable Double tpotS = further == 0 ? null : (Double) ((of.e2eS() - of.ttftS()) / further);
    return at(of, time -> time.applyAsDouble(of), of.e2eS() - servedS, tpotS);
  }

  /** The means of the times of a task in several executions, in its place in the first. */
  static TaskLatency mean(Task task, List<TaskLatency> of) {
    return completed(
        task, at(of.get(0), time -> of.stream().mapToDouble(time).average().orElse(0), 0, null));
  }

  private static TaskLatency at(
      TaskLatency place,
      ToDoubleFunction<ToDoubleFunction<TaskLatency>> times,
      double waitS,
      @Nullable Double tpotS) {
    return new TaskLatency(
        place.task(),
        place.drafter(),
        place.cohort(),
        place.batch(),
        place.length(),
        place.mode(),
        times.applyAsDouble(TaskLatency::steps),
        times.applyAsDouble(TaskLatency::uploadS),
        times.applyAsDouble(TaskLatency::queueS),
        times.applyAsDouble(TaskLatency::draftS),
        times.applyAsDouble(TaskLatency::fronthaulS),
        times.applyAsDouble(TaskLatency::verifyS),
        waitS,
        times.applyAsDouble(TaskLatency::ttftS),
        times.applyAsDouble(TaskLatency::e2eS),
        tpotS);
  }

  /** The latest of the times that the others are differences of. */
  public static double clockS(TaskLatency of) {
    return Math.max(of.e2eS(), of.uploadS() + of.queueS());
  }
}
