package sdedge.judge;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sdedge.timeline.Stage;
import sdedge.timeline.StageLoad;
import sdedge.timeline.StageRun;

/**
 * A row of {@code schedule.csv}, whomever it serves.
 *
 * @param number in the table, from 1
 */
record Row(StageRun run, long number) {

  /**
   * What the model says of a row, wherever in time it is.
   *
   * @param step of the batch, from 1
   * @param load what it computes, for whom
   * @param busyS for how long its server serves it, seconds
   * @param seconds how long it takes, latency of a link included
   */
  record Due(int step, Stage stage, StageLoad load, double busyS, double seconds) {
    /** {@code verify in step 3}. */
    String text() {
      Integer drafter = load.drafter();
      String of = drafter == null ? "" : " of drafter " + (drafter + 1);
      return stage + of + " in step " + step;
    }

    /** Whether a row is this one. */
    boolean is(StageRun run) {
      return step == run.step()
          && stage == run.stage()
          && Objects.equals(load.drafter(), run.drafter());
    }
  }

  /**
   * Rule: a row says what its stage computes, for how many tasks, of which length and mode; it
   * takes what its stage takes, and keeps its server as long as that serves it.
   */
  void is(Due due, Findings findings) {
    text(findings, "length", due.load.length(), run.length());
    text(findings, "mode", due.load.mode(), run.mode());
    agree(findings, "active_tasks", due.load.activeTasks(), run.activeTasks());
    agree(findings, "new_tokens", due.load.newTokens(), run.newTokens());
    agree(findings, "end_s", run.startS() + due.seconds, run.endS());
    agree(findings, "free_s", run.startS() + due.busyS, run.freeS());
  }

  private void text(
      Findings findings, String column, @Nullable Object due, @Nullable Object found) {
    findings.require(
        Objects.equals(due, found), Findings.SCHEDULE, number, column, String.valueOf(due), found);
  }

  void agree(Findings findings, String column, double expected, double found) {
    findings.agree(Findings.SCHEDULE, number, column, expected, found);
  }

  /** Rule: it begins at that time, seconds. */
  void beginsAt(Findings findings, double timeS) {
    agree(findings, "start_s", timeS, run.startS());
  }

  /** Rule: nothing begins before what it waits for has ended. */
  void notBefore(Findings findings, double timeS) {
    notBefore(findings, timeS, ", when what it waits for has ended");
  }

  /** It begins at that time or later, behind a comma the reason. */
  void notBefore(Findings findings, double timeS, String why) {
    findings.atLeast(Findings.SCHEDULE, number, "start_s", timeS, why, run.startS());
  }
}
