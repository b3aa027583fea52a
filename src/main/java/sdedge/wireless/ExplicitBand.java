package sdedge.wireless;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sdedge.instance.Task;
import sdedge.instance.Wireless;
import sdedge.wireless.Allocation.Cell;
import sdedge.wireless.Allocation.Window;

/** The windows of one drafter's band, task by task (docs/model.md section 5, {@code explicit}). */
public final class ExplicitBand {
  private final Wireless wireless;
  private final Map<Integer, List<ExplicitShares.Slot>> byTask = new HashMap<>();

  /**
   * What an allocation says of a band; nothing if the drafter is not listed.
   *
   * @param drafter index into the drafters of the instance
   */
  public ExplicitBand(Wireless wireless, Allocation allocation, int drafter) {
    this.wireless = wireless;
    double startS = 0;
    for (Cell cell : allocation.cells()) {
      for (int w = 0; cell.drafter() == drafter && w < cell.windows().size(); w++) {
        add(w, startS, cell.windows().get(w));
        startS = cell.windows().get(w).endS();
      }
    }
  }

  private void add(int index, double startS, Window window) {
    double lengthS = window.lengthS(startS);
    window
        .hz()
        .forEach(
            (task, hz) ->
                byTask
                    .computeIfAbsent(task, none -> new ArrayList<>())
                    .add(new ExplicitShares.Slot(index, startS, window.endS(), lengthS, hz)));
  }

  /**
   * The shares of a task.
   *
   * @param index of the task in the instance
   */
  public ExplicitShares of(int index, Task task) {
    return new ExplicitShares(Channel.of(wireless, task), byTask.getOrDefault(index, List.of()));
  }
}
