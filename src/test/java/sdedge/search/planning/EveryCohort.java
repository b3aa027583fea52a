package sdedge.search.planning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.EveryPlan;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.Task;
import sdedge.instance.UplinkPolicy;
import sdedge.latency.BatchLoad;
import sdedge.latency.StageModel;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.Feasibility;
import sdedge.plan.Plan;
import sdedge.timeline.Timeline;
import sdedge.wireless.Uplink;

/**
 * The optimum of all batch plans under sequential uploads, by every ordered partition of every set
 * of tasks into batches of all lengths, and every partition of the tasks into such cohorts: no plan
 * takes less than the sum of its cohorts by themselves and what its first batch waits for. A plan
 * that takes as long, executed, is optimal; if there is none, every plan is executed.
 */
final class EveryCohort {
  private static final double SAME = 1e-9;

  private final Instance instance;
  private final int[] lengths;
  private final int mostBatches;
  private final int all;
  private final double[][][][] sides; // by tasks as bits, length, side, step − 1
  private final double[] uploadS;
  private final List<Part> batches = new ArrayList<>();
  private @Nullable Way best;
  private @Nullable Way first;

  /** A batch: tasks as bits, and the place of its length. */
  private record Part(int tasks, int length) {}

  /** A cohort and what it takes, with or without the wait for its first batch, seconds. */
  private record Way(List<Part> batches, double seconds) {}

  private EveryCohort(Instance instance, int[] lengths, int mostBatches) {
    this.instance = instance;
    this.lengths = lengths;
    this.mostBatches = mostBatches;
    all = (1 << instance.tasks().size()) - 1;
    uploadS = Uplink.aloneSeconds(instance);
    sides = new double[all + 1][lengths.length][][];
    StageModel model = StageModel.of(instance, instance.pipeline());
    for (int set = 1; set <= all; set++) {
      for (int l = 0; l < lengths.length; l++) {
        BatchLoad load = new BatchLoad(model, DraftChoice.of(lengths[l]));
        for (int k : tasks(set)) {
          Task task = instance.tasks().get(k);
          load.add(task.drafter(), model.progress(task, DraftChoice.of(lengths[l])));
        }
        sides[set][l] = new double[2][load.steps() + 1];
        load.writeDrafterSide(sides[set][l][0], 0);
        load.writeVerifierSide(sides[set][l][1], 0);
      }
    }
  }

  /** The least makespan, seconds; infinite if nothing fits. */
  static double bestS(Instance instance) {
    double leastS = Double.POSITIVE_INFINITY;
    double foundS = Double.POSITIVE_INFINITY;
    for (EveryCohort every : of(instance, Integer.MAX_VALUE)) {
      List<Way> ways = every.cover();
      if (!ways.isEmpty()) {
        leastS = Math.min(leastS, ways.stream().mapToDouble(Way::seconds).sum());
        foundS = Math.min(foundS, every.executedS(ways));
      }
    }
    return foundS == leastS || foundS <= leastS * (1 + SAME) ? foundS : EveryPlan.bestS(instance);
  }

  /** What a plan takes, of cohorts of so many batches at most that are best by themselves. */
  static double bestS(Instance instance, int mostBatches) {
    return of(instance, mostBatches).stream()
        .mapToDouble(every -> every.executedS(every.cover()))
        .min()
        .orElseThrow();
  }

  /** One of all lengths, under scope {@code global} of each length by itself. */
  private static List<EveryCohort> of(Instance instance, int mostBatches) {
    int[] lengths =
        IntStream.rangeClosed(
                instance.speculation().minLength(), instance.speculation().maxLength())
            .toArray();
    return instance.speculation().scope() == Scope.GLOBAL
        ? Arrays.stream(lengths)
            .mapToObj(l -> new EveryCohort(instance, new int[] {l}, mostBatches))
            .toList()
        : List.of(new EveryCohort(instance, lengths, mostBatches));
  }

  private static int[] tasks(int set) {
    return IntStream.range(0, 31).filter(k -> (set >> k & 1) == 1).toArray();
  }

  /** The cheapest cohorts that have every task once, the one that is first with its wait first. */
  private List<Way> cover() {
    @Nullable Way[] any = new Way[all + 1];
    @Nullable Way[] firsts = new Way[all + 1];
    for (int set = 1; set <= all; set++) {
      best = null;
      first = null;
      if (fits(set)) {
        extend(set, 0);
      }
      any[set] = best;
      firsts[set] = first;
    }
    List<List<Way>> covers = new ArrayList<>(Collections.nCopies(all + 1, List.of()));
    double[] costs = new double[all + 1];
    for (int set = 1; set <= all; set++) {
      costs[set] = Double.POSITIVE_INFINITY;
      cheapest(set, Integer.lowestOneBit(set), any, covers, costs);
    }
    covers.set(all, List.of());
    costs[all] = Double.POSITIVE_INFINITY;
    cheapest(all, 0, firsts, covers, costs);
    return covers.get(all);
  }

  /** The cheapest cover of a set: a way that has some task, before the cover of the others. */
  private static void cheapest(
      int set, int some, @Nullable Way[] ways, List<List<Way>> covers, double[] costs) {
    for (int own = set; own > 0; own = (own - 1) & set) {
      Way way = ways[own];
      double costS = way == null ? Double.POSITIVE_INFINITY : way.seconds + costs[set & ~own];
      if ((own & some) == some && way != null && costS < costs[set]) {
        costs[set] = costS;
        List<Way> cover = new ArrayList<>(List.of(way));
        cover.addAll(own == set ? List.of() : covers.get(set & ~own));
        covers.set(set, cover);
      }
    }
  }

  private boolean fits(int set) {
    double[] tokens = new double[instance.drafters().size()];
    for (int k : tasks(set)) {
      tokens[instance.tasks().get(k).drafter()] += Feasibility.reservedTokens(instance, k);
    }
    return Integer.bitCount(set) <= instance.batching().maxTasksPerCohort()
        && Feasibility.fits(instance.verifier(), DoubleStream.of(tokens).sum())
        && IntStream.range(0, tokens.length)
            .allMatch(d -> Feasibility.fits(instance.drafters().get(d).node(), tokens[d]));
  }

  /** Adds every batch of tasks of a set that are left, with every length. */
  private void extend(int set, int planned) {
    int left = set & ~planned;
    if (left == 0) {
      finish();
    }
    for (int own = left; own > 0 && batches.size() < mostBatches; own = (own - 1) & left) {
      for (int l = 0; l < lengths.length; l++) {
        if (Integer.bitCount(own) <= instance.batching().maxTasksPerBatch()) {
          batches.add(new Part(own, l));
          extend(set, planned | own);
          batches.remove(batches.size() - 1);
        }
      }
    }
  }

  private void finish() {
    double seconds = seconds();
    if (best == null || seconds < best.seconds) {
      best = new Way(List.copyOf(batches), seconds);
    }
    double[] waitS = new double[instance.drafters().size()];
    for (int k : tasks(batches.get(0).tasks)) {
      waitS[instance.tasks().get(k).drafter()] += uploadS[k];
    }
    double waitedS = seconds + DoubleStream.of(waitS).max().orElse(0);
    if (first == null || waitedS < first.seconds) {
      first = new Way(List.copyOf(batches), waitedS);
    }
  }

  /** What a cohort takes whose prompts are all there (docs/model.md section 6). */
  private double seconds() {
    int last = batches.size() - 1;
    boolean rolls = instance.pipeline() == Pipeline.ROLLING && last > 0;
    boolean inTurn = instance.pipeline() == Pipeline.SEQUENTIAL;
    int steps = 0;
    for (int m = 0; m <= last; m++) {
      steps = Math.max(steps, side(m, 0).length);
    }
    double seconds = at(0, 0, 0);
    for (int n = 0; n < steps; n++) {
      for (int m = 0; m < last; m++) {
        double a = at(m + 1, 0, n);
        double b = at(m, 1, n);
        seconds += inTurn ? a + b : Math.max(a, b);
      }
      double next = at(0, 0, n + 1);
      double verified = at(last, 1, n);
      seconds += rolls ? Math.max(next, verified) : next + verified;
    }
    return seconds;
  }

  private double[] side(int m, int side) {
    return sides[batches.get(m).tasks][batches.get(m).length][side];
  }

  private double at(int m, int side, int n) {
    double[] times = side(m, side);
    return n < times.length ? times[n] : 0;
  }

  /** What a plan of some cohorts takes, the first first, the others in their best sequence. */
  private double executedS(List<Way> ways) {
    double leastS = Double.POSITIVE_INFINITY;
    List<Way> later = ways.subList(1, ways.size());
    for (int turn = 0; turn == 0 || turn < later.size(); turn++) {
      List<Way> turned = new ArrayList<>(later);
      Collections.rotate(turned, turn);
      turned.add(0, ways.get(0));
      leastS = Math.min(leastS, Timeline.makespanS(instance, plan(turned)));
    }
    return leastS;
  }

  private Plan plan(List<Way> ways) {
    List<Cohort> cohorts = new ArrayList<>();
    for (Way way : ways) {
      cohorts.add(
          new Cohort(
              way.batches.stream()
                  .map(
                      part ->
                          new Batch(
                              Arrays.stream(tasks(part.tasks)).boxed().toList(),
                              lengths[part.length]))
                  .toList()));
    }
    return new Plan(instance.pipeline(), Scope.BATCH, null, UplinkPolicy.SEQUENTIAL, cohorts);
  }
}
