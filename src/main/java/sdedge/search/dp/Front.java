package sdedge.search.dp;

import java.util.Arrays;
import java.util.List;

/**
 * The labels of one state that are not dominated. Fewer labels would not do: a smaller step-1 clock
 * may be worth a larger cost of later steps, depending on the batches that follow.
 *
 * <p>One label dominates another if it is at least as early and as cheap and, should the two end
 * equally fast, its cuts are preferred. They end equally fast only if clock and later steps cost
 * the same, or if the delay may still vanish in a wait for uploads: that of the clock while it is
 * earlier than such a wait can be, that of the later steps while the clock with them is, since the
 * cohort ends no earlier.
 */
final class Front {
  private final SearchState state;
  private final Labels labels;
  private final boolean dominance;
  private List<Prefix> starts = List.of();
  private double tieS;
  private double roundingS;
  private double latestReadyS;
  private int end;
  private double[] clock = new double[16];
  private double[] later = new double[16];
  private int[] parent = new int[16];
  private int[] prefix = new int[16];
  private int size;

  Front(SearchState state, Labels labels) {
    this.state = state;
    this.labels = labels;
    dominance = state.rules.contains(Pruning.DOMINANCE);
  }

  /** Fixes the prefixes and tolerances of an expansion. */
  void begin(List<Prefix> starts, double tieS, double roundingS) {
    this.starts = starts;
    this.tieS = tieS;
    this.roundingS = roundingS;
  }

  /** Empties the front for a state whose batch ends at {@code end}. */
  void clear(int end) {
    this.end = end;
    latestReadyS = state.prefixes[end].latestReadyS();
    size = 0;
  }

  /** Adds a label unless it is dominated; drops those it dominates. */
  void offer(double newClock, double newLater, int newParent, int newPrefix) {
    for (int k = 0; k < size && dominance; k++) {
      if (weaklyBefore(clock[k], later[k], newClock, newLater)
          && (neverEqual(newClock - clock[k], newLater - later[k], newClock, newLater)
              || compareCuts(parent[k], prefix[k], newParent, newPrefix) <= 0)) {
        return;
      }
    }
    int kept = 0;
    for (int k = 0; k < size; k++) {
      boolean dropped =
          dominance
              && weaklyBefore(newClock, newLater, clock[k], later[k])
              && (neverEqual(clock[k] - newClock, later[k] - newLater, clock[k], later[k])
                  || compareCuts(newParent, newPrefix, parent[k], prefix[k]) < 0);
      if (!dropped) {
        move(k, kept++);
      }
    }
    size = kept;
    if (size == clock.length) {
      grow();
    }
    clock[size] = newClock;
    later[size] = newLater;
    parent[size] = newParent;
    prefix[size] = newPrefix;
    size++;
  }

  private boolean weaklyBefore(double clockA, double laterA, double clockB, double laterB) {
    return clockA <= clockB + roundingS && laterA <= laterB + roundingS;
  }

  /** Whether labels that differ by this much cannot end equally fast. */
  private boolean neverEqual(
      double clockExcess, double laterExcess, double worseClock, double worseLater) {
    return (laterExcess > tieS && worseClock + worseLater > latestReadyS + tieS)
        || (clockExcess > tieS && worseClock > latestReadyS + tieS);
  }

  /**
   * Stores the labels for the state of batch {@code index} from {@code start}; 1 if any, else 0.
   */
  int commit(int start, int index) {
    for (int k = 0; k < size; k++) {
      labels.add(clock[k], later[k], start, index, end, parent[k], prefix[k]);
    }
    return size > 0 ? 1 : 0;
  }

  /** The prefix {@code before} followed by the cohort that a label closes. */
  Prefix prefix(Prefix before, int label, double timeS) {
    int depth = labels.depth(label);
    int[] ends = new int[depth];
    int[] lengths = new int[depth];
    for (int at = label; at != Labels.NONE; at = labels.parent[at]) {
      depth--;
      BatchRow row = state.table.row(labels.start[at]);
      ends[depth] = row.end(labels.index[at]);
      lengths[depth] = row.length(labels.index[at]);
    }
    return before.plus(timeS, ends, lengths);
  }

  /** Compares the cuts that lead to two labels of the same state, by their parents. */
  private int compareCuts(int parentA, int prefixA, int parentB, int prefixB) {
    return cuts(parentA, prefixA).compareCuts(cuts(parentB, prefixB));
  }

  private Prefix cuts(int label, int start) {
    return label == Labels.NONE ? starts.get(start) : prefix(starts.get(start), label, 0);
  }

  private void move(int source, int target) {
    clock[target] = clock[source];
    later[target] = later[source];
    parent[target] = parent[source];
    prefix[target] = prefix[source];
  }

  private void grow() {
    clock = Arrays.copyOf(clock, 2 * size);
    later = Arrays.copyOf(later, 2 * size);
    parent = Arrays.copyOf(parent, 2 * size);
    prefix = Arrays.copyOf(prefix, 2 * size);
  }
}
