package sdedge.wireless.allocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.instance.UplinkPolicy;
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
    Drafter drafter = instance.drafters().get(index);
    List<Task> tasks = new ArrayList<>();
    double finish = 0;
    for (int position = 0; position < order.length; position++) {
      Task task = instance.tasks().get(order[position]);
      if (task.drafter() == index) {
        tasks.add(task);
        double[] ready = Uplink.readySeconds(drafter.wireless(), tasks, UplinkPolicy.SIMULTANEOUS);
        finish = Math.max(finish, Arrays.stream(ready).max().orElse(0));
      }
      latest[position] = Math.max(latest[position], finish);
    }
  }
}
