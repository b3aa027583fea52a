package sdedge.oracle.claim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import sdedge.instance.Instance;
import sdedge.oracle.model.BatchRun;
import sdedge.oracle.model.Execution;
import sdedge.oracle.model.PlannedBatch;
import sdedge.oracle.model.Uplinks;
import sdedge.plan.Plan;

/**
 * What weights on the prompts of a drafter prove of a given plan, whatever the allocation of its
 * band (Section 5 of the model).
 */
public final class AllocationDual {
  private static final double SAME = 1e-10; // of the makespan: deadlines closer than this are one

  private final double bandHz;
  private final List<Integer> tasks;
  private final double[] bits;
  private final double[] gammaHz;
  private final double[] pathS;

  /**
   * @param longestS L by position in the plan
   */
  private AllocationDual(
      Instance instance,
      int drafter,
      List<Integer> order,
      List<Integer> positions,
      double[] longestS) {
    bandHz = instance.drafters().get(drafter).wireless().bandwidthHz();
    tasks = positions.stream().map(order::get).toList();
    bits = tasks.stream().mapToDouble(task -> Uplinks.bits(instance, task)).toArray();
    gammaHz = tasks.stream().mapToDouble(task -> Uplinks.gammaHz(instance, task)).toArray();
    pathS = positions.stream().mapToDouble(k -> longestS[k]).toArray();
  }

  /** The duals of a plan in slots, by drafters of constant power whose tasks share the band. */
  public static Map<Integer, AllocationDual> of(Instance instance, Execution execution) {
    double[] longestS = longestS(execution);
    List<Integer> order = execution.plan().tasks();
    Map<Integer, List<Integer>> positions = new TreeMap<>(); // by drafter
    for (int k = 0; k < longestS.length; k++) {
      if (Uplinks.isAllocated(instance, order.get(k))) {
        int drafter = instance.tasks().get(order.get(k)).drafter();
        positions.computeIfAbsent(drafter, d -> new ArrayList<>()).add(k);
      }
    }
    Map<Integer, AllocationDual> duals = new TreeMap<>();
    positions.forEach(
        (drafter, own) ->
            duals.put(drafter, new AllocationDual(instance, drafter, order, own, longestS)));
    return duals;
  }

  /**
   * L of the batch of each task in plan order: what its cohort takes, and all that follow. Only the
   * batches of one cohort are kept at a time.
   */
  private static double[] longestS(Execution execution) {
    Plan plan = execution.plan();
    SlotRules rules = new SlotRules(plan.pipeline());
    double[] longestS = new double[plan.tasks().size()];
    List<PricedBatch> cohort = new ArrayList<>();
    double endS = 0;
    int begin = 0; // of the cohort
    int from = 0; // in the cohort
    for (Iterator<BatchRun> runs = execution.runs().iterator(); runs.hasNext(); ) {
      BatchRun run = runs.next();
      PlannedBatch planned = run.planned();
      int to = from + planned.batch().tasks().size();
      cohort.add(new PricedBatch(from, to, 0, 0, 0, planned.batch(), run.times()));
      from = to;
      if (planned.position() == plan.cohorts().get(planned.cohort() - 1).batches().size()) {
        double[] own = rules.longestPaths(List.of(cohort), next -> 1);
        endS += own[0];
        for (int k = 0; k < to; k++) {
          longestS[begin + k] = own[k] - endS;
        }
        begin += to;
        from = 0;
        cohort.clear();
      }
    }
    double wholeS = endS;
    return Arrays.stream(longestS).map(untilS -> wholeS + untilS).toArray();
  }

  /** The tasks that share the band, in plan order. */
  public List<Integer> tasks() {
    return tasks;
  }

  /** What weights by task prove; a task without one has the weight 0. */
  public Weighted with(Map<Integer, Double> weights) {
    return new Weighted(
        tasks.stream().mapToDouble(task -> weights.getOrDefault(task, 0.0)).toArray());
  }

  /** Whether deadlines at both ends of a window cannot be distinguished: whom it serves is open. */
  public boolean isTooShort(double makespanS, double lengthS) {
    return lengthS <= SAME * makespanS;
  }

  /** The prompts with weights. */
  public final class Weighted {
    private final double[] weights;
    private final int end; // behind the last one with a weight

    private Weighted(double[] weights) {
      this.weights = weights;
      int last = weights.length;
      while (last > 0 && weights[last - 1] == 0) {
        last--;
      }
      end = last;
    }

    /** The best use of the whole band by all prompts: the weights are of scale 1 if it is 1. */
    public double scale() {
      return band(0).weightedRate;
    }

    /** No allocation of the band lets the plan end earlier, seconds. */
    public double boundS() {
      double value = 0;
      for (int k = 0; k < end; k++) {
        value += bits[k] * weights[k];
        double windowS = k == 0 ? 0 : pathS[k - 1] - pathS[k];
        value -= windowS > 0 ? windowS * band(k).weightedRate : 0;
      }
      return pathS[0] + value / scale();
    }

    /**
     * By how much a hertz of band more for a second lowers the bound before some time, seconds.
     *
     * @param makespanS at which the prompts have their deadlines
     */
    public double priceAt(double makespanS, double endS) {
      int low = 0; // the first prompt that is not due before
      int high = pathS.length;
      while (low < high) {
        int middle = (low + high) / 2;
        if (makespanS - pathS[middle] < endS - SAME * makespanS) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return band(low).price;
    }

    /** The band used by the k-th prompt and those behind it. */
    private BandPrice band(int k) {
      int from = Math.min(k, end);
      return new BandPrice(
          bandHz, Arrays.copyOfRange(weights, from, end), Arrays.copyOfRange(gammaHz, from, end));
    }
  }
}
