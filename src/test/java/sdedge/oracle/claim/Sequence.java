package sdedge.oracle.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import sdedge.instance.Batching;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.UplinkPolicy;
import sdedge.oracle.model.Memory;
import sdedge.oracle.model.ModeSelection;
import sdedge.oracle.model.Pricing;
import sdedge.oracle.model.Uplinks;
import sdedge.oracle.model.Upload;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.DraftChoices;
import sdedge.plan.Plan;

/**
 * All tasks in one order, ready at given times; batches and cohorts are runs of positions.
 *
 * @param tasks in the order
 * @param readyS r of each, in the order, seconds
 */
record Sequence(Pricing pricing, List<Integer> tasks, List<Double> readyS) {

  /**
   * Tasks that upload as a plan says, whose order is theirs: the ready times do not depend on where
   * batches end.
   */
  static Sequence of(Pricing pricing, Plan plan) {
    Map<Integer, Upload> uploads = Uplinks.of(pricing.instance(), plan);
    List<Double> readyS = new ArrayList<>();
    for (int task : plan.tasks()) {
      Upload upload = uploads.get(task);
      readyS.add(upload == null ? 0 : upload.readyS());
    }
    return new Sequence(pricing, plan.tasks(), readyS);
  }

  /** Tasks in an order, each ready when all of its cell up to it could be at the earliest. */
  static Sequence earliest(Pricing pricing, List<Integer> tasks, Deadline deadline) {
    List<Double> readyS = new ArrayList<>();
    double latestS = 0;
    for (int end = 1; end <= tasks.size(); end++) {
      deadline.check();
      Cohort all = new Cohort(List.of(new Batch(tasks.subList(0, end), 0)));
      Plan prefix =
          new Plan(Pipeline.ROLLING, Scope.BATCH, null, UplinkPolicy.EQUAL_FINISH, List.of(all));
      for (Upload upload : Uplinks.of(pricing.instance(), prefix).values()) {
        latestS = Math.max(latestS, upload.readyS());
      }
      readyS.add(latestS);
    }
    return new Sequence(pricing, tasks, readyS);
  }

  Instance instance() {
    return pricing.instance();
  }

  int size() {
    return tasks.size();
  }

  /** A batch of positions {@code begin} to {@code end − 1}. */
  Batch batch(int begin, int end, SortedMap<Integer, DraftChoice> choices) {
    return new Batch(tasks.subList(begin, end), new DraftChoices.PerDrafterChoice(choices));
  }

  /** When the positions {@code begin} to {@code end − 1} are ready, seconds. */
  double readyS(int begin, int end) {
    return readyS.subList(begin, end).stream().mapToDouble(r -> r).max().orElse(0);
  }

  /** Where the largest cohort that begins at a position ends while some modes are loaded. */
  int reach(int begin, ModeSelection loaded) {
    Batching limits = instance().batching();
    int end = end(begin, limits.maxTasksPerCohort());
    return limits.isByBatch() ? end : fitting(begin, end, loaded);
  }

  /** Where the largest batch ends that begins where a cohort may reach some position. */
  int batchReach(int begin, int reach, ModeSelection loaded) {
    Batching limits = instance().batching();
    int end = Math.min(reach, end(begin, limits.maxTasksPerBatch()));
    return limits.isByBatch() ? fitting(begin, end, loaded) : end;
  }

  private int end(int begin, int most) {
    return begin + Math.min(most, size() - begin);
  }

  /** Where the most tasks from a position on end that fit in memory together, at most at one. */
  private int fitting(int begin, int most, ModeSelection loaded) {
    int end = begin;
    while (end < most && Memory.fits(loaded, tasks.subList(begin, end + 1))) {
      end++;
    }
    return end;
  }
}
