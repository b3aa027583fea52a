package sdedge.check.claim;

import java.util.List;
import sdedge.check.model.Memory;
import sdedge.check.model.Uplinks;
import sdedge.check.model.Upload;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Node;
import sdedge.instance.Task;
import sdedge.instance.UplinkPolicy;

/**
 * The tasks of a drafter in one order under one uplink policy; batches and cohorts are runs of
 * positions.
 */
public final class Sequence {
  private final Instance instance;
  private final int drafter;
  private final List<Integer> tasks;
  private final UplinkPolicy uplink;
  private final double[] readyS;

  public Sequence(Instance instance, int drafter, List<Integer> tasks, UplinkPolicy uplink) {
    this.instance = instance;
    this.drafter = drafter;
    this.tasks = List.copyOf(tasks);
    this.uplink = uplink;
    List<Task> all = tasks.stream().map(instance.tasks()::get).toList();
    // The ready times of tasks do not depend on where batches end, so one batch each will do.
    List<Integer> alone = tasks.stream().map(task -> 1).toList();
    readyS =
        new Uplinks(drafter().wireless(), all)
            .under(uplink, alone).stream().mapToDouble(Upload::readyS).toArray();
  }

  Instance instance() {
    return instance;
  }

  int drafterIndex() {
    return drafter;
  }

  Drafter drafter() {
    return instance.drafters().get(drafter);
  }

  UplinkPolicy uplink() {
    return uplink;
  }

  int size() {
    return tasks.size();
  }

  Task task(int position) {
    return instance.tasks().get(tasks.get(position));
  }

  /** Indices of the tasks at positions {@code begin} to {@code end − 1}. */
  List<Integer> tasks(int begin, int end) {
    return tasks.subList(begin, end);
  }

  /** r of the task at a position, seconds. */
  double readyS(int position) {
    return readyS[position];
  }

  /** Where the largest cohort that begins at a position ends. */
  int reach(int begin) {
    int end = begin;
    while (end < size() && isCohort(begin, end + 1)) {
      end++;
    }
    return end;
  }

  private boolean isCohort(int begin, int end) {
    double tokens = Memory.tokens(instance, tasks(begin, end));
    for (Node node : List.of(drafter().node(), instance.verifier())) {
      if (!Memory.fits(node, tokens)) {
        return false;
      }
    }
    return end - begin <= instance.batching().maxTasksPerCohort();
  }
}
