package sdedge.oracle.claim;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A lower bound of all plans of a sequence and all allocations, by weights on the tasks (Section 7
 * of the model): each batch costs what it delays the tasks up to it, by their weight.
 */
final class JointCut {
  private final PricedBatches batches;
  private final SlotRules rules;
  private final double constantS;

  /** Ω by position: the weight of the tasks before it. */
  private final double[] weightBefore;

  /** The values of Ω at which a cohort can end. */
  private final double[] ends;

  /** The least cost from a position on at which a cohort begins. */
  private final double[] restS;

  private final Map<List<Integer>, double[]> toEnd = new HashMap<>();

  /**
   * @param constantS what the prompts themselves cost
   * @param weightBefore Ω by position, from 0 to 1
   */
  JointCut(PricedBatches batches, SlotRules rules, double constantS, double[] weightBefore) {
    this.batches = batches;
    this.rules = rules;
    this.constantS = constantS;
    this.weightBefore = weightBefore;
    TreeSet<Double> distinct = new TreeSet<>();
    Arrays.stream(weightBefore).skip(1).forEach(distinct::add);
    ends = distinct.stream().mapToDouble(weight -> weight).toArray();
    restS = new double[weightBefore.length];
    for (int start = batches.size() - 1; start >= 0; start--) {
      restS[start] = Double.POSITIVE_INFINITY;
      for (PricedBatch first : batches.from(start)) {
        double opened = weightBefore[first.end] * first.firstA;
        restS[start] = Math.min(restS[start], opened + onwards(first, first, rules.opening(first)));
      }
    }
  }

  /** A bound of all plans that begin with some cohorts, of which the last may be open; seconds. */
  double boundS(List<List<PricedBatch>> cohorts, boolean open) {
    double sum = constantS;
    int end = 0;
    for (int c = 0; c < cohorts.size(); c++) {
      List<PricedBatch> cohort = cohorts.get(c);
      PricedBatch first = cohort.get(0);
      PricedBatch last = first;
      double laterS = rules.opening(first);
      sum += weightBefore[first.end] * first.firstA;
      for (PricedBatch next : cohort.subList(1, cohort.size())) {
        sum += stepOne(last, next);
        laterS += rules.pair(last, next, batches.from(next.begin).size());
        last = next;
      }
      if (open && c == cohorts.size() - 1) {
        return sum + onwards(first, last, laterS);
      }
      sum += weightBefore[last.end] * (laterS + rules.closing(first, last));
      end = last.end;
    }
    return sum + restS[end];
  }

  private double stepOne(PricedBatch last, PricedBatch next) {
    return weightBefore[last.end] * rules.stepOneSlot(last, next)
        + (weightBefore[next.end] - weightBefore[last.end]) * next.firstA;
  }

  /** The least cost after a batch of an open cohort. */
  private double onwards(PricedBatch first, PricedBatch last, double laterS) {
    double least = Double.POSITIVE_INFINITY;
    for (int e = 0; e < ends.length; e++) {
      least = Math.min(least, ends[e] * laterS + toEnd(first, e)[last.id]);
    }
    return least;
  }

  /** By batch the least cost after it if its cohort ends where Ω has some value. */
  private double[] toEnd(PricedBatch first, int end) {
    int closer = rules.closesOnFirst() ? first.id : -1;
    return toEnd.computeIfAbsent(
        List.of(first.begin, closer, end), key -> computed(first, ends[end]));
  }

  private double[] computed(PricedBatch first, double weight) {
    double[] least = new double[batches.count()];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    int reach = batches.reach(first.begin);
    for (int begin = reach - 1; begin >= first.begin; begin--) {
      for (PricedBatch batch : batches.from(begin)) {
        if (batch.end <= reach) {
          least[batch.id] = computed(first, batch, weight, least, reach);
        }
      }
    }
    return least;
  }

  private double computed(
      PricedBatch first, PricedBatch batch, double weight, double[] least, int reach) {
    double best = Double.POSITIVE_INFINITY;
    if (weightBefore[batch.end] == weight) {
      best = weight * rules.closing(first, batch) + restS[batch.end];
    }
    if (batch.end < reach) {
      List<PricedBatch> following = batches.from(batch.end);
      for (PricedBatch next : following) {
        if (least[next.id] < Double.POSITIVE_INFINITY) {
          double pairS = rules.pair(batch, next, following.size());
          best = Math.min(best, stepOne(batch, next) + weight * pairS + least[next.id]);
        }
      }
    }
    return best;
  }
}
