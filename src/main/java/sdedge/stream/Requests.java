package sdedge.stream;

import java.util.Arrays;

/**
 * Requests in the order of their arrival, each a copy of a task of an instance (docs/model.md
 * section 11). Requests count from 0.
 */
public final class Requests {
  private final double[] arrivalsS;
  private final int[] tasks;

  private Requests(double[] arrivalsS, int[] tasks) {
    this.arrivalsS = arrivalsS;
    this.tasks = tasks;
  }

  /**
   * Requests as given.
   *
   * @param arrivalsS when each arrives, seconds: finite, &ge; 0, never decreasing
   * @param tasks indices of the tasks they are copies of
   * @throws IllegalArgumentException if there is none, or the times are something else
   */
  public static Requests of(double[] arrivalsS, int[] tasks) {
    if (arrivalsS.length == 0 || arrivalsS.length != tasks.length) {
      throw new IllegalArgumentException(
          arrivalsS.length + " arrivals of " + tasks.length + " requests");
    }
    double before = 0;
    for (int r = 0; r < tasks.length; r++) {
      if (!(arrivalsS[r] >= before && arrivalsS[r] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "request " + (r + 1) + " arrives at " + arrivalsS[r] + " s, after " + before + " s");
      }
      before = arrivalsS[r];
    }
    return new Requests(arrivalsS.clone(), tasks.clone());
  }

  /** The given tasks, all at time 0. */
  public static Requests atOnce(int[] tasks) {
    return of(new double[tasks.length], tasks);
  }

  /** How many there are, at least 1. */
  public int count() {
    return tasks.length;
  }

  /** When a request arrives, seconds. */
  public double arrivalS(int request) {
    return arrivalsS[request];
  }

  /** The index of its task in the instance. */
  public int task(int request) {
    return tasks[request];
  }

  /** Whether all are copies of the first so many tasks of an instance. */
  boolean areOf(int count) {
    return Arrays.stream(tasks).allMatch(task -> task >= 0 && task < count);
  }
}
