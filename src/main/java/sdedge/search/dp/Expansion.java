package sdedge.search.dp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sdedge.search.Counts;

/**
 * Extends the prefixes that end at one position by all cohorts that can matter and begin with given
 * first batches: labels (step-1 clock, cost of later steps) over states "last batch". A workspace:
 * used again and again, by one thread at a time.
 */
final class Expansion {
  private final SearchState state;
  private final Labels labels = new Labels();
  private final LabelOrder order;
  private final Front front;
  private final Frontier frontier;
  private final Allowance allowance;
  private final List<Completion> completions = new ArrayList<>();
  private double[] earliest = new double[0]; // completion found so far, by end − from
  private int from;
  private int to;
  private WindowBounds window = WindowBounds.NONE;
  private List<Prefix> starts = List.of();
  private BatchRow firstRow;
  private int firstIndex;
  private long states;

  /** A cohort that ends at {@code end}, found by this expansion. */
  record Completion(int end, Prefix prefix) {}

  /** What an expansion found and what it took. */
  record Result(List<Completion> completions, Counts counts) {}

  Expansion(SearchState state, int from) {
    this.from = from;
    this.state = state;
    front = new Front(state, labels);
    order = new LabelOrder(state.table, labels);
    frontier = new Frontier(state.table, labels, order);
    allowance = new Allowance(state.table.weights(), state.rules);
    firstRow = state.table.row(from);
  }

  /**
   * Expands the prefixes at a position.
   *
   * @param firsts indices of first batches in the row of {@code from}; exactly one where the
   *     pipeline's closing cost depends on it
   * @param window the bounds of the window; what is found meanwhile does not change them, so that
   *     the outcome does not depend on what other threads do
   */
  Result run(int from, int[] firsts, WindowBounds window) {
    this.from = from;
    this.window = window;
    to = state.problem.cohortReach()[from];
    starts = state.prefixes[from].all();
    order.begin(starts);
    labels.clear(from, to);
    completions.clear();
    earliest = new double[to - from + 1];
    Arrays.fill(earliest, Double.POSITIVE_INFINITY);
    states = 0;
    firstRow = state.table.row(from);
    front.begin(state.tieS(), state.roundingS());
    for (int first : firsts) {
      open(first);
    }
    for (int position = from + 1; position <= to && mayGoOn(); position++) {
      advance(position);
    }
    return new Result(List.copyOf(completions), new Counts(states, labels.size()));
  }

  private void open(int first) {
    firstIndex = first;
    allowance.begin(window, state.costs.wraps() ? firstRow.laterA[first] : 0);
    allowance.prepare(firstRow, first, firstRow.end(first));
    front.clear(firstRow.end(first));
    for (int p = 0; p < starts.size(); p++) {
      double begin = Math.max(starts.get(p).timeS(), firstRow.ready[first]);
      double clock = begin + firstRow.firstA(first);
      double later = state.costs.opening(firstRow, first);
      if (allowance.mayMatter(clock + later, later)) {
        front.offer(clock, later, Labels.NONE, p);
      }
    }
    states += front.commit(from, first);
  }

  /** Closes the cohorts that may end at a position, then appends every batch that starts there. */
  private void advance(int position) {
    frontier.gather(position);
    if (frontier.size() == 0) {
      return;
    }
    close(position);
    if (position == to) {
      return;
    }
    allowance.appendTo(frontier);
    BatchRow row = state.table.row(position);
    int batches = Math.min(row.count, row.first(to) + row.lengths);
    for (int y = 0; y < batches && mayGoOn(); y++) {
      if (allowance.admits(row, y, row.end(y))) {
        append(row, y);
      }
    }
  }

  private boolean mayGoOn() {
    return !state.stop() && labels.size() < state.labelLimit;
  }

  private void append(BatchRow row, int y) {
    int end = row.end(y);
    allowance.prepare(row, y, end);
    front.clear(end);
    for (int k = 0; k < frontier.size(); k++) {
      BatchRow last = frontier.rows[k];
      int x = frontier.index[k];
      double clock = state.costs.clock(frontier.clock[k], last, x, row, y);
      double later = frontier.later[k];
      if (!allowance.mayMatterUnpaired(clock + later, last.laterB[x])) {
        continue; // before the pair is priced
      }
      later += state.pairs.get(last, x, row, y);
      if (allowance.mayMatter(clock + later, later)) {
        front.offer(clock, later, frontier.label[k], labels.prefix[frontier.label[k]]);
      }
    }
    states += front.commit(row.start, y);
  }

  private void close(int position) {
    double limit = window.limit(position);
    PrefixSet prefixes = state.prefixes[position];
    double earliestBegin = Double.POSITIVE_INFINITY; // of those whose cuts are preferred
    for (int k = 0; k < frontier.size(); k++) {
      double open = frontier.clock[k] + frontier.later[k];
      if (open > limit) {
        continue;
      }
      double closing =
          state.costs.closing(frontier.rows[k], frontier.index[k], firstRow, firstIndex);
      double end = open + closing;
      double useful = Math.max(earliest[position - from], prefixes.latestReadyS());
      if (end <= limit
          && end <= useful + state.tieS()
          && prefixes.nextBeginS(end) < earliestBegin) {
        earliestBegin = prefixes.nextBeginS(end);
        int label = frontier.label[k];
        Prefix before = starts.get(labels.prefix[label]);
        completions.add(new Completion(position, front.prefix(before, label, end)));
        earliest[position - from] = Math.min(earliest[position - from], end);
      }
    }
  }
}
