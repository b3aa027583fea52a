package sdedge.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Pipeline;
import sdedge.latency.BatchProfile;

/**
 * Looks for a plan of one sequence of tasks that ends before a moment, under a slot pipeline: a
 * dynamic program over the starts of cohorts, in a cohort over labels of its last batch
 * (docs/model.md section 7, "Exactness of the dynamic program"). What cannot end before the moment
 * is dropped, by three bounds that hold whatever the plan:
 *
 * <ul>
 *   <li>of a batch, the lightest plan it is in: a slot takes at least θ·a + (1 − θ)·b;
 *   <li>of a start, all slots that follow, at what pairs of batches cost without waits;
 *   <li>of a label, the same; the slots that close a cohort under {@code rolling} depend on its
 *       first batch and count as θ·a + (1 − θ)·b there.
 * </ul>
 */
final class SlotProgram {
  private static final int PARTS = 8; // of θ

  private final Pipeline pipeline;
  private final List<List<Run>> from; // by begin, the shorter first
  private final int[] reach; // by start, how far a cohort may go
  private final double targetS;
  private final ClaimWork work;
  private final int size;
  private final double[] thetas; // of closing slots
  private final double[] leastS; // T by position: what ends there first of all that matters
  private final double[] restS; // by position, what no plan of the tasks from it on can beat
  private double[] completionS = {}; // by number of the run, θ: likewise from behind step 1 of it

  /** A batch of the tasks at positions {@code begin} to {@code end − 1}. */
  static final class Run {
    private final int begin;
    private final int end;
    private final double readyS;
    private final Supplier<BatchProfile> pricing;
    private final double firstA;
    private final double firstB;
    private final double sumA;
    private final double sumB;
    private final double laterA;
    private final double laterB;
    private int number; // among all
    private int index; // among those that begin where it does
    private double[] a = {}; // by step − 1
    private double[] chanceA = {};
    private double[] b = {};
    private double[] chanceB = {};
    private double[] pairS = {}; // by index of the next one, the slots of both from step 2 on

    /**
     * With the sums of its times.
     *
     * @param pricing asked again for all of them if it matters
     */
    Run(int begin, int end, double readyS, Supplier<BatchProfile> pricing) {
      this.begin = begin;
      this.end = end;
      this.readyS = readyS;
      this.pricing = pricing;
      BatchProfile profile = pricing.get();
      firstA = profile.drafterSide(1);
      firstB = profile.verifierSide(1);
      laterA = Arrays.stream(byStep(profile.steps(), profile::drafterSide)).skip(1).sum();
      laterB = Arrays.stream(byStep(profile.steps(), profile::verifierSide)).skip(1).sum();
      sumA = firstA + laterA;
      sumB = firstB + laterB;
    }

    private static double[] byStep(int steps, StepTimes times) {
      double[] all = new double[steps];
      Arrays.setAll(all, n -> times.at(n + 1));
      return all;
    }

    private int price(int newNumber, int newIndex) {
      BatchProfile profile = pricing.get();
      number = newNumber;
      index = newIndex;
      a = byStep(profile.steps(), profile::drafterSide);
      chanceA = byStep(profile.steps(), profile::drafterChance);
      b = byStep(profile.steps(), profile::verifierSide);
      chanceB = byStep(profile.steps(), profile::verifierChance);
      return 4 * profile.steps();
    }

    /** The slots that verify this batch from a step on while another drafts {@code shift} later. */
    private double slotsS(int step, Run other, int shift) {
      double seconds = 0;
      for (int n = step - 1; n < Math.max(b.length, other.a.length - shift); n++) {
        boolean verifies = n < b.length;
        boolean drafts = n + shift < other.a.length;
        double x = verifies ? b[n] : 0;
        double y = drafts ? other.a[n + shift] : 0;
        seconds += x + y;
        if (verifies && drafts) {
          seconds -= Math.min(x * other.chanceA[n + shift], y * chanceB[n]);
        }
      }
      return seconds;
    }
  }

  /** Seconds, or chances, by step from 1. */
  @FunctionalInterface
  private interface StepTimes {
    double at(int step);
  }

  /**
   * A cohort so far.
   *
   * @param clockS when its last step 1 is drafted
   * @param laterS the slots of later steps
   */
  private record Label(double clockS, double laterS) {
    double totalS() {
      return clockS + laterS;
    }

    /** A wait makes up for a later clock, by what it is later at most; for later slots nothing. */
    boolean isAsGoodAs(Label other) {
      return laterS <= other.laterS && totalS() <= other.totalS();
    }
  }

  /**
   * Of all batches that the sequence may have.
   *
   * @param from by begin, the shorter first; changed
   * @param reach by start, where the longest cohort ends
   */
  SlotProgram(
      Pipeline pipeline, List<List<Run>> from, int[] reach, double targetS, ClaimWork work) {
    this.pipeline = pipeline;
    this.from = from;
    this.reach = reach;
    this.targetS = targetS;
    this.work = work;
    size = reach.length;
    thetas = pipeline == Pipeline.ROLLING ? grid() : new double[1];
    leastS = new double[size + 1];
    restS = new double[size + 1];
  }

  private static double[] grid() {
    double[] grid = new double[PARTS + 1];
    Arrays.setAll(grid, t -> t / (double) PARTS);
    return grid;
  }

  /** When a plan ends that does before the target, seconds; infinite if none does. */
  double faster() {
    if (pipeline == Pipeline.SEQUENTIAL) {
      screen(1, 1);
    } else {
      for (double theta : grid()) {
        screen(theta, 1 - theta);
      }
    }
    price();
    Arrays.fill(restS, 0, size, Double.POSITIVE_INFINITY);
    for (int start = size - 1; start >= 0; start--) {
      complete(start, restS);
      restS[start] = restS(start);
    }
    Arrays.fill(leastS, 1, size + 1, Double.POSITIVE_INFINITY);
    for (int start = 0; start < size && leastS[size] >= targetS; start++) {
      if (leastS[start] < targetS - restS[start]) {
        cohorts(start);
      }
    }
    return leastS[size] < targetS ? leastS[size] : Double.POSITIVE_INFINITY;
  }

  /** Drops the batches that are in no plan before the target, by weights of the two sides. */
  private void screen(double ofA, double ofB) {
    double[] before = new double[size + 1];
    double[] after = new double[size + 1];
    Arrays.fill(before, 1, size + 1, Double.POSITIVE_INFINITY);
    Arrays.fill(after, 0, size, Double.POSITIVE_INFINITY);
    for (int begin = 0; begin < size; begin++) {
      for (Run run : from.get(begin)) {
        double endS = Math.max(before[begin], run.readyS) + ofA * run.sumA + ofB * run.sumB;
        before[run.end] = Math.min(before[run.end], endS);
      }
    }
    for (int begin = size - 1; begin >= 0; begin--) {
      for (Run run : from.get(begin)) {
        double own = ofA * run.sumA + ofB * run.sumB;
        after[begin] = Math.min(after[begin], own + after[run.end]);
      }
    }
    for (int begin = 0; begin < size; begin++) {
      double beginS = before[begin];
      from.get(begin)
          .removeIf(
              run ->
                  Math.max(beginS, run.readyS) + ofA * run.sumA + ofB * run.sumB + after[run.end]
                      >= targetS);
    }
  }

  private void price() {
    int count = 0;
    for (List<Run> runs : from) {
      for (int index = 0; index < runs.size(); index++) {
        work.keep(runs.get(index).price(count++, index) + thetas.length);
      }
    }
    completionS = new double[count * thetas.length];
  }

  private double opening(Run first) {
    return pipeline == Pipeline.ROLLING ? 0 : first.laterA;
  }

  /** What no plan of the tasks from a start on can beat, once cohorts from it can be completed. */
  private double restS(int start) {
    double most = 0;
    for (int t = 0; t < thetas.length; t++) {
      double theta = thetas[t];
      int place = t;
      most =
          Math.max(
              most,
              from.get(start).stream()
                  .mapToDouble(
                      first ->
                          first.firstA
                              + opening(first)
                              + theta * first.laterA
                              + completionS[first.number * thetas.length + place])
                  .min()
                  .orElse(Double.POSITIVE_INFINITY));
    }
    return most;
  }

  /**
   * What cohorts of a start still take behind step 1 of each batch.
   *
   * @param ends by position, what to add if they end there
   */
  private void complete(int start, double[] ends) {
    int count = thetas.length;
    for (int begin = reach[start] - 1; begin >= start; begin--) {
      for (Run run : within(begin, reach[start])) {
        int at = run.number * count;
        for (int t = 0; t < count; t++) {
          completionS[at + t] = (1 - thetas[t]) * run.sumB + ends[run.end];
        }
        List<Run> next = within(run.end, reach[start]);
        work.spend((long) count * next.size());
        for (Run other : next) {
          double seconds = firstSlotS(run, other) + pairS(run, other);
          int to = other.number * count;
          for (int t = 0; t < count; t++) {
            completionS[at + t] = Math.min(completionS[at + t], seconds + completionS[to + t]);
          }
        }
      }
    }
  }

  /** The batches that begin at a position and end at another one or before. */
  private List<Run> within(int begin, int latest) {
    if (begin == size) {
      return List.of();
    }
    List<Run> all = from.get(begin);
    int count = all.size();
    while (count > 0 && all.get(count - 1).end > latest) {
      count--;
    }
    return all.subList(0, count);
  }

  private double firstSlotS(Run run, Run next) {
    return pipeline == Pipeline.SEQUENTIAL
        ? run.firstB + next.firstA
        : Math.max(run.firstB, next.firstA);
  }

  private double pairS(Run run, Run next) {
    if (pipeline == Pipeline.SEQUENTIAL) {
      return run.laterB + next.laterA;
    }
    if (run.pairS.length == 0) {
      run.pairS = new double[from.get(run.end).size()];
      Arrays.fill(run.pairS, Double.NaN);
      work.keep(run.pairS.length);
    }
    if (Double.isNaN(run.pairS[next.index])) {
      run.pairS[next.index] = run.slotsS(2, next, 0);
      work.spend(run.b.length);
    }
    return run.pairS[next.index];
  }

  /** All cohorts of a start that end somewhere before all others, and soon enough. */
  private void cohorts(int start) {
    double[] ends = new double[size + 1];
    Arrays.setAll(ends, j -> -Math.min(leastS[j], targetS - restS[j]));
    complete(start, ends);
    if (pipeline == Pipeline.ROLLING) {
      within(start, reach[start]).forEach(first -> cohorts(start, List.of(first), first));
    } else {
      cohorts(start, within(start, reach[start]), null);
    }
  }

  private void cohorts(int start, List<Run> firsts, @Nullable Run closing) {
    List<Map<Run, List<Label>>> open = new ArrayList<>(); // by begin
    for (int begin = 0; begin < size; begin++) {
      open.add(new LinkedHashMap<>());
    }
    for (Run first : firsts) {
      double clockS = Math.max(leastS[start], first.readyS) + first.firstA;
      add(open, first, new Label(clockS, opening(first)), closing);
    }
    for (Map<Run, List<Label>> there : open.subList(start, reach[start])) {
      there.forEach((run, labels) -> extend(open, run, labels, start, closing));
    }
  }

  private void extend(
      List<Map<Run, List<Label>>> open,
      Run run,
      List<Label> labels,
      int start,
      @Nullable Run closing) {
    double lastS =
        closing == null
            ? run.sumB
            : closing == run ? run.sumB + run.laterA : run.slotsS(1, closing, 1);
    work.spend(run.b.length);
    for (Label label : labels) {
      leastS[run.end] = Math.min(leastS[run.end], label.totalS() + lastS);
    }
    for (Run next : within(run.end, reach[start])) {
      double pairS = pairS(run, next);
      for (Label label : labels) {
        double alone = pipeline == Pipeline.SEQUENTIAL ? label.clockS + run.firstB : label.clockS;
        double clockS =
            Math.max(Math.max(alone, next.readyS) + next.firstA, label.clockS + run.firstB);
        add(open, next, new Label(clockS, label.laterS + pairS), closing);
      }
    }
  }

  /** Adds a label that may be of use, unless another one of the batch is as good. */
  private void add(List<Map<Run, List<Label>>> open, Run run, Label label, @Nullable Run closing) {
    work.spend(1);
    double laterA = closing == null ? 0 : closing.laterA;
    for (int t = 0; t < thetas.length; t++) {
      double atLeast = thetas[t] * laterA + completionS[run.number * thetas.length + t];
      if (label.totalS() + atLeast >= 0) {
        return;
      }
    }
    List<Label> there = open.get(run.begin).computeIfAbsent(run, none -> new ArrayList<>());
    work.spend(there.size());
    if (there.stream().noneMatch(other -> other.isAsGoodAs(label))) {
      there.removeIf(label::isAsGoodAs);
      there.add(label);
    }
  }
}
