package sdedge.check.files;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sdedge.check.stream.StreamExecution;
import sdedge.instance.Instance;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;

/**
 * Checks the rows of {@code schedule.csv} of a stream whose requests join one by one: that each
 * pass can have followed what it needs.
 */
record JoinedWindow(Findings findings, Instance instance, StreamWay way, List<StageRun> rows) {
  /** How many passes of the verifier there are, one after the other. */
  int passes() {
    int passes = 0;
    int last = 0;
    for (int i = 0; i < rows.size(); i++) {
      StageRun row = rows.get(i);
      inItself(i, i == 0 ? null : rows.get(i - 1));
      if (row.stage() == Stage.VERIFY) {
        boolean isNext = passes == 0 || row.step() == last + 1;
        expect(isNext, i, "step", "pass " + (last + 1), "" + row.step());
        last = row.step();
        passes++;
        ofPass(i);
      } else if (row.stage() == Stage.FRONTHAUL_UP) {
        sent(i);
      }
    }
    return passes;
  }

  private void inItself(int i, @Nullable StageRun before) {
    StageRun row = rows.get(i);
    boolean isLater = before == null || StreamExecution.IN_ORDER.compare(before, row) <= 0;
    expect(isLater, i, "", "rows by group, step, stage and drafter", "another order");
    expect(row.startS() <= row.endS(), i, "end_s", "an end after its start", "" + row.endS());
    expect(row.batch() == 1, i, "batch", "1", "" + row.batch());
    Integer length = row.length();
    boolean isShort = length == null || length <= instance.speculation().maxLength();
    expect(isShort, i, "length", "a length that is allowed", "" + length);
    Integer d = row.drafter();
    boolean isOnly = d != null && instance.drafters().get(d).modes().isEmpty();
    boolean isLoaded = isOnly || row.mode() == null || way.modes().contains(row.mode());
    expect(isLoaded, i, "mode", "a mode that is loaded", "" + row.mode());
    boolean isFew = row.activeTasks() <= instance.batching().maxTasksPerBatch();
    boolean isPass = !row.stage().isLink();
    expect(isFew || !isPass, i, "active_tasks", "few enough for a pass", "" + row.activeTasks());
    boolean isMuch = !isPass || row.newTokens() >= row.activeTasks();
    expect(isMuch, i, "new_tokens", "a token of each at least", "" + row.newTokens());
  }

  /** Verdicts follow a pass, one for each in it, and drafts on its node end when it begins. */
  private void ofPass(int verify) {
    StageRun pass = rows.get(verify);
    double tasks = 0;
    for (int i = 0; i < rows.size(); i++) {
      StageRun row = rows.get(i);
      if (row.step() == pass.step() && row.stage() == Stage.FRONTHAUL_DOWN) {
        tasks += row.activeTasks();
        startsFrom(pass.endS(), i);
      } else if (row.step() == pass.step() && row.stage() == Stage.DRAFT && row.drafter() == null) {
        startsFrom(row.endS(), verify);
      }
    }
    String expected = tasks + ", as many as have verdicts";
    boolean isAll = pass.activeTasks() == tasks;
    expect(isAll, verify, "active_tasks", expected, "" + pass.activeTasks());
  }

  /** Drafts are sent when they have been made. */
  private void sent(int up) {
    StageRun row = rows.get(up);
    for (StageRun draft : rows) {
      boolean isSame = draft.step() == row.step() && Objects.equals(draft.drafter(), row.drafter());
      if (draft.stage() == Stage.DRAFT && isSame) {
        startsFrom(draft.endS(), up);
        String expected = draft.activeTasks() + ", who have drafted";
        boolean areAll = draft.activeTasks() == row.activeTasks();
        expect(areAll, up, "active_tasks", expected, "" + row.activeTasks());
      }
    }
  }

  /** A row starts when what it needs is there. */
  private void startsFrom(double leastS, int row) {
    double startS = rows.get(row).startS();
    boolean isLater = leastS <= startS || Findings.agree(leastS, startS, 0);
    expect(isLater, row, "start_s", "at least " + leastS, "" + startS);
  }

  private void expect(boolean holds, int row, String column, String expected, String found) {
    findings.count();
    if (!holds) {
      findings.add(ScheduleTable.NAME, row + 1L, column, expected, found);
    }
  }
}
