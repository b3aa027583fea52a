package sdedge.oracle.claim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Pipeline;

/**
 * The fastest plan of a sequence that is faster than a target, under a slot pipeline: a dynamic
 * program over cohort starts, and within a cohort over batches with Pareto labels (Section 7 of the
 * model). Only the target prunes.
 */
final class SlotSearch {
  private final PricedBatches batches;
  private final PathBounds bounds;
  private final SlotRules rules;
  private final Deadline deadline;
  private final int size;

  /** T by position: the least of all plans of the first tasks that matter. */
  private final double[] leastS;

  /** What T must stay below to be of use. */
  private final double[] usefulS;

  private double[][] allowance = new double[0][0];
  private long labels;

  SlotSearch(PricedBatches batches, Pipeline pipeline, Deadline deadline) {
    this.batches = batches;
    this.deadline = deadline;
    rules = new SlotRules(pipeline);
    bounds = new PathBounds(batches, deadline);
    size = batches.size();
    leastS = new double[size + 1];
    usefulS = new double[size + 1];
    Arrays.fill(leastS, Double.POSITIVE_INFINITY);
    leastS[0] = 0;
  }

  /** The number of labels made. */
  long labels() {
    return labels;
  }

  /** The least makespan below {@code targetS}; infinite if no plan is that fast. */
  double below(double targetS) {
    for (int j = 0; j <= size; j++) {
      usefulS[j] = targetS - bounds.rest(j);
    }
    if (usefulS[0] <= 0) {
      return Double.POSITIVE_INFINITY;
    }
    shortCohorts();
    for (int start = 0; start < size; start++) {
      if (leastS[start] < usefulS[start]) {
        cohorts(start);
      }
    }
    return leastS[size] < targetS ? leastS[size] : Double.POSITIVE_INFINITY;
  }

  /** Plans of cohorts of one batch, which are known cheaply. */
  private void shortCohorts() {
    for (int start = 0; start < size; start++) {
      for (PricedBatch first : batches.from(start)) {
        reached(first.end, opened(first).totalS() + rules.closing(first, first));
      }
    }
  }

  private Label opened(PricedBatch first) {
    double clock = Math.max(leastS[first.begin], first.readyS) + first.firstA;
    return new Label(clock, rules.opening(first));
  }

  private void reached(int end, double seconds) {
    leastS[end] = Math.min(leastS[end], seconds);
  }

  /** All cohorts that start at a position. */
  private void cohorts(int start) {
    allow(start);
    if (!rules.closesOnFirst() || isSilent(start)) {
      Front front = new Front(start);
      batches.from(start).forEach(first -> front.add(first, opened(first), null));
      front.run(null);
      return;
    }
    for (PricedBatch first : batches.from(start)) {
      Front front = new Front(start);
      if (front.add(first, opened(first), first)) {
        front.run(first);
        allow(start);
      }
    }
  }

  /** No first batch has a drafter side after step 1: it matters to no closing slot. */
  private boolean isSilent(int start) {
    return batches.from(start).stream().allMatch(batch -> batch.laterA == 0);
  }

  /** R_θ by position: what clock and costs may reach there and still end below what is known. */
  private void allow(int start) {
    int reach = batches.reach(start);
    allowance = new double[bounds.count()][reach + 1];
    for (int t = 0; t < bounds.count(); t++) {
      for (int j = start; j <= reach; j++) {
        double most = Double.NEGATIVE_INFINITY;
        for (int end = j; end <= reach; end++) {
          double limit = Math.min(leastS[end], usefulS[end]);
          most = Math.max(most, limit - bounds.between(t, j, end));
        }
        allowance[t][j] = most;
      }
    }
  }

  /** Whether some θ shows that a label cannot lead to anything faster than known or of use. */
  private boolean isHopeless(PricedBatch batch, double totalS, @Nullable PricedBatch first) {
    double closerLaterA = first == null ? 0 : first.laterA;
    for (int t = 0; t < allowance.length; t++) {
      double theta = bounds.theta(t);
      double least = totalS + theta * closerLaterA + (1 - theta) * batch.sumB;
      if (least > allowance[t][batch.end]) {
        return true;
      }
    }
    return false;
  }

  /**
   * A partial cohort.
   *
   * @param clockS of step 1
   * @param laterS of the slots of later steps so far
   */
  private record Label(double clockS, double laterS) {
    double totalS() {
      return clockS + laterS;
    }

    /**
     * A later clock can be made up for in a wait, by at most what it is later; later costs never.
     */
    boolean isAsGoodAs(Label other) {
      return laterS <= other.laterS && totalS() <= other.totalS();
    }
  }

  /** The labels of the cohorts of one start, or of one start and first batch. */
  private final class Front {
    private final int start;
    private final List<Map<PricedBatch, List<Label>>> byEnd = new ArrayList<>();

    Front(int start) {
      this.start = start;
      for (int j = start; j <= batches.reach(start); j++) {
        byEnd.add(new LinkedHashMap<>());
      }
    }

    boolean add(PricedBatch batch, Label label, @Nullable PricedBatch first) {
      if (isHopeless(batch, label.totalS(), first)) {
        return false;
      }
      List<Label> there =
          byEnd.get(batch.end - start).computeIfAbsent(batch, each -> new ArrayList<>());
      for (Label other : there) {
        if (other.isAsGoodAs(label)) {
          return false;
        }
      }
      there.removeIf(label::isAsGoodAs);
      there.add(label);
      labels++;
      return true;
    }

    void run(@Nullable PricedBatch first) {
      for (Map<PricedBatch, List<Label>> ending : byEnd.subList(1, byEnd.size())) {
        deadline.check();
        ending.forEach((batch, there) -> expand(batch, there, first));
      }
    }

    private void expand(PricedBatch batch, List<Label> there, @Nullable PricedBatch first) {
      double closing = first == null ? batch.sumB : rules.closing(first, batch);
      for (Label label : there) {
        reached(batch.end, label.totalS() + closing);
      }
      if (batch.end == size) {
        return;
      }
      List<PricedBatch> following = batches.from(batch.end);
      int reach = batches.reach(start);
      for (PricedBatch next : following) {
        if (next.end > reach) {
          break;
        }
        extend(batch, there, next, following.size(), first);
      }
    }

    private void extend(
        PricedBatch batch,
        List<Label> there,
        PricedBatch next,
        int count,
        @Nullable PricedBatch first) {
      double atLeast = Math.max(batch.laterB, next.laterA);
      for (Label label : there) {
        double clock = rules.clock(label.clockS(), batch, next);
        if (!isHopeless(next, clock + label.laterS() + atLeast, first)) {
          add(next, new Label(clock, label.laterS() + rules.pair(batch, next, count)), first);
        }
      }
    }
  }
}
