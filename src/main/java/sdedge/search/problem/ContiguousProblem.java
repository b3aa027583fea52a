package sdedge.search.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Drafting;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.Task;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.latency.StageModel;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.Draftings;
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
 * @param draftings what batches or their parts may choose from, lengths ascending
 * @param perPart whether the parts of a batch choose each for itself
 * @param rule the one choice that each batch has; null if it may have any of {@code draftings}
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
    List<Drafting> draftings,
    boolean perPart,
    @Nullable DraftingRule rule,
    int[] cohortReach,
    int[] batchReach) {
  private static final int MOST_CHOICES = 100_000; // of one batch
  private static final double MOST_STATES = 1e12; // that are counted: an hour looks at 1e9

  /**
   * The problem of an order under a policy that is a formula, or joint: then no prompt is there
   * earlier than {@code readyS} says, but which are as early is yet to be decided.
   *
   * @param order the name of the order; null if it has none
   * @param tasks in the order, indices into the instance; all or none of each drafter
   * @param pipeline a slot pipeline
   * @param draftings what each batch may choose from, lengths ascending
   */
  public static ContiguousProblem of(
      Instance instance,
      @Nullable TaskOrder order,
      int[] tasks,
      UplinkPolicy uplink,
      Pipeline pipeline,
      List<Drafting> draftings) {
    if (uplink == UplinkPolicy.JOINT) {
      return of(
          instance,
          order,
          tasks,
          uplink,
          null,
          pipeline,
          draftings,
          EqualFinishTimes.of(instance, tasks));
    }
    List<Batch> oneByOne = Arrays.stream(tasks).mapToObj(k -> new Batch(List.of(k), 0)).toList();
    Plan plan = new Plan(pipeline, Scope.BATCH, order, uplink, List.of(new Cohort(oneByOne)));
    return of(instance, plan, draftings);
  }

  /**
   * The problem whose order, uplink and pipeline are those of a plan.
   *
   * @param draftings what each batch may choose from, lengths ascending
   */
  public static ContiguousProblem of(Instance instance, Plan plan, List<Drafting> draftings) {
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
        draftings,
        byPosition);
  }

  private static ContiguousProblem of(
      Instance instance,
      @Nullable TaskOrder order,
      int[] tasks,
      UplinkPolicy uplink,
      @Nullable Allocation allocation,
      Pipeline pipeline,
      List<Drafting> draftings,
      double[] readyS) {
    int[] cohortReach = CohortReach.of(instance, tasks);
    return new ContiguousProblem(
        instance,
        order,
        uplink,
        allocation,
        pipeline,
        tasks,
        readyS,
        draftings,
        instance.speculation().scope() == Scope.DRAFTER && haveSeveralDrafters(instance, tasks),
        null,
        cohortReach,
        batchReach(instance, cohortReach));
  }

  /** This problem with other choices, lengths ascending. */
  public ContiguousProblem withDraftings(List<Drafting> others) {
    return with(others, perPart, null, batchReach);
  }

  /** This problem with one choice per batch. */
  public ContiguousProblem withRule(DraftingRule newRule) {
    return with(draftings, false, newRule, batchReach);
  }

  /** This problem with one task per batch. */
  public ContiguousProblem withSingleTasks() {
    return with(draftings, perPart, rule, IntStream.rangeClosed(1, size()).toArray());
  }

  /** This problem, as narrowed, under a policy that is a formula. */
  public ContiguousProblem under(UplinkPolicy formula) {
    return of(instance, order, tasks, formula, pipeline, draftings)
        .with(draftings, perPart, rule, batchReach);
  }

  private ContiguousProblem with(
      List<Drafting> newDraftings,
      boolean newPerPart,
      @Nullable DraftingRule newRule,
      int[] newReach) {
    return new ContiguousProblem(
        instance,
        order,
        uplink,
        allocation,
        pipeline,
        tasks,
        readyS,
        newDraftings,
        newPerPart,
        newRule,
        cohortReach,
        newReach);
  }

  /** All choices of a batch, without regard to what they are worth. */
  public List<Draftings> allowed(int start, int end) {
    if (rule != null) {
      return List.of(new Draftings.Common(draftings.get(rule.place(start, end))));
    }
    if (!perPart) {
      return draftings.stream().<Draftings>map(Draftings.Common::new).toList();
    }
    List<SortedMap<Integer, Drafting>> vectors = List.of(new TreeMap<>());
    for (int drafter : drafters(start, end)) {
      List<SortedMap<Integer, Drafting>> longer = new ArrayList<>();
      for (SortedMap<Integer, Drafting> vector : vectors) {
        for (Drafting drafting : draftings) {
          SortedMap<Integer, Drafting> more = new TreeMap<>(vector);
          more.put(drafter, drafting);
          longer.add(more);
        }
      }
      vectors = longer;
    }
    return vectors.stream().map(Draftings::of).toList();
  }

  /** How many choices, or vectors of them, a batch has. */
  public double choices(int start, int end) {
    int free = rule != null ? 0 : perPart ? drafters(start, end).length : 1;
    return Math.pow(draftings.size(), free);
  }

  /** The same of all batches that start at a position, by end − start − 1. */
  double[] choices(int start) {
    double[] choices = new double[batchReach[start] - start];
    if (rule != null || !perPart) {
      Arrays.fill(choices, choices(start, start + 1));
      return choices;
    }
    Set<Integer> drafters = new HashSet<>();
    for (int k = 0; k < choices.length; k++) {
      double before = k == 0 ? 1 : choices[k - 1];
      choices[k] = drafters.add(task(start + k).drafter()) ? draftings.size() * before : before;
    }
    return choices;
  }

  /** How many (batch, choice) pairs there are, or, if there are very many, at least. */
  public double states() {
    double states = 0;
    for (int start = 0; start < size() && states < MOST_STATES; start++) {
      states += statesFrom(start);
    }
    return states;
  }

  /** How many (batch, choice) pairs start at a position. */
  double statesFrom(int start) {
    return rule != null || !perPart
        ? (batchReach[start] - start) * choices(start, start + 1)
        : Arrays.stream(choices(start)).sum();
  }

  /** Why batches have too many choices to be searched; null if they have not. */
  public @Nullable String refusal() {
    double most =
        rule != null || !perPart ? choices(0, 1) : Math.pow(draftings.size(), mostParts());
    return most > MOST_CHOICES
        ? String.format(
            Locale.ROOT,
            "scope drafter leaves %.0f combinations of lengths for one batch, at most %d can be"
                + " searched. Maybe scope batch, fewer lengths or smaller batches?",
            most,
            MOST_CHOICES)
        : null;
  }

  /** The most drafters that a batch can have. */
  private int mostParts() {
    Map<Integer, Integer> tasksOf = new HashMap<>(); // of the largest batch from some position
    int most = 0;
    int end = 0;
    for (int start = 0; start < size(); start++) {
      for (; end < batchReach[start]; end++) {
        tasksOf.merge(task(end).drafter(), 1, Integer::sum);
      }
      most = Math.max(most, tasksOf.size());
      tasksOf.computeIfPresent(task(start).drafter(), (d, count) -> count == 1 ? null : count - 1);
    }
    return most;
  }

  /** The drafters of a batch, ascending. */
  public int[] drafters(int start, int end) {
    return IntStream.range(start, end).map(k -> task(k).drafter()).distinct().sorted().toArray();
  }

  private static boolean haveSeveralDrafters(Instance instance, int[] tasks) {
    return Arrays.stream(tasks).map(k -> instance.tasks().get(k).drafter()).distinct().count() > 1;
  }

  /** A choice that a batch has in all its parts. */
  public Drafting first(int start, int end) {
    return draftings.get(rule == null ? 0 : rule.place(start, end));
  }

  /** K, the number of tasks. */
  public int size() {
    return tasks.length;
  }

  /** The task at a position. */
  public Task task(int position) {
    return instance.tasks().get(tasks[position]);
  }

  /** The resources that batches pass. */
  public StageModel stages() {
    return StageModel.of(instance);
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
