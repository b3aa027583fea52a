package sdedge.oracle.stream;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.stream.IntStream;
import sdedge.instance.Instance;
import sdedge.oracle.model.Uplinks;

/**
 * When the prompts of a stream are there (Section 11 of the model).
 *
 * @param readyS seconds since each arrived
 * @param order the requests by when they are ready, then by when they arrived
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never changed
public record Prompts(double[] readyS, Deque<Integer> order) {

  /**
   * The front end takes one request at a time, and each cell then sends one prompt at a time, in
   * the order of arrival.
   */
  public static Prompts of(Instance instance, double[] arrivalsS, int[] tasks) {
    double[] ready = new double[tasks.length];
    int[] before = new int[instance.drafters().size()];
    Arrays.fill(before, -1);
    double[] inFrontS = inFrontS(instance.serving().frontEndS(), arrivalsS);
    for (int r = 0; r < tasks.length; r++) {
      int cell = instance.tasks().get(tasks[r]).drafter();
      int last = before[cell];
      double busyS = last < 0 ? 0 : arrivalsS[last] - arrivalsS[r] + ready[last];
      ready[r] = Math.max(inFrontS[r], busyS) + Uplinks.aloneS(instance, tasks[r]);
      before[cell] = r;
    }
    return of(arrivalsS, ready);
  }

  /** Until the front end is done with each request, seconds since it arrived. */
  private static double[] inFrontS(double eachS, double[] arrivalsS) {
    double[] seconds = new double[arrivalsS.length];
    for (int r = 0; r < seconds.length; r++) {
      double busyS = r == 0 ? 0 : arrivalsS[r - 1] - arrivalsS[r] + seconds[r - 1];
      seconds[r] = eachS == 0 ? 0 : Math.max(0, busyS) + eachS;
    }
    return seconds;
  }

  /** Those that are ready so many seconds after they arrive. */
  static Prompts of(double[] arrivalsS, double[] readyS) {
    Comparator<Integer> byTime = Comparator.comparingDouble(r -> arrivalsS[r] + readyS[r]);
    return new Prompts(
        readyS,
        new ArrayDeque<>(IntStream.range(0, readyS.length).boxed().sorted(byTime).toList()));
  }
}
