package sdedge.oracle.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import sdedge.oracle.model.Memory;
import sdedge.oracle.model.ModeSelection;
import sdedge.plan.GroupService;

/** Requests that are ready and not admitted (Section 11 of the model). */
final class WaitingRequests {
  private final ModeSelection loaded;
  private final int[] tasks; // by request
  private final List<GroupService.GroupRule> limits;
  private final Deque<Integer> requests = new ArrayDeque<>();

  WaitingRequests(ModeSelection loaded, int[] tasks, List<GroupService.GroupRule> limits) {
    this.loaded = loaded;
    this.tasks = tasks;
    this.limits = limits;
  }

  void add(int request) {
    requests.add(request);
  }

  /** Those that a group at rest admits, which wait no more. */
  List<Integer> admitted(StepGroup group, List<StepGroup> groups) {
    int most = loaded.instance().batching().maxTasksPerBatch();
    if (requests.isEmpty() || group.residents.size() >= most) {
      return List.of();
    }
    Memory.Reserved together = new Memory.Reserved(loaded);
    for (StepGroup each : groups) {
      together.add(each.residents.stream().map(Resident::index).toList());
    }
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
    double limit = Math.min(share, Math.min(most, limits.get(group.number).mostTasks()));
    List<Integer> admitted = new ArrayList<>();
    while (fitting > 0 && group.residents.size() + admitted.size() < limit) {
      admitted.add(requests.remove());
      fitting--;
    }
    return admitted;
  }
}
