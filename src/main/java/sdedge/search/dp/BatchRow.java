package sdedge.search.dp;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import sdedge.search.problem.BatchPricing.BatchPrices;

/**
 * All batches that start at one position, with every choice: their times, and sums of them. Flat
 * arrays: this is what the inner loops of the search read. A batch with one of its choices has an
 * index, which goes up with the end.
 */
final class BatchRow {
  /** In place of a batch where there is none. */
  static final int NONE = -1;

  final int start;
  final int count;
  private final int[] first; // by end − start − 1; one entry more than ends
  private final int[] choice; // by index
  private final int[] end; // by index

  /** Where the steps of a batch begin in {@link #a} and {@link #b}; one entry more than batches. */
  final int[] offset;

  /** a_n, drafter side, seconds, steps 1..N of each batch in turn. */
  final double[] a;

  /** b_n, verifier side, seconds. */
  final double[] b;

  /** π^a_n, the chance of a drafter side; null if every step is certain. */
  final double @Nullable [] chanceA;

  /** π^b_n, the chance of a verifier side; null if every step is certain. */
  final double @Nullable [] chanceB;

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

  /** What it takes, about. */
  double bytes() {
    double perStep = chanceA == null ? 2 : 4;
    double sums = (6.0 + thetas) * count + lightest.length;
    return Double.BYTES * (perStep * a.length + sums);
  }

  /**
   * The row of a start position.
   *
   * @param readyS r by position
   * @param weights (θ, 1 − θ) by θ
   */
  BatchRow(int start, BatchPrices prices, double[] readyS, double[][] weights) {
    this.start = start;
    first = prices.first();
    choice = prices.choice();
    count = choice.length;
    offset = prices.offset();
    a = prices.a();
    b = prices.b();
    chanceA = prices.chanceA();
    chanceB = prices.chanceB();
    end = new int[count];
    laterA = new double[count];
    laterB = new double[count];
    allB = new double[count];
    ready = new double[count];
    thetas = weights.length;
    weighted = new double[count * thetas];
    lightest = new int[ends() * thetas];
    sumUp(readyS);
    weigh(weights);
  }

  private void sumUp(double[] readyS) {
    double lastReadyS = 0;
    for (int e = 0; e < ends(); e++) {
      lastReadyS = Math.max(lastReadyS, readyS[start + e]);
      for (int index = first[e]; index < first[e + 1]; index++) {
        int later = steps(index) - 1;
        end[index] = start + 1 + e;
        ready[index] = lastReadyS;
        laterA[index] = MaxSum.sum(a, offset[index] + 1, later);
        laterB[index] = MaxSum.sum(b, offset[index] + 1, later);
        allB[index] = laterB[index] + b[offset[index]];
      }
    }
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
        int least = first[e] < first[e + 1] ? first[e] : NONE;
        for (int index = first[e] + 1; index < first[e + 1]; index++) {
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
    return first.length - 1;
  }

  /** By θ, then end, the least θ·Σ_{n≥2} a + (1 − θ)·Σ_{n≥2} b of a batch. */
  double[] lightestLater(double[][] weights) {
    double[] least = new double[ends() * thetas];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    for (int t = 0; t < thetas; t++) {
      for (int index = 0; index < count; index++) {
        int at = t * ends() + end[index] - start - 1;
        double length = weights[t][0] * laterA[index] + weights[t][1] * laterB[index];
        least[at] = Math.min(least[at], length);
      }
    }
    return least;
  }

  /** Of the batches that end at {@code end}, the one of the least weighted sum for a θ, or none. */
  int lightest(int theta, int end) {
    return lightest[theta * ends() + end - start - 1];
  }

  /** Which of its choices a batch has, as the pricing knows it. */
  int choice(int index) {
    return choice[index];
  }

  /** End position of a batch. */
  int end(int index) {
    return end[index];
  }

  /** How many batches end at {@code position} or before: the index of the first that does not. */
  int endingUpTo(int position) {
    return first[Math.min(ends(), position - start)];
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
