package sdedge.check.claim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import sdedge.check.model.ResultPlan;
import sdedge.instance.Pipeline;

/**
 * The preferred plan without drafts among the fastest under rolling: of plans equal within a
 * relative 1e-12 the one of fewest cohorts, fewest batches, then the lexicographically smallest
 * batch ends and cohort ends (Section 7 of the model).
 */
public final class SilentPlan {
  private static final double TIE = 1e-12;
  private static final Comparator<Label> PREFERENCE =
      Comparator.<Label>comparingInt(label -> label.cohortEnds.length)
          .thenComparingInt(label -> label.batchEnds.length)
          .thenComparing(label -> label.batchEnds, Arrays::compare)
          .thenComparing(label -> label.cohortEnds, Arrays::compare);

  private final Sequence sequence;
  private final PricedBatches batches;
  private final PathBounds bounds;
  private final Deadline deadline;
  private final SlotRules rules = new SlotRules(Pipeline.ROLLING);
  private final double leastS;

  private SilentPlan(Sequence sequence, Deadline deadline) {
    this.sequence = sequence;
    this.deadline = deadline;
    batches = new PricedBatches(sequence, new int[] {0}, deadline);
    bounds = new PathBounds(batches, deadline);
    leastS = new SlotSearch(batches, Pipeline.ROLLING, Map.of(), deadline).below(Double.MAX_VALUE);
  }

  /**
   * The cohorts of the plan.
   *
   * @throws UndecidedException if time or memory end first
   */
  public static List<List<ResultPlan.Batch>> of(Sequence sequence, Deadline deadline) {
    return new SilentPlan(sequence, deadline).cohorts();
  }

  /** Part of a plan: whole cohorts, and the batches of the current one. */
  @SuppressWarnings("ArrayRecordComponent") // made once, never changed
  private record Label(double clockS, double laterS, int[] batchEnds, int[] cohortEnds, int start) {
    double totalS() {
      return clockS + laterS;
    }
  }

  private List<List<ResultPlan.Batch>> cohorts() {
    List<List<Label>> closed = new ArrayList<>();
    List<List<List<Label>>> open = new ArrayList<>();
    for (int j = 0; j <= batches.size(); j++) {
      closed.add(new ArrayList<>());
      open.add(new ArrayList<>());
    }
    closed.get(0).add(new Label(0, 0, new int[0], new int[0], 0));
    for (int j = 0; j < batches.size(); j++) {
      for (PricedBatch next : batches.from(j)) {
        deadline.check();
        List<Label> there = new ArrayList<>();
        for (Label label : closed.get(j)) {
          double clock = Math.max(label.clockS, next.readyS) + next.firstA;
          add(
              there,
              next,
              new Label(clock, 0, with(label.batchEnds, next.end), label.cohortEnds, j));
        }
        for (int i = 0; i < j; i++) {
          extend(open.get(j).size() > i ? open.get(j).get(i) : List.of(), i, j, next, there);
        }
        for (Label label : there) {
          Label whole =
              new Label(
                  label.totalS() + next.sumB,
                  0,
                  label.batchEnds,
                  with(label.cohortEnds, next.end),
                  next.end);
          insert(closed.get(next.end), whole);
        }
        List<List<Label>> byBegin = open.get(next.end);
        while (byBegin.size() <= j) {
          byBegin.add(new ArrayList<>());
        }
        byBegin.set(j, there);
      }
    }
    return plan(closed.get(batches.size()));
  }

  private void extend(List<Label> labels, int begin, int end, PricedBatch next, List<Label> there) {
    PricedBatch batch = null;
    for (PricedBatch candidate : batches.from(begin)) {
      batch = candidate.end == end ? candidate : batch;
    }
    for (Label label : labels) {
      if (batch != null && next.end <= batches.reach(label.start)) {
        double clock = rules.clock(label.clockS, batch, next);
        double later = label.laterS + batch.laterB;
        add(
            there,
            next,
            new Label(
                clock, later, with(label.batchEnds, next.end), label.cohortEnds, label.start));
      }
    }
  }

  private void add(List<Label> there, PricedBatch batch, Label label) {
    double limitS = leastS * (1 + 1e3 * TIE);
    for (int t = 0; t < bounds.count(); t++) {
      double rest = bounds.between(t, batch.end, batches.size());
      if (label.totalS() + (1 - bounds.theta(t)) * batch.sumB + rest > limitS) {
        return;
      }
    }
    insert(there, label);
  }

  private void insert(List<Label> there, Label label) {
    if (there.stream().noneMatch(other -> covers(other, label))) {
      there.removeIf(other -> covers(label, other));
      there.add(label);
    }
  }

  private boolean covers(Label label, Label other) {
    double slack = 1e-3 * TIE * leastS;
    return label.start == other.start
        && label.laterS <= other.laterS + slack
        && label.totalS() <= other.totalS() + slack
        && PREFERENCE.compare(label, other) <= 0;
  }

  private List<List<ResultPlan.Batch>> plan(List<Label> labels) {
    Label best =
        labels.stream()
            .filter(label -> label.totalS() <= leastS * (1 + TIE))
            .min(PREFERENCE)
            .orElseThrow(() -> new UndecidedException("rounding hides which plan is meant"));
    List<List<ResultPlan.Batch>> cohorts = new ArrayList<>();
    int begin = 0;
    int b = 0;
    for (int cohortEnd : best.cohortEnds) {
      List<ResultPlan.Batch> cohort = new ArrayList<>();
      while (begin < cohortEnd) {
        int end = best.batchEnds[b++];
        cohort.add(new ResultPlan.Batch(sequence.tasks(begin, end), 0));
        begin = end;
      }
      cohorts.add(cohort);
    }
    return cohorts;
  }

  private static int[] with(int[] ends, int end) {
    int[] longer = Arrays.copyOf(ends, ends.length + 1);
    longer[ends.length] = end;
    return longer;
  }
}
