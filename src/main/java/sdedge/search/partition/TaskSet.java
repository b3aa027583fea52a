package sdedge.search.partition;

import java.util.Arrays;
import java.util.List;

/** Some tasks, as ascending indices into the instance. */
final class TaskSet {
  private final int[] tasks;
  private int hash; // 0 until it is asked for

  private TaskSet(int[] ascending) {
    tasks = ascending;
  }

  /** Some tasks in any sequence; the array may change later. */
  static TaskSet of(int... tasks) {
    int[] ascending = tasks.clone();
    Arrays.sort(ascending);
    return new TaskSet(ascending);
  }

  /** Those of a set at the places of the bits of a mask. */
  TaskSet part(int mask) {
    int[] some = new int[Integer.bitCount(mask)];
    int count = 0;
    for (int bits = mask; bits != 0; bits &= bits - 1) {
      some[count++] = tasks[Integer.numberOfTrailingZeros(bits)];
    }
    return new TaskSet(some);
  }

  /** With one more, which is not among them. */
  TaskSet with(int task) {
    int[] more = Arrays.copyOf(tasks, tasks.length + 1);
    int at = tasks.length;
    while (at > 0 && more[at - 1] > task) {
      more[at] = more[at - 1];
      at--;
    }
    more[at] = task;
    return new TaskSet(more);
  }

  /** Without one that is among them. */
  TaskSet without(int task) {
    int[] fewer = new int[tasks.length - 1];
    int count = 0;
    for (int k : tasks) {
      if (k != task) {
        fewer[count++] = k;
      }
    }
    return new TaskSet(fewer);
  }

  /** With all of another set, which has none of these. */
  TaskSet and(TaskSet other) {
    int[] all = Arrays.copyOf(tasks, tasks.length + other.tasks.length);
    System.arraycopy(other.tasks, 0, all, tasks.length, other.tasks.length);
    return of(all);
  }

  int size() {
    return tasks.length;
  }

  /** A task by its place, from 0. */
  int task(int place) {
    return tasks[place];
  }

  /** The tasks; not to be changed. */
  int[] array() {
    return tasks;
  }

  /** What its tasks come to together. */
  double sum(double[] byTask) {
    double sum = 0;
    for (int k : tasks) {
      sum += byTask[k];
    }
    return sum;
  }

  List<Integer> list() {
    return Arrays.stream(tasks).boxed().toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TaskSet that && Arrays.equals(tasks, that.tasks);
  }

  @Override
  public int hashCode() {
    if (hash == 0) {
      hash = Arrays.hashCode(tasks);
    }
    return hash;
  }

  @Override
  public String toString() {
    return Arrays.toString(tasks);
  }
}
