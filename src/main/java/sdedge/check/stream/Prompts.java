package sdedge.check.stream;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.stream.IntStream;
import sdedge.check.model.Uplinks;
import sdedge.instance.Instance;

/**
 * When the prompts of a stream are there (Section 11 of the model).
 *
 * @param readyS seconds since each arrived
 * @param order the requests by when they are ready, then by when they arrived
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never changed
public record Prompts(double[] readyS, Deque<Integer> order) {

  /** Each cell sends one prompt at a time, in the order of arrival. */
  public static Prompts of(Instance instance, double[] arrivalsS, int[] tasks) {
    double[] ready = new double[tasks.length];
    int[] before = new int[instance.drafters().size()];
    Arrays.fill(before, -1);
    for (int r = 0; r < tasks.length; r++) {
      int cell = instance.tasks().get(tasks[r]).drafter();
      int last = before[cell];
      double busyS = last < 0 ? 0 : arrivalsS[last] - arrivalsS[r] + ready[last];
      ready[r] = Math.max(0, busyS) + Uplinks.aloneS(instance, tasks[r]);
      before[cell] = r;
    }
    return of(arrivalsS, ready);
  }

  /** Those that are ready so many seconds after they arrive. */
  static Prompts of(double[] arrivalsS, double[] readyS) {
    Comparator<Integer> byTime = Comparator.comparingDouble(r -> arrivalsS[r] + readyS[r]);
    return new Prompts(
        readyS,
        new ArrayDeque<>(IntStream.range(0, readyS.length).boxed().sorted(byTime).toList()));
  }
}
