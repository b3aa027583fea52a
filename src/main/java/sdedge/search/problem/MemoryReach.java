package sdedge.search.problem;

import java.util.Set;
import sdedge.instance.Instance;
import sdedge.plan.Arena;
import sdedge.plan.MemoryModel;

/** How far tasks in an order fit in memory together: the more, the more they need on every node. */
final class MemoryReach {
  private final Instance instance;
  private final int[] tasks;
  private final MemoryModel memory;
  private final Arena reserved; // of the tasks from start to end − 1
  private int start;
  private int end;

  private MemoryReach(Instance instance, int[] tasks, MemoryModel memory) {
    this.instance = instance;
    this.tasks = tasks;
    this.memory = memory;
    reserved = new Arena(instance, instance.drafters().size());
  }

  /** By start position, the furthest end of tasks that fit while some modes are loaded. */
  static int[] of(Instance instance, int[] tasks, Set<String> loaded) {
    int[] reach = new int[tasks.length];
    MemoryReach fitting = new MemoryReach(instance, tasks, MemoryModel.of(instance, loaded));
    for (int first = 0; first < tasks.length; first++) {
      reach[first] = fitting.from(first);
    }
    return reach;
  }

  /** From one position after the other: an end never falls back. */
  private int from(int first) {
    for (; start < first; start++) {
      reserved.removeFirst(drafter(start), tasks[start]);
    }
    while (start == end || fits()) {
      if (end == tasks.length) {
        return end;
      }
      reserved.add(drafter(end), tasks[end]);
      end++;
    }
    return end - 1; // the last one has come in vain, and waits until others leave
  }

  /** Whether all do, as all but the last one do. */
  private boolean fits() {
    int d = drafter(end - 1);
    return memory.fits(d, reserved.onDrafter(d))
        && memory.fitsVerifier(reserved.onVerifier(), reserved::onVerifier);
  }

  private int drafter(int position) {
    return instance.tasks().get(tasks[position]).drafter();
  }
}
