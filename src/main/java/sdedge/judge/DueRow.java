package sdedge.judge;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;

/**
 * What the model says of a row of {@code schedule.csv}, wherever in time it is.
 *
 * @param drafter null for what the verifier does
 * @param step of the batch, from 1
 * @param length null where those of the row differ
 * @param active tasks, weighted by their activity
 * @param newTokens Σq over the passes of the stage; 0 for links
 * @param mode null where there is none, or several
 * @param busyS for how long its server serves it, seconds
 * @param seconds how long it takes, latency of a link included
 */
record DueRow(
    @Nullable Integer drafter,
    int step,
    Stage stage,
    @Nullable Integer length,
    double active,
    double newTokens,
    @Nullable String mode,
    double busyS,
    double seconds) {

  /** {@code verify of step 3}. */
  String text() {
    String of = drafter == null ? "" : " of drafter " + (drafter + 1);
    return stage + of + " in step " + step;
  }

  /** Rule: a row says what its stage computes, for how many tasks, of which length and mode. */
  void content(Findings findings, StageRun run, long row) {
    text(findings, row, "length", length, run.length());
    text(findings, row, "mode", mode, run.mode());
    findings.agree(Findings.SCHEDULE, row, "active_tasks", active, run.activeTasks());
    findings.agree(Findings.SCHEDULE, row, "new_tokens", newTokens, run.newTokens());
  }

  /** Rule: a row takes what its stage takes, and keeps its server as long as that serves it. */
  void duration(Findings findings, StageRun run, long row) {
    findings.agree(Findings.SCHEDULE, row, "end_s", run.startS() + seconds, run.endS());
    findings.agree(Findings.SCHEDULE, row, "free_s", run.startS() + busyS, run.freeS());
  }

  private static void text(
      Findings findings, long row, String column, @Nullable Object due, @Nullable Object found) {
    findings.require(
        Objects.equals(due, found), Findings.SCHEDULE, row, column, String.valueOf(due), found);
  }

  /** Whether a row is this one. */
  boolean is(StageRun run) {
    return step == run.step() && stage == run.stage() && isOf(run.drafter());
  }

  private boolean isOf(@Nullable Integer other) {
    return drafter == null ? other == null : drafter.equals(other);
  }
}
