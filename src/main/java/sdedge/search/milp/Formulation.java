package sdedge.search.milp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import sdedge.control.Control;
import sdedge.control.HeapShare;
import sdedge.search.dp.BatchGraph;
import sdedge.search.milp.BatchPairs.CohortRange;
import sdedge.search.problem.Partition;

/**
 * Builds the model of a contiguous problem (docs/model.md section 7): what slots cost is a number
 * of a pair of batches, so that it knows no steps.
 *
 * <p>x_b = 1 if a plan has batch b; y_{a,b} if b follows a in its cohort; first_b and last_b if it
 * begins or ends one; z_{f,l} joins the first and the last batch of a cohort, w_{c,g} its ends,
 * cut_p says whether cohorts meet at a position. As cohorts follow one another, the clock splits
 * into f_p, the step-1 slots up to position p of all cohorts, and P_c, all later slots of the
 * cohorts that start before c: a batch at p of the cohort from c begins at f_p − a_1 + P_c, which
 * only matters to wait for its prompts. The objective is f_{K−1} + P_K. Where nothing is waited
 * for, there is no clock.
 */
final class Formulation {
  private static final int NONE = -1;

  private final BatchPairs pairs;
  private final BatchGraph graph;
  private final CohortRange range;
  private final Scaling scaling;
  private final LinearModel model;
  private final UsefulPairs useful;
  private final boolean waits; // for a prompt behind that of the first task
  private final int[] used; // x by batch
  private final int[] first; // by batch
  private final int[] last; // by batch
  private final int[] cut; // by position
  private final List<List<Pair>> before = new ArrayList<>(); // by batch, those that it follows
  private final List<List<Pair>> behind = new ArrayList<>(); // by batch, those that follow it
  private final List<List<Term>> later = new ArrayList<>(); // by position, P of what starts there

  /** A column, what the step-1 slot of the pair takes, and the batches. */
  private record Pair(int column, int x, int y) {}

  private record Term(int column, double cost) {}

  /**
   * Builds a model.
   *
   * @param useful the pairs that a plan may have
   * @param upperS a makespan that some plan has
   * @param memory that the model takes from
   * @throws ModelAborted if the control says so, or the model becomes too large
   */
  Formulation(
      BatchPairs pairs,
      UsefulPairs useful,
      Scaling scaling,
      double upperS,
      HeapShare memory,
      Control control) {
    this.pairs = pairs;
    this.useful = useful;
    this.scaling = scaling;
    graph = pairs.graph();
    range = pairs.range();
    model = new LinearModel(memory, control);
    double[] readyS = pairs.problem().readyS();
    waits = Arrays.stream(readyS).anyMatch(r -> r > readyS[0]);
    used = new int[graph.count()];
    first = new int[graph.count()];
    last = new int[graph.count()];
    cut = new int[graph.size()];
    IntStream.range(0, graph.size()).forEach(p -> later.add(new ArrayList<>()));
    columns();
    flow();
    boolean needsEnds = !range.isOne() && (waits || range.limits());
    int[][] ends = needsEnds ? ends() : new int[0][0];
    if (graph.wraps()) {
      wraps();
    }
    clock(ends, scaling.of(upperS * (1 + 1e-6)) + 1);
    later.forEach(terms -> terms.forEach(term -> model.addCost(term.column, term.cost)));
  }

  LinearModel model() {
    return model;
  }

  private void columns() {
    for (int x = 0; x < graph.count(); x++) {
      before.add(new ArrayList<>());
      behind.add(new ArrayList<>());
      boolean is = useful.has(x);
      used[x] = is ? model.binary(0) : NONE;
      first[x] = is && range.begins(graph.start(x)) ? model.continuous(1, 0) : NONE;
      last[x] = is && range.ends(graph.end(x)) ? model.continuous(1, 0) : NONE;
      later(graph.start(x), first[x], graph.opening(x));
      if (!graph.wraps()) {
        later(graph.start(x), last[x], graph.closing(x, x));
      }
    }
    for (int x = 0; x < graph.count(); x++) {
      double[] costs = graph.laterAfter(x);
      int from = graph.end(x) < graph.size() ? graph.from(graph.end(x)) : 0;
      for (int k = 0; k < range.followers(x); k++) {
        if (useful.has(x, k)) {
          Pair pair = new Pair(model.continuous(1, 0), x, from + k);
          behind.get(x).add(pair);
          before.get(from + k).add(pair);
          later(graph.start(x), pair.column, costs[k]);
        }
      }
    }
    for (int p = 1; p < cut.length; p++) {
      cut[p] = range.isOne() ? NONE : model.binary(0);
    }
  }

  private void later(int position, int column, double costS) {
    if (column != NONE && costS != 0) {
      later.get(position).add(new Term(column, scaling.of(costS)));
    }
  }

  /** Batches follow one another from the first position to the last. */
  private void flow() {
    for (int x = 0; x < graph.count(); x++) {
      if (used[x] != NONE) {
        model.equalTo(0);
        behind.get(x).forEach(pair -> model.put(pair.column, 1));
        put(last[x], 1);
        model.put(used[x], -1);
        model.equalTo(0);
        before.get(x).forEach(pair -> model.put(pair.column, 1));
        put(first[x], 1);
        model.put(used[x], -1);
      }
    }
    for (int p = 0; p < graph.size(); p++) {
      model.equalTo(p == 0 ? 1 : 0);
      for (int x = graph.from(p); x < graph.from(p + 1); x++) {
        put(first[x], 1);
      }
      put(p == 0 ? NONE : cut[p], -1);
    }
    for (int p = 1; p < graph.size(); p++) {
      if (!range.isOne()) {
        model.equalTo(0);
        model.put(cut[p], -1);
        for (int x = 0; x < graph.from(p); x++) {
          put(graph.end(x) == p ? last[x] : NONE, 1);
        }
      }
    }
  }

  /** w by start and end of a cohort: each start has one end that fits. */
  private int[][] ends() {
    int size = graph.size();
    int[][] ends = new int[size][size + 1];
    for (int c = 0; c < size; c++) {
      for (int g = 0; g <= size; g++) {
        ends[c][g] = range.isPossible(c, g) ? model.continuous(1, 0) : NONE;
      }
      model.equalTo(c == 0 ? 1 : 0);
      Arrays.stream(ends[c]).forEach(column -> put(column, 1));
      put(c == 0 ? NONE : cut[c], -1);
    }
    for (int g = 1; g <= size; g++) {
      model.equalTo(g == size ? 1 : 0);
      for (int c = 0; c < g; c++) {
        put(ends[c][g], 1);
      }
      put(g == size ? NONE : cut[g], -1);
    }
    return ends;
  }

  /** z: the last slots of a cohort belong to its last and its first batch. */
  private void wraps() {
    List<List<Integer>> byLast = new ArrayList<>();
    IntStream.range(0, graph.count()).forEach(l -> byLast.add(new ArrayList<>()));
    for (int f = 0; f < graph.count(); f++) {
      if (first[f] != NONE) {
        List<Integer> ofFirst = new ArrayList<>();
        for (int l : useful.lasts(f)) {
          int column = model.continuous(1, 0);
          later(graph.start(l), column, graph.closing(f, l));
          ofFirst.add(column);
          byLast.get(l).add(column);
        }
        matched(ofFirst, first[f]);
      }
    }
    for (int l = 0; l < graph.count(); l++) {
      matched(byLast.get(l), last[l]);
    }
  }

  private void matched(List<Integer> columns, int end) {
    if (end != NONE) {
      model.equalTo(0);
      columns.forEach(column -> model.put(column, 1));
      model.put(end, -1);
    }
  }

  /** The slots of step 1, and the prompts that are waited for. */
  private void clock(int[][] ends, double largest) {
    int[] clock = new int[graph.size()];
    for (int p = 0; p < clock.length; p++) {
      clock[p] = waits ? model.continuous(largest, p == clock.length - 1 ? 1 : 0) : NONE;
      if (waits) {
        model.atLeast(0);
        model.put(clock[p], 1);
        put(p == 0 ? NONE : clock[p - 1], -1);
      }
      for (int x = graph.from(p); x < graph.from(p + 1); x++) {
        double aloneS = graph.firstA()[x] + (p == 0 && !waits ? pairs.readyS()[x] : 0);
        step(first[x], aloneS);
        for (Pair pair : before.get(x)) {
          step(pair.column, graph.slot(pair.x, x));
        }
      }
    }
    if (waits) {
      uploads(clock, ends, largest);
    }
  }

  /** Part of the clock's row, or of the objective where nothing is waited for. */
  private void step(int column, double seconds) {
    if (column == NONE) {
      return;
    } else if (waits) {
      model.put(column, -scaling.of(seconds));
    } else {
      model.addCost(column, scaling.of(seconds));
    }
  }

  /**
   * f_p + P_c ≥ U + a_1 for a batch at p of the cohort from c. A batch whose prompts all are there
   * when those of an earlier task are needs no row.
   */
  private void uploads(int[] clock, int[][] ends, double largest) {
    int[] sums = range.isOne() ? new int[0] : sums(largest);
    double arrivedS = 0; // when all tasks before p are there
    for (int p = 0; p < graph.size(); p++) {
      double metS = arrivedS;
      int[] late =
          IntStream.range(graph.from(p), graph.from(p + 1))
              .filter(x -> used[x] != NONE && pairs.readyS()[x] > metS)
              .toArray();
      if (late.length > 0 && range.isOne()) {
        model.atLeast(0);
        model.put(clock[p], 1);
        Arrays.stream(late).forEach(x -> model.put(used[x], -drafted(x)));
      } else if (late.length > 0) {
        model.atLeast(0);
        model.put(clock[p], 1);
        put(p == 0 ? NONE : sums[p], 1);
        Arrays.stream(late).forEach(x -> put(first[x], -drafted(x)));
        inCohorts(p, late, clock[p], sums, ends);
      }
      arrivedS = Math.max(arrivedS, pairs.problem().readyS()[p]);
    }
  }

  /** A later batch of a cohort, one row for every c it may have begun at. */
  private void inCohorts(int p, int[] late, int clock, int[] sums, int[][] ends) {
    double latest = Arrays.stream(late).mapToDouble(this::drafted).max().orElse(0);
    for (int c = 0; c < p; c++) {
      if (graph.reach(c) > p) {
        model.atLeast(-latest);
        model.put(clock, 1);
        put(c == 0 ? NONE : sums[c], 1);
        for (int x : late) {
          before.get(x).forEach(pair -> model.put(pair.column, -drafted(pair.y)));
        }
        for (int g = p + 1; g < ends[c].length; g++) {
          put(ends[c][g], -latest);
        }
      }
    }
  }

  /** P_c by c; P_0 = 0 has no column. */
  private int[] sums(double largest) {
    int[] sums = new int[graph.size()];
    for (int c = 1; c < sums.length; c++) {
      sums[c] = model.continuous(largest, 0);
      model.equalTo(0);
      model.put(sums[c], 1);
      put(c == 1 ? NONE : sums[c - 1], -1);
      later.get(c - 1).forEach(term -> model.put(term.column, -term.cost));
    }
    return sums;
  }

  /** U + a_1. */
  private double drafted(int x) {
    return scaling.of(pairs.readyS()[x] + graph.firstA()[x]);
  }

  private void put(int column, double coefficient) {
    if (column != NONE) {
      model.put(column, coefficient);
    }
  }

  /** The cuts that a set of columns equal to 1 stands for. */
  Partition partition(int[] chosen) {
    BitSet ones = new BitSet();
    Arrays.stream(chosen).forEach(ones::set);
    BitSet batches = new BitSet();
    BitSet lasts = new BitSet();
    for (int x = 0; x < used.length; x++) {
      if (used[x] != NONE && ones.get(used[x])) {
        batches.set(x);
        int end = graph.end(x);
        lasts.set(x, end == graph.size() || (cut[end] != NONE && ones.get(cut[end])));
      }
    }
    return pairs.partition(batches, lasts);
  }

  /**
   * The columns that are 1 for given cuts; those of cuts the model does not contain are left out.
   */
  int[] chosen(Partition cuts) {
    IntStream.Builder chosen = IntStream.builder();
    int start = 0;
    for (int m = 0; m < cuts.batchEnds().length; m++) {
      int end = cuts.batchEnds()[m];
      for (int x = graph.from(start); x < graph.from(start + 1); x++) {
        boolean is = graph.end(x) == end && graph.draftChoices(x).equals(cuts.choices().get(m));
        if (is && used[x] != NONE) {
          chosen.add(used[x]);
        }
      }
      start = end;
    }
    Arrays.stream(cuts.cohortEnds())
        .filter(p -> p < cut.length && cut[p] != NONE)
        .forEach(p -> chosen.add(cut[p]));
    return chosen.build().toArray();
  }
}
