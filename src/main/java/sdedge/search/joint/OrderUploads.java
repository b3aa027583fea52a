package sdedge.search.joint;

import java.util.Arrays;
import sdedge.search.ContiguousProblem;
import sdedge.wireless.allocation.Traffic;

/**
 * What the tasks of an order have to send, and how soon the first of them can be there.
 *
 * @param traffic bits and channels by position
 * @param equalFinishS τ by position: the tasks up to it cannot all be there earlier, seconds
 */
@SuppressWarnings("ArrayRecordComponent") // read in hot loops, never changed
record OrderUploads(Traffic traffic, double[] equalFinishS) {

  static OrderUploads of(ContiguousProblem problem) {
    return new OrderUploads(Traffic.of(problem.instance(), problem.tasks()), problem.readyS());
  }

  /** The number of fixed tasks before a position. */
  int firstFixed(int position) {
    int at = Arrays.binarySearch(traffic.fixed(), position);
    return at < 0 ? -at - 1 : at;
  }
}
