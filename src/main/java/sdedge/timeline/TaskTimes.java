package sdedge.timeline;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The milestones of one task and how long it was served, seconds. Where steps are random, means.
 *
 * @param readyS r, its prompt has arrived at the drafter
 * @param startS the first stage of its batch begins
 * @param firstTokenS the verdict of its first step is known
 * @param completionS its last token is known
 * @param steps the steps it is active in
 * @param draftS drafting of its part in its steps
 * @param upS its part on the link up in its steps, latency included
 * @param verifyS verification of its batch in its steps
 * @param downS its part on the link down in its steps, latency included
 */
public record TaskTimes(
    double readyS,
    double startS,
    double firstTokenS,
    double completionS,
    double steps,
    double draftS,
    double upS,
    double verifyS,
    double downS) {

  /** The means of the times of a task in several executions. */
  static TaskTimes mean(List<TaskTimes> of) {
    return new TaskTimes(
        mean(of, TaskTimes::readyS),
        mean(of, TaskTimes::startS),
        mean(of, TaskTimes::firstTokenS),
        mean(of, TaskTimes::completionS),
        mean(of, TaskTimes::steps),
        mean(of, TaskTimes::draftS),
        mean(of, TaskTimes::upS),
        mean(of, TaskTimes::verifyS),
        mean(of, TaskTimes::downS));
  }

  private static double mean(List<TaskTimes> of, ToDoubleFunction<TaskTimes> time) {
    return of.stream().mapToDouble(time).sum() / of.size();
  }
}
