package sdedge.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Pipeline;
import sdedge.latency.BatchProfile;

/**
 * Looks for a plan of one sequence of tasks that ends before a moment, under a slot pipeline: a
 * dynamic program over the starts of cohorts, in a cohort over labels of its last batch
 * (docs/model.md section 7, "Exactness of the dynamic program"). What cannot end before the moment
 * is dropped by one bound that holds whatever the plan: a slot takes at least θ·a + (1 − θ)·b.
 */
final class SlotProgram {
  private static final int PARTS = 8; // of θ

  private final Pipeline pipeline;
  private final List<List<Run>> from; // by begin, the shorter first
  private final int[] reach; // by start, how far a cohort may go
  private final double targetS;
  private final ContiguousPlans.Work work;
  private final int size;
  private final double[] leastS; // T by position: what ends there first of all that matters
  private final List<Weights> weights = new ArrayList<>();

  /**
   * What sides of slots count.
   *
   * @param restS by position, what no plan of the tasks from it on can beat
   */
  @SuppressWarnings("ArrayRecordComponent") // compared with nothing
  private record Weights(double ofA, double ofB, double[] restS) {
    double of(Run run) {
      return ofA * run.sumA + ofB * run.sumB;
    }
  }

  /** A batch of the tasks at positions {@code begin} to {@code end − 1}. */
  static final class Run {
    private final int begin;
    private final int end;
    private final double readyS;
    private final double[] a; // by step − 1
    private final double[] chanceA; // none where all are certain
    private final double[] b;
    private final double[] chanceB;
    private final double sumA;
    private final double sumB;
    private int index; // among those that begin where it does
    private double[] pairS = {}; // by index of the next one, the slots of both from step 2 on

    Run(int begin, int end, double readyS, BatchProfile profile) {
      this.begin = begin;
      this.end = end;
      this.readyS = readyS;
      a = byStep(profile, profile::drafterSide);
      chanceA = chances(profile, profile::drafterChance);
      b = byStep(profile, profile::verifierSide);
      chanceB = chances(profile, profile::verifierChance);
      sumA = Arrays.stream(a).sum();
      sumB = Arrays.stream(b).sum();
    }

    private static double[] byStep(BatchProfile profile, IntToDoubleFunction times) {
      double[] all = new double[profile.steps()];
      Arrays.setAll(all, n -> times.applyAsDouble(n + 1));
      return all;
    }

    /** None where all are certain. */
    private static double[] chances(BatchProfile profile, IntToDoubleFunction chance) {
      double[] all = byStep(profile, chance);
      return Arrays.stream(all).allMatch(each -> each == 1) ? new double[0] : all;
    }

    private static double at(double[] chances, int n) {
      return chances.length == 0 ? 1 : chances[n];
    }

    /** How many numbers it keeps. */
    int numbers() {
      return 2 * a.length + chanceA.length + chanceB.length + 10;
    }

    private double laterA() {
      return sumA - a[0];
    }

    private double laterB() {
      return sumB - b[0];
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
          seconds -= Math.min(x * at(other.chanceA, n + shift), y * at(chanceB, n));
        }
      }
      return seconds;
    }
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
      Pipeline pipeline,
      List<List<Run>> from,
      int[] reach,
      double targetS,
      ContiguousPlans.Work work) {
    this.pipeline = pipeline;
    this.from = from;
    this.reach = reach;
    this.targetS = targetS;
    this.work = work;
    size = reach.length;
    leastS = new double[size + 1];
    Arrays.fill(leastS, 1, size + 1, Double.POSITIVE_INFINITY);
  }

  /** When a plan ends that does before the target, seconds; infinite if none does. */
  double faster() {
    if (pipeline == Pipeline.SEQUENTIAL) {
      weigh(1, 1);
    } else {
      for (int part = 0; part <= PARTS; part++) {
        double theta = part / (double) PARTS;
        weigh(theta, 1 - theta);
      }
    }
    for (List<Run> runs : from) {
      for (int index = 0; index < runs.size(); index++) {
        runs.get(index).index = index;
      }
    }
    for (int start = 0; start < size && leastS[size] >= targetS; start++) {
      if (leastS[start] < Double.POSITIVE_INFINITY) {
        cohorts(start);
      }
    }
    return leastS[size] < targetS ? leastS[size] : Double.POSITIVE_INFINITY;
  }

  /** Drops the batches that are in no plan before the target, by weights of the two sides. */
  private void weigh(double ofA, double ofB) {
    Weights by = new Weights(ofA, ofB, new double[size + 1]);
    Arrays.fill(by.restS, 0, size, Double.POSITIVE_INFINITY);
    for (int begin = size - 1; begin >= 0; begin--) {
      for (Run run : from.get(begin)) {
        by.restS[begin] = Math.min(by.restS[begin], by.of(run) + by.restS[run.end]);
      }
    }
    double[] beforeS = new double[size + 1];
    Arrays.fill(beforeS, 1, size + 1, Double.POSITIVE_INFINITY);
    for (int begin = 0; begin < size; begin++) {
      double beginS = beforeS[begin];
      from.get(begin)
          .removeIf(
              run -> {
                double endS = Math.max(beginS, run.readyS) + by.of(run);
                beforeS[run.end] = Math.min(beforeS[run.end], endS);
                return endS + by.restS[run.end] >= targetS;
              });
    }
    weights.add(by);
  }

  private double opening(Run first) {
    return pipeline == Pipeline.ROLLING ? 0 : first.laterA();
  }

  /** The batches that begin at a position and end at another one or before. */
  private List<Run> within(int begin, int latest) {
    return begin == size
        ? List.of()
        : from.get(begin).stream().takeWhile(run -> run.end <= latest).toList();
  }

  private double pairS(Run run, Run next) {
    if (pipeline == Pipeline.SEQUENTIAL) {
      return run.laterB() + next.laterA();
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

  /** All cohorts of a start; under {@code rolling} their first batch closes them. */
  private void cohorts(int start) {
    List<Run> firsts = within(start, reach[start]);
    if (pipeline == Pipeline.ROLLING) {
      firsts.forEach(first -> cohorts(start, List.of(first), first));
    } else {
      cohorts(start, firsts, null);
    }
  }

  private void cohorts(int start, List<Run> firsts, @Nullable Run closing) {
    List<Map<Run, List<Label>>> open = new ArrayList<>(); // by begin
    for (int begin = 0; begin < size; begin++) {
      open.add(new LinkedHashMap<>());
    }
    for (Run first : firsts) {
      double clockS = Math.max(leastS[start], first.readyS) + first.a[0];
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
            : closing == run ? run.sumB + run.laterA() : run.slotsS(1, closing, 1);
    work.spend(run.b.length);
    for (Label label : labels) {
      leastS[run.end] = Math.min(leastS[run.end], label.totalS() + lastS);
    }
    for (Run next : within(run.end, reach[start])) {
      double pairS = pairS(run, next);
      for (Label label : labels) {
        double alone = pipeline == Pipeline.SEQUENTIAL ? label.clockS + run.b[0] : label.clockS;
        double clockS = Math.max(Math.max(alone, next.readyS) + next.a[0], label.clockS + run.b[0]);
        add(open, next, new Label(clockS, label.laterS + pairS), closing);
      }
    }
  }

  /** Adds a label that may be of use, unless another one of the batch is as good. */
  private void add(List<Map<Run, List<Label>>> open, Run run, Label label, @Nullable Run closing) {
    work.spend(weights.size());
    double laterA = closing == null ? 0 : closing.laterA();
    for (Weights by : weights) {
      double restS = by.ofA * laterA + by.ofB * run.sumB + by.restS[run.end];
      if (label.totalS() + restS >= targetS) {
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
