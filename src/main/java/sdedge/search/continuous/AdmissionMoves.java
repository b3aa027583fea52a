package sdedge.search.continuous;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import sdedge.random.RandomStream;

/** Other orders of admission, at random. */
final class AdmissionMoves {
  private AdmissionMoves() {}

  /** With a task at another place. */
  static List<Integer> elsewhere(List<Integer> order, RandomStream random) {
    List<Integer> tasks = new ArrayList<>(order);
    Integer task = tasks.remove(random.below(tasks.size()));
    tasks.add(random.below(tasks.size() + 1), task);
    return tasks;
  }

  /** With two tasks in each other's place. */
  static List<Integer> swapped(List<Integer> order, RandomStream random) {
    List<Integer> tasks = new ArrayList<>(order);
    Collections.swap(tasks, random.below(tasks.size()), random.below(tasks.size()));
    return tasks;
  }
}
