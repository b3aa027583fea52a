package sdedge.check.model;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Pipeline;
import sdedge.instance.Task;

/**
 * The end-to-end time of a task and its parts (Sections 8 and 9 of the model), seconds.
 *
 * @param steps mean number of steps, N under mean steps
 * @param tpotS null for a task of one token
 */
public record TaskTimes(
    double steps,
    double uploadS,
    double queueS,
    double draftS,
    double fronthaulS,
    double verifyS,
    double waitS,
    double ttftS,
    double e2eS,
    @Nullable Double tpotS) {

  /**
   * The times of a task.
   *
   * @param run of its batch
   * @param p its part there
   * @param decoding how it decodes
   * @param uploadS r
   */
  static TaskTimes of(
      Task task, BatchRun run, int p, Decoding decoding, double uploadS, Pipeline pipeline) {
    CertainPart certain = run.certain(p);
    PartTimes own = certain == null ? run.times().parts().get(p) : certain.part();
    double steps = 0;
    double draftS = 0;
    double fronthaulS = 0;
    double verifyS = 0;
    double e2eS = 0;
    for (int n = 1; n <= decoding.steps(); n++) {
      double active = decoding.active(n);
      steps += active;
      double coLocatedS = certain == null ? run.times().coLocated(n) : certain.coLocated(n);
      draftS += active * (own.draft(n) + coLocatedS);
      fronthaulS += active * (own.up(n) + own.down(n));
      double verifierS = certain == null ? run.times().verify(n) : certain.verify(n);
      verifyS += active * (verifierS - coLocatedS);
      e2eS += decoding.ends(n) * run.verdictS(p, n);
    }
    double queueS = run.firstStartS() - uploadS;
    boolean verified = pipeline == Pipeline.ASYNCHRONOUS && !own.isOnTheWay();
    double ttftS = verified ? run.endS(p, Stage.VERIFY, 1) : run.verdictS(p, 1);
    return of(task, steps, uploadS, queueS, draftS, fronthaulS, verifyS, ttftS, e2eS);
  }

  /** The times of a task whose wait and TPOT follow from the others. */
  public static TaskTimes of(
      Task task,
      double steps,
      double uploadS,
      double queueS,
      double draftS,
      double fronthaulS,
      double verifyS,
      double ttftS,
      double e2eS) {
    double waitS = e2eS - uploadS - queueS - draftS - fronthaulS - verifyS;
    double further = Outcomes.furtherTokens(task);
    @Nullable Double tpotS = further == 0 ? null : Double.valueOf((e2eS - ttftS) / further);
    return new TaskTimes(
        steps, uploadS, queueS, draftS, fronthaulS, verifyS, waitS, ttftS, e2eS, tpotS);
  }

  /** The means of the times of a task in several executions. */
  static TaskTimes mean(Task task, List<TaskTimes> of) {
    return of(
        task,
        mean(of, TaskTimes::steps),
        mean(of, TaskTimes::uploadS),
        mean(of, TaskTimes::queueS),
        mean(of, TaskTimes::draftS),
        mean(of, TaskTimes::fronthaulS),
        mean(of, TaskTimes::verifyS),
        mean(of, TaskTimes::ttftS),
        mean(of, TaskTimes::e2eS));
  }

  private static double mean(List<TaskTimes> of, ToDoubleFunction<TaskTimes> time) {
    return of.stream().mapToDouble(time).average().orElse(0);
  }

  /** The latest of the times that the others are differences of. */
  public double clockS() {
    return Math.max(e2eS, uploadS + queueS);
  }
}
