package sdedge.wireless.allocation;

import java.util.List;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.instance.Wireless;
import sdedge.wireless.Uplink;

/** How soon the first tasks of an order can all be there, whatever the allocation. */
public final class EqualFinishTimes {
  private EqualFinishTimes() {}

  /**
   * τ by position, seconds, nondecreasing: the equal finish of the tasks up to it with the bands to
   * themselves, the latest of all drafters (docs/model.md section 7).
   *
   * @param order tasks, as indices into the instance
   */
  public static double[] of(Instance instance, int[] order) {
    double[] latest = new double[order.length];
    int[][] positions = Traffic.positionsByDrafter(instance, order);
    for (int d = 0; d < positions.length; d++) {
      addDrafter(instance, order, positions[d], latest);
    }
    for (int k = 1; k < latest.length; k++) {
      latest[k] = Math.max(latest[k], latest[k - 1]);
    }
    return latest;
  }

  private static void addDrafter(Instance instance, int[] order, int[] own, double[] latest) {
    List<Task> tasks = Traffic.tasks(instance, order, own);
    if (!tasks.isEmpty()) {
      Wireless cell = instance.drafters().get(tasks.get(0).drafter()).wireless();
      double[] finishS = Uplink.equalFinishSeconds(cell, tasks);
      for (int k = 0; k < own.length; k++) {
        latest[own[k]] = finishS[k];
      }
    }
  }
}
