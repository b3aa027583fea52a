package sdedge.check.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import sdedge.check.model.Memory;
import sdedge.check.model.ModeSelection;
import sdedge.instance.Instance;

/** Requests that are ready and not admitted (Section 11 of the model). */
final class WaitingRequests {
  private final Instance instance;
  private final int[] tasks; // by request
  private final Service service;
  private final Deque<Integer> requests = new ArrayDeque<>();

  WaitingRequests(Instance instance, int[] tasks, Service service) {
    this.instance = instance;
    this.tasks = tasks;
    this.service = service;
  }

  void add(int request) {
    requests.add(request);
  }

  /** Those that a group at rest admits, which wait no more. */
  List<Integer> admitted(StepGroup group, List<StepGroup> groups) {
    Memory.Reserved together = new Memory.Reserved(new ModeSelection(instance, service.loaded()));
    for (StepGroup each : groups) {
      together.add(each.residents.stream().map(Resident::index).toList());
    }
    int most = instance.batching().maxTasksPerBatch();
    long all = (long) most * groups.size(); // no more matter
    int fitting = 0;
    for (int request : requests) {
      List<Integer> next = List.of(tasks[request]);
      if (together.count() >= all || !together.fits(next)) {
        break;
      }
      together.add(next);
      fitting++;
    }
    double share = Math.ceil(together.count() / (double) groups.size());
    double limit = Math.min(share, Math.min(most, service.groups().get(group.number).most()));
    List<Integer> admitted = new ArrayList<>();
    while (fitting > 0 && group.residents.size() + admitted.size() < limit) {
      admitted.add(requests.remove());
      fitting--;
    }
    return admitted;
  }
}
