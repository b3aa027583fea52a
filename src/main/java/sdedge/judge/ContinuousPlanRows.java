package sdedge.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import sdedge.instance.Instance;
import sdedge.judge.Round.Row;
import sdedge.plan.ContinuousService;
import sdedge.plan.GroupService;
import sdedge.plan.JoiningService;
import sdedge.timeline.Execution;
import sdedge.timeline.ServiceRecord;
import sdedge.timeline.TaskTimes;

/** Holds the rows of a continuous plan against the rules (docs/model.md section 13). */
final class ContinuousPlanRows {
  private final Findings findings;
  private final Instance instance;
  private final Execution execution;
  private final ContinuousService service;
  private final ServiceRecord record;
  private final Totals totals;

  ContinuousPlanRows(
      Findings findings,
      Instance instance,
      Execution execution,
      ContinuousService service,
      ServiceRecord record) {
    this.findings = findings;
    this.instance = instance;
    this.execution = execution;
    this.service = service;
    this.record = record;
    totals = new Totals(findings, instance.drafters().size());
  }

  /** Checks all rows, and what is made of them; of means that they are consistent. */
  void check() {
    Served served = Served.tasks(instance, execution, service);
    Admissions admissions = new ServiceRows(findings, served, record.stages()).check(totals);
    if (admissions != null) {
      sums(admissions.rounds(), served.chance() != null);
    }
  }

  private void sums(Rounds rounds, boolean areMeans) {
    new TaskSums(findings).consistent(execution.tasks(), execution.makespanS());
    Execution.Draws draws = execution.draws();
    findings.require(
        (draws != null) == areMeans, Findings.SUMMARY, null, "draws", "draws: " + areMeans, draws);
    if (areMeans) {
      totals.consistent(execution.utilisation());
      return;
    }
    for (int k = 0; k < execution.tasks().size(); k++) {
      List<Round> own = rounds.of(k);
      totals.known(own.get(own.size() - 1).downS());
      task(k, own, rounds);
    }
    totals.check(execution.makespanS(), execution.utilisation());
    totals.check(null, execution.components());
  }

  /** The times of a task are those of the rows that serve it. */
  private void task(int k, List<Round> own, Rounds rounds) {
    TaskTimes times = execution.tasks().get(k);
    double draftS = 0;
    double upS = 0;
    double verifyS = 0;
    double downS = 0;
    double startS = Double.POSITIVE_INFINITY;
    NavigableSet<String> modes = new TreeSet<>();
    for (Round round : own) {
      if (round.mode != null) {
        modes.add(round.mode.name());
      }
      for (Row row : serving(round, rounds)) {
        double seconds = row.run().endS() - row.run().startS();
        startS = Math.min(startS, row.run().startS());
        switch (row.run().stage()) {
          case DRAFT -> draftS += seconds;
          case FRONTHAUL_UP -> upS += seconds;
          case VERIFY -> verifyS += seconds;
          case FRONTHAUL_DOWN -> downS += seconds;
        }
      }
    }
    agree(k, "steps", own.size(), times.steps());
    agree(k, "queue_s", startS, times.startS());
    agree(k, "ttft_s", own.get(0).downS(), times.firstTokenS());
    agree(k, "e2e_s", own.get(own.size() - 1).downS(), times.completionS());
    agree(k, "draft_s", draftS, times.draftS());
    agree(k, "fronthaul_s", upS, times.upS());
    agree(k, "verify_s", verifyS, times.verifyS());
    agree(k, "fronthaul_s", downS, times.downS());
    String expected = own.get(0).verify.run().batch() + " " + modes;
    String found = record.groups().get(k) + " " + record.modes().get(k);
    findings.require(
        expected.equals(found), Findings.LATENCY, k + 1L, "batch, mode", expected, found);
  }

  /**
   * The rows that serve a task in a round: of a group all drafts at the verifier, and a verdict
   * only if somebody waits for it.
   */
  private List<Row> serving(Round round, Rounds rounds) {
    List<Row> serving = new ArrayList<>();
    boolean isAtVerifier = round.draft != null && !round.isAway();
    if (service instanceof GroupService) {
      serving.addAll(rounds.chain(round.verify));
    } else {
      serving.add(round.verify);
    }
    if (round.draft != null && (!isAtVerifier || service instanceof JoiningService)) {
      serving.add(round.draft);
    }
    if (round.up != null) {
      serving.add(round.up);
    }
    if (round.down != null && (round.isAway() || round.isLast)) {
      serving.add(round.down);
    }
    return serving;
  }

  private void agree(int task, String column, double expected, double found) {
    findings.agree(Findings.LATENCY, task + 1L, column, expected, found);
  }
}
