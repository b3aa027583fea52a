package sdedge.search.dp;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.HeapShare;
import sdedge.plan.DraftChoices;
import sdedge.search.problem.BatchPricing;
import sdedge.search.problem.ContiguousProblem;

/**
 * All batches of a problem, with every choice, and what adjacent ones cost, for a search that walks
 * over them in any direction (docs/model.md section 7). Batches are numbered by start, then end.
 * For one thread.
 */
public final class BatchGraph {
  private static final double SHARE_OF_PAIRS = 0.2;

  private final ContiguousProblem problem;
  private final BatchPricing pricing;
  private final SlotCosts costs;
  private final BatchRow[] rows; // by start
  private final int[] from; // by start, the first batch; one entry more
  private final int[] end;
  private final int[] start;
  private final int[] index; // in its row
  private final double[] firstA;
  private final double[] firstB;
  private final double[] @Nullable [] later; // by batch, then by batch after; null: not yet known
  private final double[] @Nullable []
      closing; // by first batch of a cohort, then by last; 0 as null
  private final HeapShare memory;
  private long cellsLeft;

  private BatchGraph(
      ContiguousProblem problem,
      BatchPricing pricing,
      BatchRow[] rows,
      IntPredicate[] kept,
      HeapShare memory) {
    this.problem = problem;
    this.memory = memory;
    this.pricing = pricing;
    this.rows = rows;
    costs = SlotCosts.of(problem.pipeline());
    from = new int[rows.length + 1];
    int[][] indices = new int[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      indices[i] = IntStream.range(0, rows[i].count).filter(kept[i]).toArray();
      from[i + 1] = from[i] + indices[i].length;
    }
    int count = from[rows.length];
    start = new int[count];
    end = new int[count];
    index = new int[count];
    firstA = new double[count];
    firstB = new double[count];
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < indices[i].length; k++) {
        int batch = from[i] + k;
        start[batch] = i;
        index[batch] = indices[i][k];
        end[batch] = rows[i].end(index[batch]);
        firstA[batch] = rows[i].firstA(index[batch]);
        firstB[batch] = rows[i].firstB(index[batch]);
      }
    }
    later = new double[count][];
    closing = new double[count][];
    cellsLeft = (long) (memory.takeUpTo(SHARE_OF_PAIRS * HeapShare.mostBytes()) / Double.BYTES);
  }

  /**
   * The batches of a problem; null if they do not fit into memory, or if the control stops it.
   *
   * @param memory that they and what is made of them take from
   */
  public static @Nullable BatchGraph of(
      ContiguousProblem problem, HeapShare memory, Control control) {
    try (Workers workers = new Workers(1)) {
      double[][] weights = SlotCosts.of(problem.pipeline()).weights();
      BatchPricing pricing = BatchPricing.of(problem, control);
      if (pricing == null) {
        return null;
      }
      BatchTable table = new BatchTable(problem, pricing, weights, workers, control);
      HeapBudget budget = HeapBudget.forecast(problem, table);
      if (!budget.keepRows() || !memory.take(budget.heldBytes())) {
        return null;
      }
      double[] readyS = new double[problem.size()]; // uploads are not part of the costs
      BatchRow[] rows = new BatchRow[problem.size()];
      IntPredicate[] all = new IntPredicate[problem.size()];
      for (int i = 0; i < rows.length; i++) {
        if (control.isStopped()) {
          return null;
        }
        rows[i] = new BatchRow(i, pricing.from(i), readyS, weights);
        all[i] = k -> true;
      }
      return new BatchGraph(problem, pricing, rows, all, memory);
    }
  }

  /** The graph without some batches. */
  public BatchGraph only(IntPredicate kept) {
    IntPredicate[] byRow = new IntPredicate[rows.length];
    for (int i = 0; i < rows.length; i++) {
      boolean[] keep = new boolean[rows[i].count];
      for (int batch = from[i]; batch < from[i + 1]; batch++) {
        keep[index[batch]] = kept.test(batch);
      }
      byRow[i] = k -> keep[k];
    }
    return new BatchGraph(problem, pricing, rows, byRow, memory);
  }

  /** K, the number of positions. */
  public int size() {
    return rows.length;
  }

  /** The number of batches. */
  public int count() {
    return end.length;
  }

  /** The first batch that starts at a position or behind. */
  public int from(int position) {
    return from[position];
  }

  /** The first position of a batch. */
  public int start(int batch) {
    return start[batch];
  }

  /** The position behind a batch. */
  public int end(int batch) {
    return end[batch];
  }

  public DraftChoices draftChoices(int batch) {
    int choice = rows[start[batch]].choice(index[batch]);
    return pricing.draftChoices(start[batch], end[batch], choice);
  }

  /** The furthest end of a cohort that starts at a position. */
  public int reach(int position) {
    return problem.cohortReach()[position];
  }

  /** Whether {@link #closing} depends on the first batch of the cohort. */
  public boolean wraps() {
    return costs.wraps();
  }

  /** a_1 by batch; not to be changed. */
  public double[] firstA() {
    return firstA;
  }

  /** b_1 by batch; not to be changed. */
  public double[] firstB() {
    return firstB;
  }

  /** Whether slots are sums of both sides, not their maximum. */
  public boolean sums() {
    return costs.sums();
  }

  /** The slot of step 1 in which {@code x} is verified and {@code y} drafted, without releases. */
  public double slot(int x, int y) {
    return costs.slot(firstB[x], firstA[y]);
  }

  /** What the first batch of a cohort adds beyond its step-1 clock. */
  public double opening(int first) {
    return costs.opening(rows[start[first]], index[first]);
  }

  /** What the slots of steps n ≥ 2 cost, by batch that follows, from {@code from(end(x))} on. */
  public double[] laterAfter(int x) {
    double[] known = later[x];
    if (known == null) {
      int at = end[x];
      int count = at < rows.length ? from[at + 1] - from[at] : 0;
      known = new double[count];
      BatchRow row = rows[start[x]];
      for (int k = 0; k < count; k++) {
        int y = from[at] + k;
        known[k] = end[y] > reach(start[x]) ? 0 : costs.pair(row, index[x], rows[at], index[y]);
      }
      later[x] = keep(known);
    }
    return known;
  }

  /** What the last slots of all steps cost. */
  public double closing(int first, int last) {
    if (!wraps()) {
      return rows[start[last]].allB[index[last]];
    }
    double[] known = closing[first];
    int lowest = from[start[first]];
    if (known == null) {
      known = keep(new double[from[reach(start[first])] - lowest]);
      if (known == null) {
        return closingOf(first, last);
      }
      closing[first] = known;
    }
    if (known[last - lowest] == 0) {
      known[last - lowest] = closingOf(first, last);
    }
    return known[last - lowest];
  }

  private double closingOf(int first, int last) {
    return costs.closing(rows[start[last]], index[last], rows[start[first]], index[first]);
  }

  private double @Nullable [] keep(double[] values) {
    if (cellsLeft < values.length) {
      return null;
    }
    cellsLeft -= values.length;
    return values;
  }

  /** How many weights {@link #weighted} knows. */
  public int thetas() {
    return costs.weights().length;
  }

  /** No plan passes a batch faster, for any of the weights of its sides. */
  public double weighted(int batch, int theta) {
    return rows[start[batch]].weighted[index[batch] * thetas() + theta];
  }

  /**
   * Σ_{n≥2} a of a first batch where {@link #closing} holds it, weighted by θ: its residual bound.
   */
  public double residualOfFirst(int first, int theta) {
    return wraps() ? costs.weights()[theta][0] * rows[start[first]].laterA[index[first]] : 0;
  }

  /** Σ b of a last batch, weighted by 1 − θ: its residual bound. */
  public double residualOfLast(int last, int theta) {
    return costs.weights()[theta][1] * rows[start[last]].allB[index[last]];
  }

  public ContiguousProblem problem() {
    return problem;
  }
}
