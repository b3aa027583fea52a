package sdedge.timeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The batches in the system, each in a slot by which events name it. */
final class Residents {
  private final List<@Nullable BatchJob> slots;
  private final Deque<Integer> free;

  Residents() {
    slots = new ArrayList<>();
    free = new ArrayDeque<>();
  }

  private Residents(Residents other) {
    slots = new ArrayList<>(other.slots.size());
    for (BatchJob job : other.slots) {
      slots.add(job == null ? null : job.copy());
    }
    free = new ArrayDeque<>(other.free);
  }

  /** A copy of the batches where they are now, which advance independently. */
  Residents copy() {
    return new Residents(this);
  }

  /** Takes a batch; its slot. */
  int add(BatchJob job) {
    if (free.isEmpty()) {
      slots.add(job);
      return slots.size() - 1;
    }
    int slot = free.pop();
    slots.set(slot, job);
    return slot;
  }

  BatchJob at(int slot) {
    BatchJob job = slots.get(slot);
    if (job == null) {
      throw new IllegalStateException("nothing happens to a batch that is gone");
    }
    return job;
  }

  void replace(int slot, BatchJob job) {
    slots.set(slot, job);
  }

  /** Nothing more happens to a batch. */
  void remove(int slot) {
    slots.set(slot, null);
    free.push(slot);
  }
}
