package sdedge.judge;

import java.util.List;
import sdedge.latency.CertainPart;
import sdedge.latency.PartProfile;
import sdedge.latency.TaskProgress;
import sdedge.timeline.TaskTimes;

/**
 * Rule: the times of a task are those of its rows (docs/model.md section 8). It is active in as
 * many steps as its tokens take, its milestones are when its verdicts are known, and it is served
 * by the stages of its steps; so the six parts of {@code latency.csv} sum to the end-to-end time.
 */
record TaskSums(Findings findings) {

  /** When the tokens of a step are known, seconds; not a number if that cannot be told. */
  @FunctionalInterface
  interface Known {
    double at(int n);
  }

  /**
   * Checks a task that runs once.
   *
   * @param firstS when its first tokens are known, seconds
   */
  void check(
      int task,
      TaskTimes times,
      TaskProgress progress,
      BatchRows batch,
      CertainPart served,
      double firstS,
      Known known) {
    PartProfile part = served.part();
    double completionS = 0;
    double draftS = 0;
    double upS = 0;
    double verifyS = 0;
    double downS = 0;
    for (int n = 1; n <= progress.steps(); n++) {
      double activity = progress.activity(n);
      double last = progress.lastChance(n);
      completionS += last == 0 ? 0 : last * known.at(n);
      draftS += activity * (part.draft(n) + served.coLocated(n));
      upS += activity * part.up(n);
      verifyS += activity * (served.verify(n) - served.coLocated(n));
      downS += activity * part.down(n);
    }
    agree(task, "steps", progress.meanSteps(), times.steps());
    agree(task, "queue_s", batch.startS(), times.startS());
    agree(task, "ttft_s", firstS, times.firstTokenS());
    if (!Double.isNaN(completionS)) {
      agree(task, "e2e_s", completionS, times.completionS());
    }
    agree(task, "draft_s", draftS, times.draftS());
    agree(task, "fronthaul_s", upS, times.upS());
    agree(task, "fronthaul_s", downS, times.downS());
    agree(task, "verify_s", verifyS, times.verifyS());
  }

  private void agree(int task, String column, double expected, double found) {
    findings.agree(Findings.LATENCY, task + 1L, column, expected, found);
  }

  /**
   * Whatever they are means of, times of tasks follow one another and leave nothing out.
   *
   * @param lastS when all are complete, seconds; infinite where each sees itself as certain, but
   *     all of them only as likely as they are
   */
  void consistent(List<TaskTimes> all, double lastS) {
    for (int k = 0; k < all.size(); k++) {
      TaskTimes times = all.get(k);
      double servedS = times.draftS() + times.upS() + times.verifyS() + times.downS();
      upTo(k, "queue_s", times.readyS(), times.startS());
      upTo(k, "ttft_s", times.startS(), times.firstTokenS());
      upTo(k, "e2e_s", times.firstTokenS(), times.completionS());
      upTo(k, "wait_s", times.startS() + servedS, times.completionS());
      upTo(k, "e2e_s", times.completionS(), lastS);
      upTo(k, "steps", 1, times.steps());
    }
  }

  private void upTo(int task, String column, double leastS, double foundS) {
    findings.atLeast(Findings.LATENCY, task + 1L, column, leastS, "", foundS);
  }
}
