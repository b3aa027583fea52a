package sdedge.wireless;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import sdedge.instance.Instance;
import sdedge.instance.PowerModel;
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

  /** W_k, seconds, of all tasks of an instance, in its order; 0 without payload. */
  public static double[] aloneSeconds(Instance instance) {
    return instance.tasks().stream()
        .map(task -> Channel.of(instance.drafters().get(task.drafter()).wireless(), task))
        .mapToDouble(Channel::aloneSeconds)
        .toArray();
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
   * The equal finish, seconds, of the tasks up to each with the band to themselves.
   *
   * @return one value per task, in the order of {@code tasks}, nondecreasing
   */
  public static double[] equalFinishSeconds(Wireless cell, List<Task> tasks) {
    List<Channel> channels = Channel.of(cell, tasks);
    List<Channel> senders = channels.stream().filter(Channel::hasPayload).toList();
    double[] ofSenders =
        cell.powerModel() == PowerModel.CONSTANT_POWER
            ? EqualFinishes.seconds(senders)
            : new Policy.Sequential().readySeconds(senders);
    double[] seconds = new double[tasks.size()];
    double latest = 0;
    int sent = 0;
    for (int k = 0; k < seconds.length; k++) {
      if (channels.get(k).hasPayload()) {
        latest = Math.max(latest, ofSenders[sent++]);
      }
      seconds[k] = latest;
    }
    return seconds;
  }

  /** When the last prompt of a drafter that has tasks can be there, seconds. */
  public static double lastSeconds(Instance instance, int drafter) {
    List<Task> prompts =
        Arrays.stream(instance.tasksOf(drafter)).mapToObj(instance.tasks()::get).toList();
    double[] endS = equalFinishSeconds(instance.drafters().get(drafter).wireless(), prompts);
    return endS[endS.length - 1];
  }

  /**
   * Prompts at constant power that fill the band from time 0 and finish together.
   *
   * @param bits D &gt; 0 of each
   * @param gammaHz γ &gt; 0 of each
   */
  public static List<Share> equalFinish(double bandwidthHz, double[] bits, double[] gammaHz) {
    List<Channel> channels =
        IntStream.range(0, bits.length)
            .mapToObj(k -> new Channel(bits[k], gammaHz[k], bandwidthHz, PowerModel.CONSTANT_POWER))
            .toList();
    return new Policy.EqualFinishShares().allocate(channels);
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
