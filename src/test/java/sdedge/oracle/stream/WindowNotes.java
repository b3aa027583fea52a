package sdedge.oracle.stream;

import java.util.ArrayList;
import java.util.List;
import sdedge.timeline.StageRun;

/** Notes the stages of some steps of a run, from the first one that serves a request on. */
final class WindowNotes implements StreamExecution.Listener {
  private static final int STEPS = 200; // at most

  private final int request;
  private final List<StageRun> rows = new ArrayList<>();
  private int steps;

  /**
   * @param request with whose first step the window begins, from 0
   */
  public WindowNotes(int request) {
    this.request = request;
  }

  @Override
  public boolean begins(StepGroup group) {
    boolean isWithin = steps > 0 || group.residents.stream().anyMatch(r -> r.request() == request);
    boolean isNoted = isWithin && steps < STEPS;
    steps += isNoted ? 1 : 0;
    return isNoted;
  }

  @Override
  public void note(StageRun row) {
    rows.add(row);
  }

  /** The stages, by group, step, stage and drafter. */
  public List<StageRun> inOrder() {
    return rows.stream().sorted(StreamExecution.IN_ORDER).toList();
  }
}
