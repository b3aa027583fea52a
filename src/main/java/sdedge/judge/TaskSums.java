package sdedge.judge;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import sdedge.latency.CertainPart;
import sdedge.latency.PartProfile;
import sdedge.latency.TaskProgress;
import sdedge.timeline.Execution;
import sdedge.timeline.ServiceRecord;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;
import sdedge.timeline.TaskTimes;

/**
 * Rule: the times of a task are those of its rows (docs/model.md section 8). It is active in as
 * many steps as its tokens take, its milestones are when its verdicts are known, and it is served
 * by the stages of its steps; so the six parts of {@code latency.csv} sum to the end-to-end time.
 */
record TaskSums(Findings findings, Execution execution) {

  /**
   * Checks a task of a batch that runs once.
   *
   * @param part index of its part
   * @param firstS when its first tokens are known, seconds
   * @param known when the tokens of a step are; not a number if that cannot be told
   */
  void ofBatch(
      int task,
      TaskProgress progress,
      BatchRows batch,
      int part,
      double firstS,
      IntToDoubleFunction known) {
    CertainPart served = batch.certain(part);
    PartProfile own = served.part();
    double completionS = 0;
    double draftS = 0;
    double upS = 0;
    double verifyS = 0;
    double downS = 0;
    for (int n = 1; n <= progress.steps(); n++) {
      double activity = progress.activity(n);
      double last = progress.lastChance(n);
      completionS += last == 0 ? 0 : last * known.applyAsDouble(n);
      draftS += activity * (own.draft(n) + served.coLocated(n));
      upS += activity * own.up(n);
      verifyS += activity * (served.verify(n) - served.coLocated(n));
      downS += activity * own.down(n);
    }
    double steps = progress.meanSteps();
    double readyS = execution.tasks().get(task).readyS();
    same(
        task,
        new TaskTimes(
            readyS, batch.startS(), firstS, completionS, steps, draftS, upS, verifyS, downS));
  }

  /**
   * Checks a task of a continuous plan.
   *
   * @param own its rounds
   */
  void ofRounds(int task, List<Round> own, Rounds rounds, ServiceRecord record) {
    Map<Stage, Double> seconds = new EnumMap<>(Stage.class);
    double startS = Double.POSITIVE_INFINITY;
    NavigableSet<String> modes = new TreeSet<>();
    for (Round round : own) {
      if (round.mode != null) {
        modes.add(round.mode.name());
      }
      for (Row row : rounds.serving(round)) {
        StageRun run = row.run();
        startS = Math.min(startS, run.startS());
        seconds.merge(run.stage(), run.endS() - run.startS(), Double::sum);
      }
    }
    double readyS = execution.tasks().get(task).readyS();
    double firstS = own.get(0).downS();
    double completionS = own.get(own.size() - 1).downS();
    same(
        task,
        new TaskTimes(
            readyS,
            startS,
            firstS,
            completionS,
            own.size(),
            seconds.getOrDefault(Stage.DRAFT, 0.0),
            seconds.getOrDefault(Stage.FRONTHAUL_UP, 0.0),
            seconds.getOrDefault(Stage.VERIFY, 0.0),
            seconds.getOrDefault(Stage.FRONTHAUL_DOWN, 0.0)));
    String expected = own.get(0).verify.run().batch() + " " + modes;
    String found = record.groups().get(task) + " " + record.modes().get(task);
    findings.require(
        expected.equals(found), Findings.LATENCY, task + 1L, "batch, mode", expected, found);
  }

  private void same(int task, TaskTimes expected) {
    TaskTimes found = execution.tasks().get(task);
    agree(task, "steps", expected.steps(), found.steps());
    agree(task, "queue_s", expected.startS(), found.startS());
    agree(task, "ttft_s", expected.firstTokenS(), found.firstTokenS());
    if (!Double.isNaN(expected.completionS())) {
      agree(task, "e2e_s", expected.completionS(), found.completionS());
    }
    agree(task, "draft_s", expected.draftS(), found.draftS());
    agree(task, "fronthaul_s", expected.upS(), found.upS());
    agree(task, "fronthaul_s", expected.downS(), found.downS());
    agree(task, "verify_s", expected.verifyS(), found.verifyS());
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
  void consistent(double lastS) {
    List<TaskTimes> all = execution.tasks();
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
