package sdedge.check.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sdedge.check.model.BatchRun;
import sdedge.check.model.Execution;
import sdedge.check.model.ResultPlan;
import sdedge.check.model.Uplinks;
import sdedge.instance.Instance;
import sdedge.instance.PowerModel;

/**
 * What weights on the prompts of a drafter prove of a given plan, whatever the allocation of its
 * band (Section 5 of the model).
 */
public final class AllocationDual {
  private static final double SAME = 1e-10; // of the makespan: deadlines closer than this are one

  private final double bandHz;
  private final List<Integer> tasks = new ArrayList<>();
  private final double[] bits;
  private final double[] gammaHz;
  private final double[] pathS;

  /**
   * The dual of a plan in slots for a drafter of constant power.
   *
   * @throws IllegalArgumentException for another plan or drafter
   */
  public AllocationDual(Instance instance, Execution execution, int drafter) {
    var cell = instance.drafters().get(drafter).wireless();
    if (cell.powerModel() != PowerModel.CONSTANT_POWER) {
      throw new IllegalArgumentException("no band to be shared");
    }
    bandHz = cell.bandwidthHz();
    double[] paths = pathS(execution);
    List<Integer> order = execution.plan().tasks();
    List<Double> own = new ArrayList<>();
    for (int k = 0; k < order.size(); k++) {
      boolean sends = Uplinks.bits(instance, order.get(k)) > 0;
      if (sends && instance.tasks().get(order.get(k)).drafter() == drafter) {
        tasks.add(order.get(k));
        own.add(paths[k]);
      }
    }
    bits = tasks.stream().mapToDouble(task -> Uplinks.bits(instance, task)).toArray();
    gammaHz = tasks.stream().mapToDouble(task -> Uplinks.gammaHz(instance, task)).toArray();
    pathS = own.stream().mapToDouble(seconds -> seconds).toArray();
  }

  private static double[] pathS(Execution execution) {
    List<List<PricedBatch>> cohorts = new ArrayList<>();
    int begin = 0;
    for (BatchRun run : execution.runs()) {
      while (cohorts.size() < run.cohort()) {
        cohorts.add(new ArrayList<>());
      }
      ResultPlan.Batch batch = run.batch();
      int end = begin + batch.tasks().size();
      cohorts.get(run.cohort() - 1).add(new PricedBatch(begin, end, 0, 0, 0, batch, run.times()));
      begin = end;
    }
    return LongestPaths.of(cohorts, new SlotRules(execution.plan().pipeline()), next -> 1);
  }

  /** The tasks that share the band, in plan order. */
  public List<Integer> tasks() {
    return List.copyOf(tasks);
  }

  /** The best use of the whole band by all prompts: the weights are of scale 1 if it is 1. */
  public double scale(Map<Integer, Double> weights) {
    return band(weights, 0).weightedRate;
  }

  /** No allocation of the band lets the plan end earlier, seconds. */
  public double boundS(Map<Integer, Double> weights) {
    double value = bits[0] * weight(weights, 0);
    for (int k = 1; k < bits.length; k++) {
      value += bits[k] * weight(weights, k);
      double windowS = pathS[k - 1] - pathS[k];
      value -= windowS > 0 ? windowS * band(weights, k).weightedRate : 0;
    }
    return pathS[0] + value / scale(weights);
  }

  /**
   * By how much a hertz of band more in a window lowers the bound, seconds.
   *
   * @param makespanS at which the prompts have their deadlines
   */
  public double savedSPerHz(
      Map<Integer, Double> weights, double makespanS, double endS, double lengthS) {
    int from = 0;
    while (from < pathS.length && makespanS - pathS[from] < endS - SAME * makespanS) {
      from++;
    }
    return from == pathS.length ? 0 : lengthS * band(weights, from).price;
  }

  /** Whether deadlines at both ends of a window cannot be told apart: whom it serves is open. */
  public boolean isTooShort(double makespanS, double lengthS) {
    return lengthS <= SAME * makespanS;
  }

  private double weight(Map<Integer, Double> weights, int k) {
    return weights.getOrDefault(tasks.get(k), 0.0);
  }

  /** The band used by the k-th prompt and those behind it. */
  private BandPrice band(Map<Integer, Double> weights, int from) {
    double[] there = new double[bits.length];
    for (int k = from; k < there.length; k++) {
      there[k] = weight(weights, k);
    }
    return new BandPrice(bandHz, there, gammaHz);
  }
}
