package sdedge.stream.bound;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import sdedge.instance.Instance;
import sdedge.instance.PowerModel;
import sdedge.instance.Task;
import sdedge.instance.Wireless;
import sdedge.wireless.Channel;
import sdedge.wireless.Uplink;
import sdedge.wireless.allocation.SharedCell;

/**
 * When prompts can be there at the earliest, weighted by the prices of own times: however a band is
 * divided, prompts follow one another as on a machine (docs/model.md section 12).
 */
final class OwnUploads {
  private final double[] uploadS; // W by task
  private final double[] machineS; // p by task
  private final List<int[]> cells;

  OwnUploads(Instance instance) {
    uploadS = Uplink.aloneSeconds(instance);
    machineS = uploadS.clone();
    cells = IntStream.range(0, instance.drafters().size()).mapToObj(instance::tasksOf).toList();
    for (int d = 0; d < cells.size(); d++) {
      int[] tasks = cells.get(d);
      List<Task> own = Arrays.stream(tasks).mapToObj(instance.tasks()::get).toList();
      double sharing = sharing(d, instance.drafters().get(d).wireless(), own);
      for (int k : tasks) {
        machineS[k] /= sharing;
      }
    }
  }

  /** ρ: how much faster prompts side by side are than one after the other, at most. */
  private static double sharing(int drafter, Wireless cell, List<Task> tasks) {
    List<Channel> senders = Channel.of(cell, tasks).stream().filter(Channel::hasPayload).toList();
    return senders.isEmpty() || cell.powerModel() == PowerModel.CONSTANT_PSD
        ? 1
        : new SharedCell(
                drafter,
                cell.bandwidthHz(),
                IntStream.range(0, senders.size()).toArray(),
                senders.stream().mapToDouble(Channel::payloadBits).toArray(),
                senders.stream().mapToDouble(Channel::gammaHz).toArray())
            .sharing();
  }

  /** p of each task, seconds. */
  double[] machineS() {
    return machineS;
  }

  /** The least W, seconds. */
  double firstS() {
    return Arrays.stream(uploadS).min().orElse(0);
  }

  /** W by task, seconds. */
  double[] aloneS() {
    return uploadS;
  }

  /**
   * When prompts are there, by task, seconds: each as if it were alone, or one after the other,
   * whichever costs more; the sum is no more than any allocation of the band comes to.
   *
   * @param own ν by task
   */
  double[] readyS(double[] own) {
    double[] readyS = uploadS.clone();
    for (int[] cell : cells) {
      double ready = Arrays.stream(cell).mapToDouble(k -> own[k] * uploadS[k]).sum();
      double machine = 0;
      double endS = 0;
      int[] inTurn = inTurn(cell, own);
      for (int k : inTurn) {
        endS += machineS[k];
        machine += own[k] * endS;
      }
      endS = 0;
      for (int k : machine > ready ? inTurn : new int[0]) {
        endS += machineS[k];
        readyS[k] = endS;
      }
    }
    return readyS;
  }

  /** Those who pay for their own time, the shortest for its price first (Smith's rule). */
  private int[] inTurn(int[] cell, double[] own) {
    return Arrays.stream(cell)
        .filter(k -> own[k] > 0)
        .boxed()
        .sorted(Comparator.comparingDouble(k -> machineS[k] / own[k]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
