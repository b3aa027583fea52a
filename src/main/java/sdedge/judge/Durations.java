package sdedge.judge;

import sdedge.timeline.StageRun;

/** Rule: each row takes what its stage takes, and keeps its server as long as that serves it. */
record Durations(Findings findings) {
  void check(DueRow due, StageRun run, long row) {
    findings.agree(Findings.SCHEDULE, row, "end_s", run.startS() + due.seconds(), run.endS());
    findings.agree(Findings.SCHEDULE, row, "free_s", run.startS() + due.busyS(), run.freeS());
  }
}
