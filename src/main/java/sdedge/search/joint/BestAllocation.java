package sdedge.search.joint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.PowerModel;
import sdedge.instance.Task;
import sdedge.instance.UplinkPolicy;
import sdedge.latency.BatchLoad;
import sdedge.latency.StageModel;
import sdedge.plan.Batch;
import sdedge.plan.Plan;
import sdedge.plan.UplinkChoices;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.Partition;
import sdedge.search.problem.PricedChoice;
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

  /** L of the batch of each task, in plan order. */
  static double[] pathS(Instance instance, Plan plan) {
    StageModel model = StageModel.of(instance);
    double[] byBatch =
        PathLengths.of(
            plan.pipeline(),
            plan.cohorts().stream()
                .map(
                    cohort ->
                        cohort.batches().stream().map(b -> sides(instance, model, b)).toList())
                .toList());
    List<Batch> batches = plan.batches();
    double[] byTask = new double[plan.tasks().size()];
    int at = 0;
    for (int m = 0; m < byBatch.length; m++) {
      int to = at + batches.get(m).tasks().size();
      Arrays.fill(byTask, at, to, byBatch[m]);
      at = to;
    }
    return byTask;
  }

  private static PricedChoice sides(Instance instance, StageModel model, Batch batch) {
    BatchLoad load = new BatchLoad(model, batch.choices()::of, 0);
    for (int k : batch.tasks()) {
      Task task = instance.tasks().get(k);
      load.add(task.drafter(), model.progress(task, batch.choices().of(task.drafter())));
    }
    return PricedChoice.of(load, model.hasChances());
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

  /**
   * L of every batch of a plan: the longest path from "it may begin step 1" to the end
   * (docs/model.md section 5). The slot pipelines know only sums and maxima, so that the makespan
   * is the largest U + L, whatever the ready times U, and L of the first batch is the makespan
   * without uploads.
   */
  static final class PathLengths {
    private final Pipeline pipeline;

    private PathLengths(Pipeline pipeline) {
      this.pipeline = pipeline;
    }

    /**
     * The path lengths, seconds, batch by batch of all cohorts; never increasing.
     *
     * @param pipeline a slot pipeline
     */
    static double[] of(Pipeline pipeline, List<List<PricedChoice>> cohorts) {
      PathLengths lengths = new PathLengths(pipeline);
      List<double[]> parts = new ArrayList<>();
      double behindS = 0;
      for (int c = cohorts.size() - 1; c >= 0; c--) {
        double[] part = lengths.cohort(cohorts.get(c), behindS);
        parts.add(0, part);
        behindS = part[0];
      }
      return parts.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    private double[] cohort(List<PricedChoice> batches, double behindS) {
      double[] lengths = new double[batches.size()];
      double restS = laterSteps(batches) + behindS;
      for (int m = batches.size() - 1; m >= 0; m--) {
        if (m + 1 < batches.size()) {
          restS += slot(batches.get(m), batches.get(m + 1), 1, true);
        }
        lengths[m] = at(batches.get(m).a(), 1) + restS;
      }
      return lengths;
    }

    /** Everything after the step-1 clock: the later steps and the closing slots. */
    private double laterSteps(List<PricedChoice> batches) {
      int steps = batches.stream().mapToInt(times -> times.a().length).max().orElse(0);
      PricedChoice first = batches.get(0);
      PricedChoice last = batches.get(batches.size() - 1);
      double sum = 0;
      for (int n = 1; n <= steps; n++) {
        if (n > 1) {
          for (int m = 0; m + 1 < batches.size(); m++) {
            sum += slot(batches.get(m), batches.get(m + 1), n, false);
          }
        }
        sum +=
            pipeline == Pipeline.ROLLING && batches.size() > 1
                ? overlap(first, n + 1, last, n)
                : at(last.b(), n) + at(first.a(), n + 1);
      }
      return sum;
    }

    /** The slot of step {@code n} that verifies one batch and drafts the next. */
    private double slot(PricedChoice verified, PricedChoice drafted, int n, boolean certain) {
      if (pipeline == Pipeline.SEQUENTIAL) {
        return at(verified.b(), n) + at(drafted.a(), n);
      }
      return certain
          ? Math.max(at(verified.b(), n), at(drafted.a(), n))
          : overlap(drafted, n, verified, n);
    }

    /**
     * The mean of the larger of two sides, each there with its chance (docs/model.md section 9).
     */
    private static double overlap(
        PricedChoice drafted, int draftStep, PricedChoice verified, int step) {
      double a = at(drafted.a(), draftStep);
      double b = at(verified.b(), step);
      double chanceA = chance(drafted.chanceA(), draftStep);
      double chanceB = chance(verified.chanceB(), step);
      return chanceA == 1 && chanceB == 1
          ? Math.max(a, b)
          : a + b - Math.min(a * chanceB, b * chanceA);
    }

    private static double chance(double[] chances, int n) {
      return chances.length == 0 ? 1 : at(chances, n);
    }

    /** Of step {@code n}; 0 beyond the last. */
    private static double at(double[] values, int n) {
      return n <= values.length ? values[n - 1] : 0;
    }
  }
}
