package sdedge.search.dp;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.latency.BatchLoad;
import sdedge.latency.StageModel;
import sdedge.latency.TaskSteps;
import sdedge.search.ContiguousProblem;
import sdedge.search.LengthRule;

/**
 * Stage times of all batches that start at one position, for every length. Flat arrays: this is
 * what the inner loops of the search read. Batch (start, end) with the q-th length has index {@code
 * (end − start − 1)·lengths + q}; where a rule leaves each batch one length, {@code lengths} is 1.
 */
final class BatchRow {
  final int start;
  final int lengths;
  final int count;
  private final int[] values; // the lengths of the problem
  private final int @Nullable [] chosen; // by index, which of them the rule leaves

  /** Where the steps of a batch begin in {@link #a} and {@link #b}; one entry more than batches. */
  final int[] offset;

  /** a_n, drafter side, seconds, steps 1..N of each batch in turn. */
  final double[] a;

  /** b_n, verifier side, seconds. */
  final double[] b;

  /** Σ_{n≥2} a_n. */
  final double[] laterA;

  /** Σ_{n≥2} b_n. */
  final double[] laterB;

  /** Σ_{n≥1} b_n. */
  final double[] allB;

  /** U, when the last prompt of the batch is there. */
  final double[] ready;

  /** θ·Σ_{n≥1} a + (1 − θ)·Σ_{n≥1} b, by batch, then θ: what no plan passes the batch faster in. */
  final double[] weighted;

  private final int thetas;
  private final int[] lightest; // by θ, then end − start − 1: the batch of the least such sum

  /**
   * The row of a start position.
   *
   * @param steps by position, length
   * @param weights (θ, 1 − θ) by θ
   */
  BatchRow(
      ContiguousProblem problem,
      StageModel model,
      TaskSteps[][] steps,
      double[][] weights,
      int start) {
    this.start = start;
    lengths = problem.choices();
    count = (problem.batchReach()[start] - start) * lengths;
    values = problem.lengths();
    chosen = chosen(problem);
    offset = offsets(steps);
    a = new double[offset[count]];
    b = new double[offset[count]];
    laterA = new double[count];
    laterB = new double[count];
    allB = new double[count];
    ready = new double[count];
    thetas = weights.length;
    weighted = new double[count * thetas];
    lightest = new int[ends() * thetas];
    fill(problem, model, steps);
    weigh(weights);
  }

  private void fill(ContiguousProblem problem, StageModel model, TaskSteps[][] steps) {
    for (int q = 0; q < values.length; q++) {
      BatchLoad load = new BatchLoad(model, values[q], longest(steps, q));
      double readyS = 0;
      for (int index = chosen == null ? q : 0; index < count; index += lengths) {
        int position = end(index) - 1;
        load.add(steps[position][q]);
        readyS = Math.max(readyS, problem.readyS()[position]);
        if (choice(index) == q) {
          ready[index] = readyS;
          fill(index, load);
        }
      }
    }
  }

  /** The most steps of any batch with a length. */
  private int longest(TaskSteps[][] steps, int q) {
    int longest = 0;
    for (int position = start; position < start + ends(); position++) {
      longest = Math.max(longest, steps[position][q].steps());
    }
    return longest;
  }

  private int @Nullable [] chosen(ContiguousProblem problem) {
    LengthRule rule = problem.rule();
    return rule == null
        ? null
        : IntStream.range(0, count)
            .map(index -> Arrays.binarySearch(values, rule.length(start, end(index))))
            .toArray();
  }

  private int[] offsets(TaskSteps[][] steps) {
    int[] offsets = new int[count + 1];
    int[] longest = new int[values.length];
    for (int index = 0; index < count; index++) {
      if (index % lengths == 0) {
        for (int q = 0; q < values.length; q++) {
          longest[q] = Math.max(longest[q], steps[end(index) - 1][q].steps());
        }
      }
      offsets[index + 1] = Math.addExact(offsets[index], longest[choice(index)]);
    }
    return offsets;
  }

  private void fill(int index, BatchLoad load) {
    int from = offset[index];
    load.writeDrafterSide(a, from);
    load.writeVerifierSide(b, from);
    laterA[index] = MaxSum.sum(a, from + 1, load.steps() - 1);
    laterB[index] = MaxSum.sum(b, from + 1, load.steps() - 1);
    allB[index] = laterB[index] + b[from];
  }

  private void weigh(double[][] weights) {
    for (int index = 0; index < count; index++) {
      for (int t = 0; t < thetas; t++) {
        weighted[index * thetas + t] =
            weights[t][0] * (firstA(index) + laterA[index]) + weights[t][1] * allB[index];
      }
    }
    int ends = ends();
    for (int t = 0; t < thetas; t++) {
      for (int e = 0; e < ends; e++) {
        int least = e * lengths;
        for (int index = least + 1; index < (e + 1) * lengths; index++) {
          if (weighted[index * thetas + t] < weighted[least * thetas + t]) {
            least = index;
          }
        }
        lightest[t * ends + e] = least;
      }
    }
  }

  /** How many ends there are. */
  int ends() {
    return count / lengths;
  }

  /** By θ, then end, the least θ·Σ_{n≥2} a + (1 − θ)·Σ_{n≥2} b of a batch. */
  double[] lightestLater(double[][] weights) {
    double[] least = new double[ends() * thetas];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    for (int t = 0; t < thetas; t++) {
      for (int index = 0; index < count; index++) {
        int at = t * ends() + index / lengths;
        double length = weights[t][0] * laterA[index] + weights[t][1] * laterB[index];
        least[at] = Math.min(least[at], length);
      }
    }
    return least;
  }

  /** Of the batches that end at {@code end}, the one of the least weighted sum for a θ. */
  int lightest(int theta, int end) {
    return lightest[theta * ends() + end - start - 1];
  }

  /** Which of the lengths of the problem a batch has. */
  private int choice(int index) {
    return chosen == null ? index % lengths : chosen[index];
  }

  /** The speculation length of a batch. */
  int length(int index) {
    return values[choice(index)];
  }

  /** End position of a batch. */
  int end(int index) {
    return start + 1 + index / lengths;
  }

  /** Index of the first batch that ends at {@code end}; its other lengths follow. */
  int first(int end) {
    return (end - start - 1) * lengths;
  }

  /** N of a batch. */
  int steps(int index) {
    return offset[index + 1] - offset[index];
  }

  /** a_1 of a batch. */
  double firstA(int index) {
    return a[offset[index]];
  }

  /** b_1 of a batch. */
  double firstB(int index) {
    return b[offset[index]];
  }
}
