package sdedge.check.model;

import org.jspecify.annotations.Nullable;
import sdedge.instance.Pipeline;
import sdedge.instance.Task;

/**
 * The end-to-end time of a task and its parts (Section 8 of the model), seconds.
 *
 * @param steps N
 * @param tpotS null for a task of one token
 */
public record TaskTimes(
    int steps,
    double uploadS,
    double queueS,
    double draftS,
    double fronthaulS,
    double verifyS,
    double waitS,
    double ttftS,
    double e2eS,
    @Nullable Double tpotS) {

  /** The times of a task of a batch that uploads until {@code uploadS}. */
  public static TaskTimes of(Task task, BatchRun run, double uploadS, Pipeline pipeline) {
    int steps = Decoding.of(task, run.batch().length()).steps();
    double draftS = 0;
    double fronthaulS = 0;
    double verifyS = 0;
    for (int n = 1; n <= steps; n++) {
      draftS += run.times().draft(n);
      fronthaulS += run.times().up(n) + run.times().down(n);
      verifyS += run.times().verify(n);
    }
    double queueS = run.firstStartS() - uploadS;
    double e2eS = run.confirmedS(steps);
    double waitS = e2eS - uploadS - queueS - draftS - fronthaulS - verifyS;
    double ttftS = firstTokenS(run, pipeline);
    Double tpotS =
        task.outputTokens() == 1
            ? null
            : Double.valueOf((e2eS - ttftS) / (task.outputTokens() - 1.0));
    return new TaskTimes(
        steps, uploadS, queueS, draftS, fronthaulS, verifyS, waitS, ttftS, e2eS, tpotS);
  }

  /** Asynchronous decoding without drafts shows its first tokens when they are verified. */
  private static double firstTokenS(BatchRun run, Pipeline pipeline) {
    boolean verified = pipeline == Pipeline.ASYNCHRONOUS && run.batch().length() == 0;
    return verified ? run.endS(Stage.VERIFY, 1) : run.confirmedS(1);
  }
}
