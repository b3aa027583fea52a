package sdedge.oracle.stream;

import java.util.ArrayList;
import java.util.List;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;

/**
 * Notes the stages of those who join one by one from the first of a request on, and all that begins
 * at the same time: of so many passes, and what drafters make and send until there are as many.
 */
final class JoinedNotes implements JoinedService.Listener {
  private static final int PASSES = 200; // at most

  private final int request;
  private final List<StageRun> rows = new ArrayList<>();
  private final List<StageRun> atOnce = new ArrayList<>(); // of the instant, before the first
  private boolean hasBegun;
  private int firstPass; // 0 for none
  private int lastPass;

  /** Notes nothing yet of stages from those of a request on, from 0. */
  JoinedNotes(int request) {
    this.request = request;
  }

  @Override
  public void begins(StageRun run, List<Resident> of) {
    hasBegun |= of.stream().anyMatch(each -> each.request() == request);
    if (!hasBegun) {
      atOnce.removeIf(row -> row.startS() < run.startS());
      if (run.drafter() != null && run.stage() != Stage.FRONTHAUL_DOWN) {
        atOnce.add(run);
      }
      return;
    }
    atOnce.stream().filter(row -> row.startS() == run.startS()).forEach(rows::add);
    atOnce.clear();
    if (run.drafter() == null) {
      firstPass = firstPass == 0 ? run.step() : firstPass;
      lastPass = run.step();
    }
    boolean isOfPass = run.drafter() == null || run.stage() == Stage.FRONTHAUL_DOWN;
    int passes = firstPass == 0 ? 0 : (isOfPass ? run.step() : lastPass) - firstPass + 1;
    boolean isBefore = isOfPass && (firstPass == 0 || run.step() < firstPass);
    if (!isBefore && passes <= PASSES) {
      rows.add(run);
    }
  }

  /** The stages, by group, step, stage and drafter. */
  List<StageRun> inOrder() {
    return rows.stream().sorted(StreamExecution.IN_ORDER).toList();
  }
}
