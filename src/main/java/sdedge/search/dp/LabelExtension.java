package sdedge.search.dp;

import java.util.ArrayList;
import java.util.List;
import sdedge.search.Counts;
import sdedge.search.dp.Labels.Predecessors;

/**
 * Extends the prefix that ends at one position by all cohorts that can matter and begin with given
 * first batches: labels (step-1 clock, cost of later steps) over states "last batch". A workspace:
 * used again and again, by one thread at a time; {@link #run} is all there is to call.
 */
final class LabelExtension {
  private final SearchState state;
  private final Labels labels;
  private final ParetoSet pareto;
  private final Predecessors predecessors;
  private final LabelPruning pruning;
  private final List<Completion> completions = new ArrayList<>();
  private int to;
  private WindowBounds window = WindowBounds.NONE;
  private Prefix before = Prefix.EMPTY;
  private BatchRow firstRow;
  private int firstIndex;
  private long states;

  /** A cohort that ends at {@code end}, found by this expansion. */
  record Completion(int end, Prefix prefix) {}

  /** What an expansion found and what it took. */
  record Result(List<Completion> completions, Counts counts) {}

  LabelExtension(SearchState state, int from) {
    this.state = state;
    labels = new Labels(state.memory, state::endForMemory);
    pareto = new ParetoSet(labels);
    predecessors = new Predecessors(state.table, labels);
    pruning = new LabelPruning(state.table.weights());
    firstRow = state.table.row(from);
  }

  /**
   * Expands the earliest prefix at a position.
   *
   * @param firsts indices of first batches in the row of {@code from}; exactly one where the
   *     pipeline's closing cost depends on it
   * @param window the bounds of the window; what is found meanwhile does not change them, so that
   *     the outcome does not depend on what other threads do
   */
  Result run(int from, int[] firsts, WindowBounds window) {
    this.window = window;
    to = state.problem.cohortReach()[from];
    before = state.earliest(from);
    labels.clear(from, to);
    completions.clear();
    states = 0;
    firstRow = state.table.row(from);
    for (int first : firsts) {
      open(first);
    }
    for (int position = from + 1; position <= to && !state.stop(); position++) {
      advance(position);
    }
    return new Result(List.copyOf(completions), new Counts(states, labels.size()));
  }

  private void open(int first) {
    firstIndex = first;
    pruning.begin(window, state.costs.wraps() ? firstRow.laterA[first] : 0);
    pruning.prepare(firstRow, first, firstRow.end(first));
    pareto.clear();
    double clock = Math.max(before.timeS(), firstRow.ready[first]) + firstRow.firstA(first);
    double later = state.costs.opening(firstRow, first);
    if (pruning.mayMatter(clock + later, later)) {
      pareto.offer(clock, later, Labels.NONE);
    }
    states += pareto.commit(firstRow, first);
  }

  /** Closes the cohorts that may end at a position, then appends every batch that starts there. */
  private void advance(int position) {
    predecessors.gather(position);
    if (predecessors.size() == 0) {
      return;
    }
    close(position);
    if (position == to) {
      return;
    }
    pruning.appendTo(predecessors);
    BatchRow row = state.table.row(position);
    int batches = row.endingUpTo(to);
    for (int y = 0; y < batches && !state.stop(); y++) {
      if (pruning.admits(row, y, row.end(y))) {
        append(row, y);
      }
    }
  }

  private void append(BatchRow row, int y) {
    pruning.prepare(row, y, row.end(y));
    pareto.clear();
    for (int k = 0; k < predecessors.size(); k++) {
      BatchRow last = predecessors.rows[k];
      int x = predecessors.index[k];
      double clock = state.costs.clock(predecessors.clock[k], last, x, row, y);
      double later = predecessors.later[k] + state.pairs.get(last, x, row, y);
      if (pruning.mayMatter(clock + later, later)) {
        pareto.offer(clock, later, predecessors.label[k]);
      }
    }
    states += pareto.commit(row, y);
  }

  /** Keeps the earliest of the cohorts that end at a position, if it is earlier than known. */
  private void close(int position) {
    double limit = window.limit(position);
    if (limit == Double.NEGATIVE_INFINITY) {
      return;
    }
    double earliest = Math.min(limit, state.earliestS(position));
    int best = Labels.NONE;
    for (int k = 0; k < predecessors.size(); k++) {
      double open = predecessors.clock[k] + predecessors.later[k];
      if (open > limit) {
        continue;
      }
      BatchRow row = predecessors.rows[k];
      int x = predecessors.index[k];
      double end = open + state.costs.closing(row, x, firstRow, firstIndex);
      int label = predecessors.label[k];
      boolean fewer = best == Labels.NONE || labels.depth(label) < labels.depth(best);
      if (end < earliest || (end == earliest && fewer)) {
        earliest = end;
        best = label;
      }
    }
    if (best != Labels.NONE) {
      completions.add(new Completion(position, prefix(best, earliest)));
    }
  }

  /** The prefix before, followed by the cohort that a label closes. */
  private Prefix prefix(int label, double timeS) {
    int depth = labels.depth(label);
    int[] ends = new int[depth];
    int[] choices = new int[depth];
    for (int at = label; at != Labels.NONE; at = labels.parent[at]) {
      depth--;
      BatchRow row = state.table.row(labels.start[at]);
      ends[depth] = row.end(labels.index[at]);
      choices[depth] = row.choice(labels.index[at]);
    }
    return before.plus(timeS, ends, choices);
  }
}
