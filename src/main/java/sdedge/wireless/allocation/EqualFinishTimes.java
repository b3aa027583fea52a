package sdedge.wireless.allocation;

import java.util.List;
import sdedge.instance.Instance;
import sdedge.instance.Task;
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
    for (int d = 0; d < instance.drafters().size(); d++) {
      addDrafter(instance, order, d, latest);
    }
    return latest;
  }

  private static void addDrafter(Instance instance, int[] order, int index, double[] latest) {
    int[] own = Traffic.positionsOf(instance, order, index);
    List<Task> tasks = Traffic.tasks(instance, order, own);
    double[] finishS = Uplink.equalFinishSeconds(instance.drafters().get(index).wireless(), tasks);
    for (int k = 0; k < own.length; k++) {
      int until = k + 1 < own.length ? own[k + 1] : order.length;
      for (int position = own[k]; position < until; position++) {
        latest[position] = Math.max(latest[position], finishS[k]);
      }
    }
  }
}
