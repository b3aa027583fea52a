package sdedge.stream;

import java.util.List;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.latency.PassTime;
import sdedge.timeline.BeyondGrid;

/** Tells of the passes of a run that lie beyond the grid of a measured table. */
public final class GridWatch implements StageListener {
  private final BeyondGrid grid;
  private final StageListener next;

  /**
   * No passes so far.
   *
   * @param next notified of everything, too
   */
  public GridWatch(Instance instance, StageListener next) {
    grid = new BeyondGrid(instance);
    this.next = next;
  }

  @Override
  public void step(int group, int step, DraftChoice drafting, int[] requests) {
    next.step(group, step, drafting, requests);
  }

  @Override
  public void stage(StageEvent stage) {
    next.stage(stage);
  }

  @Override
  public void pass(PassTime time, double tokens, double cached, double seconds) {
    grid.add(time, tokens, cached, seconds);
    next.pass(time, tokens, cached, seconds);
  }

  /**
   * A line for each table beyond whose grid a hundredth of the run or more is spent.
   *
   * @param of the word for the run
   */
  public List<String> warnings(String of, StreamResult result) {
    return grid.warnings(of, result.spanS());
  }
}
