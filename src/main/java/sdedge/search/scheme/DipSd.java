package sdedge.search.scheme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.HeapShare;
import sdedge.instance.DraftChoice;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.Partition;
import sdedge.search.problem.Partition.Cuts;
import sdedge.search.scheme.CycleRate.Cycle;

/**
 * The batches and lengths of one cohort that maximise the rate of its {@link Cycle}.
 *
 * <p>Prefixes of partitions are extended batch by batch. One is dropped if another that ends there
 * confirms no fewer tokens in no longer verifications with no longer a longest batch; or if it
 * cannot end above a rate ρ already found, because for some θ in [0, 1] no completion has Σ E &gt;
 * ρ·(θ·Σ v + (1 − θ)·longest), the right side being at most ρ·S. Of those left only the {@value
 * #MOST_PREFIXES} that may still gain most are kept: where that many do not come up, as with few
 * batches, the rate is the largest of all.
 */
final class DipSd {
  private static final int MOST_TASKS = 256; // of a cohort: every pair of positions is a batch
  private static final int FEW_PREFIXES = 16; // for a first rate
  private static final int MOST_PREFIXES = 256;
  private static final double[] WEIGHTS = {0, 0.25, 0.5, 0.75, 1}; // θ
  private static final double BYTES = 96; // of a prefix with its cycle

  private final ContiguousProblem problem;
  private final int size;
  private final List<DraftChoice> choices;
  private final Cycle[][][] batches; // by start, tasks − 1 and length
  private final HeapShare heap;
  private final Control control;
  private @Nullable Prefix best;

  /**
   * The batches up to a position.
   *
   * @param before without the last batch, null if it is the first
   * @param choice of its last batch
   * @param gain by which its best completion may beat the rate known, tokens; more than is possible
   */
  private record Prefix(@Nullable Prefix before, int end, int choice, Cycle cycle, double gain) {
    boolean dominates(Prefix other) {
      return cycle.tokens() >= other.cycle.tokens()
          && cycle.verifyS() <= other.cycle.verifyS()
          && cycle.longestS() <= other.cycle.longestS();
    }
  }

  private DipSd(
      ContiguousProblem problem,
      SteadyStep steps,
      int from,
      int to,
      HeapShare heap,
      Control control) {
    this.problem = problem;
    this.heap = heap;
    this.control = control;
    size = to - from;
    choices = problem.draftChoices();
    batches = new Cycle[size][][];
    for (int start = 0; start < size && control.stop() == null; start++) {
      int reach = Math.min(problem.batchReach()[from + start], to) - from;
      batches[start] = new Cycle[reach - start][choices.size()];
      for (int end = start + 1; end <= reach; end++) {
        SteadyStep.Batch batch = steps.batch(from + start, from + end);
        int[] places = problem.choices().places(from + start, from + end);
        for (int q = 0; q < choices.size(); q++) {
          int own = Arrays.binarySearch(places, q) >= 0 ? q : places[0]; // as orFirst has it
          batches[start][end - start - 1][q] = Cycle.of(batch, own, choices.get(own).length());
        }
      }
    }
  }

  /**
   * The cuts for a problem, in cohorts as large as may be; null if the control stops it, or if
   * there is no memory for its prefixes.
   */
  static @Nullable Partition cut(ContiguousProblem problem, Control control) {
    HeapShare heap = new HeapShare();
    try {
      return cut(problem, heap, control);
    } finally {
      heap.release();
    }
  }

  private static @Nullable Partition cut(
      ContiguousProblem problem, HeapShare heap, Control control) {
    SteadyStep steps = new SteadyStep(problem);
    Cuts cuts = new Cuts();
    for (int from = 0; from < problem.size(); ) {
      int to = Math.min(problem.cohortReach()[from], from + MOST_TASKS);
      DipSd cohort = new DipSd(problem, steps, from, to, heap, control);
      if (!cohort.search(FEW_PREFIXES) || !cohort.search(MOST_PREFIXES)) {
        return null;
      }
      cohort.addTo(cuts, from);
      from = to;
    }
    return cuts.partition();
  }

  private void addTo(Cuts cuts, int from) {
    List<Prefix> chosen = new ArrayList<>();
    for (Prefix last = best; last != null && last.end > 0; last = last.before) {
      chosen.add(0, last);
    }
    for (Prefix prefix : chosen) {
      int start = from + (prefix.before == null ? 0 : prefix.before.end);
      DraftChoice choice = choices.get(prefix.choice);
      cuts.addBatch(from + prefix.end, problem.choices().orFirst(choice, start, from + prefix.end));
    }
    cuts.endCohort();
  }

  /** Looks for a better one; whether the control and the memory let it. */
  private boolean search(int most) {
    if (control.stop() != null) {
      return false;
    }
    double rate = best == null ? 0 : best.cycle.tokensPerS();
    double[][] rest = Arrays.stream(WEIGHTS).mapToObj(w -> rest(w * rate)).toArray(double[][]::new);
    List<List<Prefix>> byEnd = new ArrayList<>();
    for (int end = 0; end <= size; end++) {
      byEnd.add(new ArrayList<>());
    }
    byEnd.get(0).add(new Prefix(null, 0, 0, Cycle.EMPTY, 0));
    heap.release();
    for (int start = 0; start < size; start++) {
      if (control.stop() != null) {
        return false;
      }
      for (Prefix prefix : kept(byEnd.get(start), most)) {
        if (!heap.take(BYTES * extend(prefix, rate, rest, byEnd))) {
          return false;
        }
      }
    }
    byEnd.get(size).stream()
        .max(Comparator.comparingDouble(last -> last.cycle.tokensPerS()))
        .filter(last -> last.cycle.tokensPerS() > rate)
        .ifPresent(last -> best = last);
    return true;
  }

  /** The largest Σ E − price·Σ v of all batches from each position on. */
  private double[] rest(double price) {
    double[] rest = new double[size + 1];
    for (int start = size - 1; start >= 0; start--) {
      rest[start] = Double.NEGATIVE_INFINITY;
      for (int n = 0; n < batches[start].length; n++) {
        for (Cycle batch : batches[start][n]) {
          double value = batch.tokens() - price * batch.verifyS() + rest[start + n + 1];
          rest[start] = Math.max(rest[start], value);
        }
      }
    }
    return rest;
  }

  /** Adds the prefixes of one batch more; how many. */
  private int extend(Prefix prefix, double rate, double[][] rest, List<List<Prefix>> byEnd) {
    Cycle[][] next = batches[prefix.end];
    int added = 0;
    for (int n = 0; n < next.length; n++) {
      int end = prefix.end + n + 1;
      for (int q = 0; q < choices.size(); q++) {
        Cycle cycle = prefix.cycle.plus(next[n][q]);
        double gain = Double.POSITIVE_INFINITY;
        for (int w = 0; w < WEIGHTS.length; w++) {
          double paid = WEIGHTS[w] * cycle.verifyS() + (1 - WEIGHTS[w]) * cycle.longestS();
          gain = Math.min(gain, cycle.tokens() + rest[w][end] - rate * paid);
        }
        if (gain > 0) {
          byEnd.get(end).add(new Prefix(prefix, end, q, cycle, gain));
          added++;
        }
      }
    }
    return added;
  }

  /** Those that no other dominates, at most so many. */
  private static List<Prefix> kept(List<Prefix> prefixes, int most) {
    prefixes.sort(Comparator.comparingDouble(Prefix::gain).reversed());
    List<Prefix> kept = new ArrayList<>();
    for (Prefix prefix : prefixes) {
      if (kept.size() == most) {
        break;
      }
      if (kept.stream().noneMatch(other -> other.dominates(prefix))) {
        kept.add(prefix);
      }
    }
    return kept;
  }
}
