package sdedge.search.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.control.ProgressListener;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.Task;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.latency.StageModel;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.Plan;
import sdedge.timeline.Uploads;
import sdedge.wireless.Allocation;
import sdedge.wireless.allocation.EqualFinishTimes;

/**
 * The search with the order and the uplink fixed: where to cut the order into batches and cohorts,
 * and how each batch drafts (docs/model.md section 7). Positions count from 0; a batch (i, j) holds
 * the tasks at positions i..j−1, of any drafters.
 *
 * @param tasks in the order, indices into the instance: all, or those of some drafters
 * @param readyS by position, when the prompt is there
 * @param set what batches or their parts may choose from
 * @param perPart whether the parts of a batch choose each for itself
 * @param cohortReach by start, the furthest end of a cohort that fits
 * @param batchReach by start, the furthest end of a batch that fits and may draft in some way
 * @param singleTasks whether batches have one task
 * @param constraints which tasks share a batch
 * @param cuts by position, whether a batch may end before it; null if everywhere
 * @param rule the one choice that each batch has; null if it may have any of {@code set}
 */
@SuppressWarnings("ArrayRecordComponent") // read in hot loops, never changed
public record ContiguousProblem(
    Instance instance,
    @Nullable TaskOrder order,
    UplinkPolicy uplink,
    @Nullable Allocation allocation,
    Pipeline pipeline,
    int[] tasks,
    double[] readyS,
    ChoiceSet set,
    boolean perPart,
    @Nullable ChoiceRule rule,
    int[] cohortReach,
    int[] batchReach,
    boolean singleTasks,
    BatchConstraints constraints,
    boolean @Nullable [] cuts)
    implements ProgressListener.Subproblem {
  /**
   * The problem of an order under a policy that is a formula, or joint: then no prompt is there
   * earlier than {@code readyS} says, but which are as early is yet to be decided.
   *
   * @param order the name of the order; null if it has none
   * @param tasks in the order, indices into the instance; all or none of each drafter
   * @param pipeline a slot pipeline
   * @param choices what each batch may choose from, lengths ascending
   */
  public static ContiguousProblem of(
      Instance instance,
      @Nullable TaskOrder order,
      int[] tasks,
      UplinkPolicy uplink,
      Pipeline pipeline,
      List<DraftChoice> choices) {
    ChoiceSet set = ChoiceSet.of(instance, choices);
    return of(instance, order, tasks, uplink, pipeline, set);
  }

  /** The problem of an order whose batches choose from a set. */
  public static ContiguousProblem of(
      Instance instance,
      @Nullable TaskOrder order,
      int[] tasks,
      UplinkPolicy uplink,
      Pipeline pipeline,
      ChoiceSet set) {
    if (uplink == UplinkPolicy.JOINT) {
      double[] readyS = EqualFinishTimes.of(instance, tasks);
      return of(instance, order, tasks, uplink, null, pipeline, set, readyS);
    }
    List<Batch> oneByOne = Arrays.stream(tasks).mapToObj(k -> new Batch(List.of(k), 0)).toList();
    Plan plan = new Plan(pipeline, Scope.BATCH, order, uplink, List.of(new Cohort(oneByOne)));
    return of(instance, plan, set);
  }

  /**
   * The problem whose order, uplink and pipeline are those of a plan.
   *
   * @param choices what each batch may choose from, lengths ascending
   */
  public static ContiguousProblem of(Instance instance, Plan plan, List<DraftChoice> choices) {
    return of(instance, plan, ChoiceSet.of(instance, choices));
  }

  /** The problem of the order, uplink and pipeline of a plan, whose batches choose from a set. */
  public static ContiguousProblem of(Instance instance, Plan plan, ChoiceSet set) {
    int[] tasks = plan.tasks().stream().mapToInt(Integer::intValue).toArray();
    double[] readyS = Uploads.readySeconds(instance, plan);
    double[] byPosition = Arrays.stream(tasks).mapToDouble(k -> readyS[k]).toArray();
    return of(
        instance,
        plan.order(),
        tasks,
        plan.uplink(),
        plan.allocation(),
        plan.pipeline(),
        set,
        byPosition);
  }

  private static ContiguousProblem of(
      Instance instance,
      @Nullable TaskOrder order,
      int[] tasks,
      UplinkPolicy uplink,
      @Nullable Allocation allocation,
      Pipeline pipeline,
      ChoiceSet set,
      double[] readyS) {
    int[] cohortReach = Reach.ofCohorts(instance, tasks, set.loaded());
    boolean perPart =
        instance.speculation().scope() == Scope.DRAFTER && haveSeveralDrafters(instance, tasks);
    return new ContiguousProblem(
        instance,
        order,
        uplink,
        allocation,
        pipeline,
        tasks,
        readyS,
        set,
        perPart,
        null,
        cohortReach,
        Reach.ofBatches(instance, tasks, cohortReach, set, perPart, false),
        false,
        BatchConstraints.FREE,
        null);
  }

  /** What batches or their parts may choose from, lengths ascending. */
  public List<DraftChoice> draftChoices() {
    return set.all();
  }

  /** This problem with other choices, lengths ascending, under the same modes. */
  public ContiguousProblem withChoices(List<DraftChoice> others) {
    return with(set.with(others), perPart, null, singleTasks, constraints);
  }

  /** This problem with another set of choices. */
  public ContiguousProblem with(ChoiceSet other) {
    return with(other, perPart, null, singleTasks, constraints);
  }

  /**
   * This problem with each of some sets of choices, the largest first; without those under which no
   * cohort and no batch reaches further than under another one that has all of their choices.
   */
  public List<ContiguousProblem> withEach(List<ChoiceSet> sets) {
    List<ContiguousProblem> problems = new ArrayList<>();
    for (ChoiceSet one : sets) {
      ContiguousProblem problem = with(one);
      if (problems.stream().noneMatch(other -> other.replaces(problem))) {
        problems.add(problem);
      }
    }
    return problems;
  }

  private boolean replaces(ContiguousProblem other) {
    return set.hasAllOf(other.set)
        && IntStream.range(0, size())
            .allMatch(
                k ->
                    cohortReach[k] >= other.cohortReach[k] && batchReach[k] >= other.batchReach[k]);
  }

  /** This problem with one choice per batch. */
  public ContiguousProblem withRule(ChoiceRule newRule) {
    return with(set, false, newRule, singleTasks, constraints);
  }

  /** This problem with a choice per batch that all its parts have. */
  public ContiguousProblem withCommonChoices() {
    return with(set, false, rule, singleTasks, constraints);
  }

  /** This problem with one task per batch. */
  public ContiguousProblem withSingleTasks() {
    return with(set, perPart, rule, true, constraints);
  }

  /** This problem with only such batches as constraints allow. */
  public ContiguousProblem with(BatchConstraints other) {
    return with(set, perPart, rule, singleTasks, other);
  }

  /** This problem, as narrowed, under a policy that is a formula. */
  public ContiguousProblem under(UplinkPolicy formula) {
    return of(instance, order, tasks, formula, pipeline, set)
        .with(set, perPart, rule, singleTasks, constraints);
  }

  private ContiguousProblem with(
      ChoiceSet newSet,
      boolean newPerPart,
      @Nullable ChoiceRule newRule,
      boolean single,
      BatchConstraints newConstraints) {
    int[] reach =
        newSet.loaded().equals(set.loaded())
            ? cohortReach
            : Reach.ofCohorts(instance, tasks, newSet.loaded());
    int[] ends = Reach.ofBatches(instance, tasks, reach, newSet, newPerPart, single);
    newConstraints.limit(tasks, ends);
    return new ContiguousProblem(
        instance,
        order,
        uplink,
        allocation,
        pipeline,
        tasks,
        readyS,
        newSet,
        newPerPart,
        newRule,
        reach,
        ends,
        single,
        newConstraints,
        newConstraints.together().isEmpty() ? null : newConstraints.cuts(tasks));
  }

  /** Whether there is a batch from a position to an end within its reach. */
  boolean isBatch(int start, int end) {
    return cuts == null || (cuts[start] && cuts[end]);
  }

  /**
   * Whether the batches that the constraints ask for are within reach: the smallest of them all.
   */
  public boolean isPossible() {
    int start = 0;
    for (int end = 1; end <= size(); end++) {
      if (cuts == null || cuts[end]) {
        if (end > batchReach[start]) {
          return false;
        }
        start = end;
      }
    }
    return true;
  }

  /** What its batches may choose. */
  public BatchChoices choices() {
    return new BatchChoices(this);
  }

  /** The drafters of a batch, ascending. */
  public int[] drafters(int start, int end) {
    return IntStream.range(start, end).map(k -> task(k).drafter()).distinct().sorted().toArray();
  }

  private static boolean haveSeveralDrafters(Instance instance, int[] tasks) {
    return Arrays.stream(tasks).map(k -> instance.tasks().get(k).drafter()).distinct().count() > 1;
  }

  /** K, the number of tasks. */
  public int size() {
    return tasks.length;
  }

  public Task task(int position) {
    return instance.tasks().get(tasks[position]);
  }

  /** The resources that batches pass. */
  public StageModel stages() {
    return StageModel.of(instance);
  }
}
