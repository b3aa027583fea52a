package sdedge.search.joint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import sdedge.instance.Instance;
import sdedge.instance.PowerModel;
import sdedge.instance.UplinkPolicy;
import sdedge.latency.StageModel;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.Plan;
import sdedge.plan.UplinkChoices;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.Partition;
import sdedge.timeline.PricedBatch;
import sdedge.timeline.PricedBatch.Place;
import sdedge.timeline.Timeline;
import sdedge.wireless.Allocation;
import sdedge.wireless.Allocation.Window;
import sdedge.wireless.Uplink;
import sdedge.wireless.allocation.CellOptimum;
import sdedge.wireless.allocation.OptimalAllocation;
import sdedge.wireless.allocation.ShareWindow;
import sdedge.wireless.allocation.Traffic;

/**
 * A given plan with the allocation that makes it fastest (docs/model.md section 5).
 *
 * @param plan the plan, explicit
 * @param optimum the makespan, and the weights and prices that prove it
 * @param pathS L by position of the plan's tasks
 */
@SuppressWarnings("ArrayRecordComponent") // never changed, never compared
public record BestAllocation(Plan plan, OptimalAllocation optimum, double[] pathS) {
  /**
   * The best allocation of a plan.
   *
   * @param plan under a slot pipeline; its own uplink plays no role
   */
  public static BestAllocation of(Instance instance, Plan plan) {
    int[] order = plan.tasks().stream().mapToInt(Integer::intValue).toArray();
    double[] pathS = pathS(instance, plan);
    Traffic traffic = Traffic.of(instance, order);
    OptimalAllocation optimum = OptimalAllocation.of(traffic, pathS, OptimalAllocation.FINAL);
    return new BestAllocation(plan.with(allocation(instance, order, optimum)), optimum, pathS);
  }

  /** The problem itself, or one with the best allocation for its cuts if it is to be decided. */
  public static ContiguousProblem settled(ContiguousProblem problem, Partition cuts) {
    if (problem.uplink().isDecided()) {
      return problem;
    }
    Plan best = of(problem.instance(), cuts.plan(problem)).plan();
    return ContiguousProblem.of(problem.instance(), best, problem.set());
  }

  /** A plan in slots with its best allocation if allocations are searched, any other as it is. */
  public static Plan ifJoint(Instance instance, Plan plan) {
    return instance.uplink() == UplinkPolicy.JOINT && plan.pipeline().hasSlots()
        ? of(instance, plan).plan()
        : plan;
  }

  /**
   * A plan of batches that is feasible under any policy, with the best uplink of what {@code asked}
   * allows: of {@code AUTO} the policy of least makespan, of equal ones the first; of {@code JOINT}
   * an allocation, or under asynchronous execution, which has no best one, as of {@code AUTO}.
   * Where uploads in turn are as fast as any allocation, they are it.
   *
   * @throws sdedge.latency.NegativePassTimeException if a latency table does not cover the plan
   */
  public static Plan orPolicy(Instance instance, Plan plan, UplinkPolicy asked) {
    boolean hasBest = asked != UplinkPolicy.JOINT || plan.pipeline().hasSlots();
    UplinkPolicy allowed = hasBest ? asked : UplinkPolicy.AUTO;
    List<Plan> plans =
        UplinkChoices.of(instance.withOptions(plan.pipeline(), allowed, null, null)).stream()
            .map(uplink -> uplink.isDecided() ? plan.with(uplink) : of(instance, plan).plan())
            .toList();
    return plans.size() == 1
        ? plans.get(0)
        : Collections.min(
            plans, Comparator.comparingDouble(one -> Timeline.makespanS(instance, one)));
  }

  /**
   * L of the batch of each task, in plan order, never increasing: the longest path from "it may
   * begin step 1" to the end (docs/model.md section 5). The slot pipelines know only sums and
   * maxima, so that the makespan is the largest U + L, whatever the ready times U: that of a batch
   * whose prompts are there when the plan would have ended without uploads shows its own L.
   */
  static double[] pathS(Instance instance, Plan plan) {
    StageModel model = StageModel.of(instance);
    double[] atOnceS = new double[instance.tasks().size()];
    List<List<PricedBatch>> cohorts = new ArrayList<>();
    for (Cohort cohort : plan.cohorts()) {
      List<PricedBatch> own = new ArrayList<>();
      for (Batch batch : cohort.batches()) {
        Place place = new Place(cohorts.size(), own.size());
        own.add(PricedBatch.of(instance, model, batch, place, atOnceS));
      }
      cohorts.add(own);
    }
    double wholeS = Timeline.makespanS(plan.pipeline(), cohorts);
    double[] byTask = new double[plan.tasks().size()];
    double pathS = wholeS;
    int at = 0;
    for (List<PricedBatch> cohort : cohorts) {
      for (PricedBatch batch : List.copyOf(cohort)) {
        int m = batch.place().batch();
        cohort.set(m, new PricedBatch(batch.batch(), batch.place(), wholeS, batch.profile()));
        pathS = Math.min(pathS, Timeline.makespanS(plan.pipeline(), cohorts) - wholeS);
        cohort.set(m, batch);
        int to = at + batch.batch().tasks().size();
        Arrays.fill(byTask, at, to, pathS);
        at = to;
      }
    }
    return byTask;
  }

  private static Allocation allocation(Instance instance, int[] order, OptimalAllocation optimum) {
    List<Allocation.Cell> cells = new ArrayList<>();
    for (int d = 0; d < instance.drafters().size(); d++) {
      List<Window> windows =
          instance.drafters().get(d).wireless().powerModel() == PowerModel.CONSTANT_PSD
              ? inTurn(instance, ofDrafter(instance, order, d), d)
              : shared(order, optimum, d);
      if (!windows.isEmpty()) {
        cells.add(new Allocation.Cell(d, windows));
      }
    }
    return new Allocation(cells);
  }

  private static List<Integer> ofDrafter(Instance instance, int[] order, int drafter) {
    return Arrays.stream(order)
        .filter(k -> instance.tasks().get(k).drafter() == drafter)
        .boxed()
        .toList();
  }

  /** The whole band for one task after the other: at constant PSD nothing is faster. */
  private static List<Window> inTurn(Instance instance, List<Integer> own, int drafter) {
    var wireless = instance.drafters().get(drafter).wireless();
    double[] aloneS =
        Uplink.aloneSeconds(wireless, own.stream().map(instance.tasks()::get).toList());
    List<Window> windows = new ArrayList<>();
    for (int k = 0; k < aloneS.length; k++) {
      if (aloneS[k] > 0) {
        SortedMap<Integer, Double> hz = new TreeMap<>();
        hz.put(own.get(k), wireless.bandwidthHz());
        windows.add(Window.lasting(endS(windows), aloneS[k], hz));
      }
    }
    return windows;
  }

  private static List<Window> shared(int[] order, OptimalAllocation optimum, int drafter) {
    List<Window> windows = new ArrayList<>();
    for (CellOptimum cell : optimum.cells()) {
      for (ShareWindow window : cell.windows()) {
        if (cell.cell().drafter() == drafter) {
          SortedMap<Integer, Double> hz = sharesByTask(order, cell, window);
          windows.add(Window.lasting(endS(windows), window.lengthS(), hz));
        }
      }
    }
    return windows;
  }

  private static double endS(List<Window> windows) {
    return windows.isEmpty() ? 0 : windows.get(windows.size() - 1).endS();
  }

  private static SortedMap<Integer, Double> sharesByTask(
      int[] order, CellOptimum cell, ShareWindow window) {
    SortedMap<Integer, Double> hz = new TreeMap<>();
    for (int k = 0; k < window.sharesHz().length; k++) {
      if (window.sharesHz()[k] > 0) {
        hz.put(order[cell.cell().positions()[window.first() + k]], window.sharesHz()[k]);
      }
    }
    return hz;
  }
}
