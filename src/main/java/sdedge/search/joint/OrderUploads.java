package sdedge.search.joint;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import sdedge.instance.Instance;
import sdedge.instance.Scope;
import sdedge.search.Certificate;
import sdedge.search.problem.ContiguousProblem;
import sdedge.wireless.allocation.OrderBound;
import sdedge.wireless.allocation.SharedCell;
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

  /** Weights and the bound of all plans of a problem that they prove, by task. */
  Certificate certificate(ContiguousProblem problem, OrderBound weights, double boundS) {
    SortedMap<Integer, Double> perBit = new TreeMap<>();
    SortedMap<Integer, Double> ofReadyTimes = new TreeMap<>();
    int next = 0;
    for (SharedCell cell : traffic.cells()) {
      for (int position : cell.positions()) {
        perBit.put(problem.tasks()[position], weights.weights()[next++]);
      }
    }
    for (int position : traffic.fixed()) {
      ofReadyTimes.put(problem.tasks()[position], weights.weights()[next++]);
    }
    Instance instance = problem.instance();
    boolean global = instance.speculation().scope() == Scope.GLOBAL;
    return new Certificate(
        problem.order(),
        global ? problem.draftChoices().get(0) : null,
        instance.hasModes() ? problem.set().loaded().stream().sorted().toList() : null,
        boundS,
        perBit,
        ofReadyTimes);
  }

  /** The number of fixed tasks before a position. */
  int firstFixed(int position) {
    int at = Arrays.binarySearch(traffic.fixed(), position);
    return at < 0 ? -at - 1 : at;
  }
}
