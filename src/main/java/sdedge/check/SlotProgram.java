package sdedge.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Pipeline;
import sdedge.latency.BatchProfile;

/**
 * Looks for a plan of one sequence of tasks that ends before a moment, under a slot pipeline: a
 * dynamic program over positions, at each over labels of the cohorts whose last batch ends there
 * (docs/model.md section 7, "Exactness of the dynamic program"). What cannot end before the moment
 * is dropped by one bound that holds whatever the plan: a slot takes at least θ·a + (1 − θ)·b.
 */
final class SlotProgram {
  private static final int PARTS = 8; // of θ
  private static final int NUMBERS = 5; // of a label in memory
  private static final int LABEL = 100; // to look at one, in additions

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

  /** A batch of the tasks up to position {@code end − 1}. */
  static final class Run {
    private final int end;
    private final double readyS;
    private final double[] a; // by step − 1
    private final double[] chanceA;
    private final double[] b;
    private final double[] chanceB;
    private final double sumA;
    private final double sumB;

    /** Of cohorts that it ends so far, by the batch that closes them; null for one that none has */
    private Map<@Nullable Run, List<Label>> labels = new LinkedHashMap<>();

    Run(int end, double readyS, BatchProfile profile) {
      this.end = end;
      this.readyS = readyS;
      a = byStep(profile, profile::drafterSide);
      chanceA = byStep(profile, profile::drafterChance);
      b = byStep(profile, profile::verifierSide);
      chanceB = byStep(profile, profile::verifierChance);
      sumA = Arrays.stream(a).sum();
      sumB = Arrays.stream(b).sum();
    }

    private static double[] byStep(BatchProfile profile, IntToDoubleFunction times) {
      return IntStream.rangeClosed(1, profile.steps()).mapToDouble(times).toArray();
    }

    /** How many numbers it keeps. */
    int numbers() {
      return 4 * a.length;
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
          seconds -= Math.min(x * other.chanceA[n + shift], y * chanceB[n]);
        }
      }
      return seconds;
    }
  }

  /**
   * A cohort so far.
   *
   * @param reach how far it may go
   * @param clockS when its last step 1 is drafted
   * @param laterS the slots of later steps
   */
  private record Label(int reach, double clockS, double laterS) {
    double totalS() {
      return clockS + laterS;
    }

    /** A wait makes up for a later clock, by what it is later at most; for later slots nothing. */
    boolean isAsGoodAs(Label other) {
      return reach >= other.reach && laterS <= other.laterS && totalS() <= other.totalS();
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
    List<List<Run>> until = new ArrayList<>(); // by end
    IntStream.rangeClosed(0, size).forEach(end -> until.add(new ArrayList<>()));
    from.forEach(runs -> runs.forEach(run -> until.get(run.end).add(run)));
    for (int position = 0; position <= size; position++) {
      until.get(position).forEach(this::close);
      if (position < size) {
        open(position);
        until.get(position).forEach(this::extend);
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

  /** Cohorts that begin at a position; under {@code rolling} their first batch closes them. */
  private void open(int position) {
    boolean closes = pipeline == Pipeline.ROLLING;
    for (Run first : from.get(position)) {
      if (leastS[position] < Double.POSITIVE_INFINITY && first.end <= reach[position]) {
        double clockS = Math.max(leastS[position], first.readyS) + first.a[0];
        double openingS = closes ? 0 : first.laterA();
        add(first, closes ? first : null, new Label(reach[position], clockS, openingS));
      }
    }
  }

  /** Cohorts whose last batch this is. */
  private void close(Run run) {
    run.labels.forEach(
        (closing, labels) -> {
          double lastS =
              closing == null
                  ? run.sumB
                  : closing == run ? run.sumB + run.laterA() : run.slotsS(1, closing, 1);
          work.spend(run.b.length);
          for (Label label : labels) {
            leastS[run.end] = Math.min(leastS[run.end], label.totalS() + lastS);
          }
        });
  }

  /** Cohorts that go on behind a batch, of which no more is kept. */
  private void extend(Run run) {
    boolean isSequential = pipeline == Pipeline.SEQUENTIAL;
    for (Run next : run.labels.isEmpty() ? List.<Run>of() : from.get(run.end)) {
      double pairS = isSequential ? run.laterB() + next.laterA() : run.slotsS(2, next, 0);
      work.spend(run.b.length);
      run.labels.forEach(
          (closing, labels) -> {
            for (Label label : labels) {
              double verifiedS = label.clockS + run.b[0];
              double freeS = isSequential ? verifiedS : label.clockS;
              double draftedS = Math.max(freeS, next.readyS) + next.a[0];
              if (next.end <= label.reach) {
                double clockS = Math.max(draftedS, verifiedS);
                add(next, closing, new Label(label.reach, clockS, label.laterS + pairS));
              }
            }
          });
    }
    run.labels.values().forEach(labels -> work.keep(-(long) NUMBERS * labels.size()));
    run.labels = Map.of();
  }

  /** Adds a label that may be of use, unless another one of the batch is as good. */
  private void add(Run run, @Nullable Run closing, Label label) {
    work.spend(LABEL);
    double laterA = closing == null ? 0 : closing.laterA();
    for (Weights by : weights) {
      double restS = by.ofA * laterA + by.ofB * run.sumB + by.restS[run.end];
      if (label.totalS() + restS >= targetS) {
        return;
      }
    }
    List<Label> there = run.labels.computeIfAbsent(closing, none -> new ArrayList<>());
    work.spend((long) LABEL * there.size());
    for (Label other : there) {
      if (other.isAsGoodAs(label)) {
        return;
      }
    }
    int before = there.size();
    there.removeIf(label::isAsGoodAs);
    there.add(label);
    work.keep((long) NUMBERS * (there.size() - before));
  }
}
