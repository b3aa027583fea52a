package sdedge.search.milp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sdedge.control.Control;
import sdedge.control.HeapShare;
import sdedge.control.Termination;
import sdedge.plan.DraftChoices;
import sdedge.search.problem.BatchPrices;
import sdedge.search.problem.BatchPricing;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.Pricings;

/**
 * Stage times of one batch, seconds (docs/model.md section 4).
 *
 * @param start position of its first task
 * @param end position after its last task
 * @param choices how its parts draft
 * @param a drafter side a_n by step − 1
 * @param b verifier side b_n by step − 1
 * @param readyS U
 */
@SuppressWarnings("ArrayRecordComponent") // read in loops over the steps, never changed
record BatchTimes(int start, int end, DraftChoices choices, double[] a, double[] b, double readyS) {

  private static final double BYTES = 128; // beside its times

  /**
   * All batches of a problem with all their choices, by start.
   *
   * @param memory that they take from
   * @throws ModelAborted if the control says so, or if they are too many
   */
  static List<BatchTimes> all(ContiguousProblem problem, HeapShare memory, Control control) {
    BatchPricing pricing = new Pricings(List.of(problem)).of(problem, control);
    if (pricing == null) {
      ModelAborted.check(control);
      throw new ModelAborted(Termination.MEMORY_LIMIT);
    }
    List<BatchTimes> batches = new ArrayList<>();
    for (int start = 0; start < problem.size(); start++) {
      ModelAborted.check(control);
      BatchPrices prices = pricing.from(start);
      double readyS = 0;
      for (int end = start + 1; end < start + prices.first().length; end++) {
        readyS = Math.max(readyS, problem.readyS()[end - 1]);
        for (int index = prices.first()[end - start - 1];
            index < prices.first()[end - start];
            index++) {
          DraftChoices choices = pricing.draftChoices(start, end, prices.choice()[index]);
          int from = prices.offset()[index];
          int to = prices.offset()[index + 1];
          if (!memory.take(BYTES + 2 * Double.BYTES * (to - from))) {
            throw new ModelAborted(Termination.MEMORY_LIMIT);
          }
          double[] a = Arrays.copyOfRange(prices.a(), from, to);
          double[] b = Arrays.copyOfRange(prices.b(), from, to);
          batches.add(new BatchTimes(start, end, choices, a, b, readyS));
        }
      }
    }
    return batches;
  }

  /** N. */
  int steps() {
    return a.length;
  }

  /** a_n; 0 beyond N. */
  double a(int n) {
    return n <= a.length ? a[n - 1] : 0;
  }

  /** b_n; 0 beyond N. */
  double b(int n) {
    return n <= b.length ? b[n - 1] : 0;
  }

  /** Σ_{n≥2} a_n. */
  double laterA() {
    return sum(a, 1);
  }

  /** Σ_{n≥2} b_n. */
  double laterB() {
    return sum(b, 1);
  }

  /** Σ_n b_n. */
  double allB() {
    return sum(b, 0);
  }

  private static double sum(double[] values, int from) {
    double sum = 0;
    for (int n = from; n < values.length; n++) {
      sum += values[n];
    }
    return sum;
  }
}
