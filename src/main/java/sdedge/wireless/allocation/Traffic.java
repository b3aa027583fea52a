package sdedge.wireless.allocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import sdedge.instance.Instance;
import sdedge.instance.PowerModel;
import sdedge.instance.Task;
import sdedge.instance.UplinkPolicy;
import sdedge.wireless.Channel;
import sdedge.wireless.Uplink;

/**
 * What all tasks of an order have to send. <em>Free</em> prompts share the band of a constant-power
 * drafter; <em>fixed</em> ones have a ready time that no allocation improves for any prefix of the
 * order: those of constant-psd drafters, sequentially, and tasks without payload, 0.
 *
 * @param size number of tasks
 * @param cells the constant-power drafters with payload, in the order of the instance
 * @param fixed positions of the fixed tasks, ascending
 * @param fixedReadyS their ready times, seconds
 */
@SuppressWarnings("ArrayRecordComponent") // read in hot loops, never changed
public record Traffic(int size, List<SharedCell> cells, int[] fixed, double[] fixedReadyS) {
  public Traffic {
    cells = List.copyOf(cells);
  }

  /**
   * The traffic of an order.
   *
   * @param order all tasks, as indices into the instance
   */
  public static Traffic of(Instance instance, int[] order) {
    List<SharedCell> cells = new ArrayList<>();
    double[] readyS = new double[order.length];
    boolean[] free = new boolean[order.length];
    int[][] positions = positionsByDrafter(instance, order);
    for (int d = 0; d < positions.length; d++) {
      int[] own = positions[d];
      List<Task> tasks = tasks(instance, order, own);
      var wireless = instance.drafters().get(d).wireless();
      if (wireless.powerModel() == PowerModel.CONSTANT_PSD) {
        double[] clock = Uplink.readySeconds(wireless, tasks, UplinkPolicy.SEQUENTIAL);
        for (int k = 0; k < own.length; k++) {
          readyS[own[k]] = clock[k];
        }
      } else {
        List<Channel> channels = Channel.of(wireless, tasks);
        int[] senders =
            IntStream.range(0, own.length).filter(k -> channels.get(k).hasPayload()).toArray();
        for (int k : senders) {
          free[own[k]] = true;
        }
        if (senders.length > 0) {
          cells.add(
              new SharedCell(
                  d,
                  wireless.bandwidthHz(),
                  Arrays.stream(senders).map(k -> own[k]).toArray(),
                  Arrays.stream(senders).mapToDouble(k -> channels.get(k).payloadBits()).toArray(),
                  Arrays.stream(senders).mapToDouble(k -> channels.get(k).gammaHz()).toArray()));
        }
      }
    }
    int[] fixed = IntStream.range(0, order.length).filter(k -> !free[k]).toArray();
    double[] fixedReadyS = Arrays.stream(fixed).mapToDouble(k -> readyS[k]).toArray();
    return new Traffic(order.length, cells, fixed, fixedReadyS);
  }

  /** The positions of the tasks of each drafter, ascending. */
  static int[][] positionsByDrafter(Instance instance, int[] order) {
    IntStream.Builder[] positions = new IntStream.Builder[instance.drafters().size()];
    Arrays.setAll(positions, d -> IntStream.builder());
    for (int position = 0; position < order.length; position++) {
      positions[instance.tasks().get(order[position]).drafter()].add(position);
    }
    return Arrays.stream(positions).map(own -> own.build().toArray()).toArray(int[][]::new);
  }

  static List<Task> tasks(Instance instance, int[] order, int[] positions) {
    return Arrays.stream(positions).mapToObj(p -> instance.tasks().get(order[p])).toList();
  }

  /** The traffic of one of the cells alone. */
  Traffic only(int cell) {
    return new Traffic(size, List.of(cells.get(cell)), new int[0], new double[0]);
  }

  /** Number of prompts and fixed tasks: of weights in a bound. */
  public int unknowns() {
    return offset(cells.size()) + fixed.length;
  }

  /** Where the weights of a cell begin; behind those of all cells follow those of fixed tasks. */
  public int offset(int cell) {
    int offset = 0;
    for (int c = 0; c < cell; c++) {
      offset += cells.get(c).size();
    }
    return offset;
  }
}
