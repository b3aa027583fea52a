package sdedge.wireless;

import java.util.List;
import sdedge.instance.Task;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.Wireless;

/** Ready times and shares of the tasks of one drafter (docs/model.md section 5). */
public final class Uplink {
  private Uplink() {}

  /**
   * W_k, seconds, of each task alone on the whole band; 0 without payload.
   *
   * @return one value per task, in the order of {@code tasks}
   */
  public static double[] aloneSeconds(Wireless cell, List<Task> tasks) {
    return Channel.of(cell, tasks).stream().mapToDouble(Channel::aloneSeconds).toArray();
  }

  /**
   * r_k, seconds, of each task under a policy.
   *
   * @param tasks all tasks of the drafter, in plan order
   * @param policy not {@code AUTO}
   * @return one value per task, in the order of {@code tasks}
   */
  public static double[] readySeconds(Wireless cell, List<Task> tasks, UplinkPolicy policy) {
    return Policy.of(policy).readySeconds(Channel.of(cell, tasks));
  }

  /**
   * How each task uses the band, batch by batch as reported (under {@code sequential} with
   * constant-psd a batch's tasks share the band and finish together).
   *
   * @param batches the tasks of the drafter's batches, in plan order
   * @return one share per task, in plan order
   */
  public static List<Share> shares(Wireless cell, List<List<Task>> batches, UplinkPolicy policy) {
    List<List<Channel>> channels = batches.stream().map(b -> Channel.of(cell, b)).toList();
    return Policy.of(policy).shares(channels);
  }
}
