package sdedge.search.dp;

import java.util.Arrays;

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
  private final Skyline skyline = new Skyline(); // of all labels added, slower ones included
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

  /** Fixes the tolerances of an expansion. */
  void begin(double tieS, double roundingS) {
    this.tieS = tieS;
    this.roundingS = roundingS;
  }

  /** Empties the front for a state whose batch ends at {@code end}. */
  void clear(int end) {
    this.end = end;
    latestReadyS = state.prefixes[end].latestReadyS();
    skyline.clear();
    size = 0;
  }

  /**
   * Adds a label unless one that is there already dominates it. The labels of a state come in the
   * order of {@link LabelOrder}, so the cuts of those are preferred.
   */
  void offer(double newClock, double newLater, int newParent, int newPrefix) {
    if (dominance) {
      if (skyline.leastLater(newClock + roundingS) <= newLater + roundingS) {
        return;
      }
      skyline.add(newClock, newLater);
    }
    if (size == clock.length) {
      grow();
    }
    clock[size] = newClock;
    later[size] = newLater;
    parent[size] = newParent;
    prefix[size] = newPrefix;
    size++;
  }

  /**
   * Whether a label is dominated by another one whatever its cuts: they cannot end equally fast.
   */
  private boolean isSlower(double clockS, double laterS) {
    return (clockS + laterS > latestReadyS + tieS
            && skyline.leastLater(clockS + roundingS) < laterS - tieS)
        || (clockS > latestReadyS + tieS
            && skyline.leastLater(Math.nextDown(clockS - tieS)) <= laterS + roundingS);
  }

  /**
   * Stores the labels left for the state of batch {@code index} from {@code start}; 1 if any, else
   * 0.
   */
  int commit(int start, int index) {
    int states = 0;
    for (int k = 0; k < size; k++) {
      if (!dominance || !isSlower(clock[k], later[k])) {
        labels.add(clock[k], later[k], start, index, end, parent[k], prefix[k]);
        states = 1;
      }
    }
    return states;
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

  private void grow() {
    clock = Arrays.copyOf(clock, 2 * size);
    later = Arrays.copyOf(later, 2 * size);
    parent = Arrays.copyOf(parent, 2 * size);
    prefix = Arrays.copyOf(prefix, 2 * size);
  }
}
