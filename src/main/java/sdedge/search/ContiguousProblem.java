package sdedge.search;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Task;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.latency.StageModel;
import sdedge.plan.Feasibility;
import sdedge.wireless.Uplink;

/**
 * The search for one drafter with the order, the uplink policy and the lengths fixed: where to cut
 * the order into batches and cohorts, and which length each batch gets (docs/model.md section 7).
 * Positions count from 0; a batch (i, j) holds the tasks at positions i..j−1.
 *
 * @param rule the one length that each batch may have; null if it may have any of {@code lengths}
 */
@SuppressWarnings("ArrayRecordComponent") // read in hot loops, never changed
public record ContiguousProblem(
    Instance instance,
    int drafter,
    @Nullable TaskOrder order,
    UplinkPolicy uplink,
    Pipeline pipeline,
    int[] tasks,
    double[] readyS,
    int[] lengths,
    @Nullable LengthRule rule,
    int[] cohortReach,
    int[] batchReach) {

  /**
   * The problem of a drafter.
   *
   * @param order the name of the order; null if it has none
   * @param tasks the tasks of the drafter in the order, indices into the instance
   * @param pipeline a slot pipeline
   * @param lengths the speculation lengths each batch may choose from, ascending
   */
  public static ContiguousProblem of(
      Instance instance,
      int drafter,
      @Nullable TaskOrder order,
      int[] tasks,
      UplinkPolicy uplink,
      Pipeline pipeline,
      int[] lengths) {
    List<Task> inOrder = Arrays.stream(tasks).mapToObj(instance.tasks()::get).toList();
    Drafter station = instance.drafters().get(drafter);
    int[] cohortReach = cohortReach(instance, station, tasks);
    return new ContiguousProblem(
        instance,
        drafter,
        order,
        uplink,
        pipeline,
        tasks,
        Uplink.readySeconds(station.wireless(), inOrder, uplink),
        lengths,
        null,
        cohortReach,
        batchReach(instance, cohortReach));
  }

  /** This problem with other lengths to choose from, ascending. */
  public ContiguousProblem withLengths(int... others) {
    return with(others, null, batchReach);
  }

  /** This problem with one length per batch. */
  public ContiguousProblem withRule(LengthRule lengthRule) {
    return with(lengths, lengthRule, batchReach);
  }

  /** This problem with one task per batch. */
  public ContiguousProblem withSingleTasks() {
    return with(lengths, rule, IntStream.rangeClosed(1, size()).toArray());
  }

  private ContiguousProblem with(int[] newLengths, @Nullable LengthRule newRule, int[] newReach) {
    return new ContiguousProblem(
        instance,
        drafter,
        order,
        uplink,
        pipeline,
        tasks,
        readyS,
        newLengths,
        newRule,
        cohortReach,
        newReach);
  }

  /** From how many lengths each batch may choose. */
  public int choices() {
    return rule == null ? lengths.length : 1;
  }

  /** Whether a batch may have the {@code q}-th length. */
  public boolean admits(int start, int end, int q) {
    return rule == null || rule.length(start, end) == lengths[q];
  }

  /** The first length that a batch may have. */
  public int firstLength(int start, int end) {
    return rule == null ? lengths[0] : rule.length(start, end);
  }

  /** K, the number of tasks. */
  public int size() {
    return tasks.length;
  }

  /** The task at a position. */
  public Task task(int position) {
    return instance.tasks().get(tasks[position]);
  }

  /** The stages of this drafter. */
  public StageModel stages() {
    return StageModel.of(instance, drafter);
  }

  /** By start position, the furthest end of a cohort that fits; the caches of tasks only add up. */
  private static int[] cohortReach(Instance instance, Drafter station, int[] tasks) {
    int[] reach = new int[tasks.length];
    for (int start = 0; start < tasks.length; start++) {
      double tokens = 0;
      int end = start;
      while (end < tasks.length && end - start < instance.batching().maxTasksPerCohort()) {
        tokens += Feasibility.reservedTokens(instance, tasks[end]);
        if (!Feasibility.fits(station.node(), tokens)
            || !Feasibility.fits(instance.verifier(), tokens)) {
          break;
        }
        end++;
      }
      reach[start] = end;
    }
    return reach;
  }

  private static int[] batchReach(Instance instance, int[] cohortReach) {
    int[] reach = cohortReach.clone();
    for (int start = 0; start < reach.length; start++) {
      long end = (long) start + instance.batching().maxTasksPerBatch();
      reach[start] = (int) Math.min(reach[start], end);
    }
    return reach;
  }
}
