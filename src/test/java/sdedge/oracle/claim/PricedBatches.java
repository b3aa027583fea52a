package sdedge.oracle.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftChoice;
import sdedge.oracle.model.BatchTimes;
import sdedge.oracle.model.Part;
import sdedge.oracle.model.UndefinedTimeException;
import sdedge.plan.Batch;

/** All batches of a sequence that may stand in a plan, by begin, each with its price. */
final class PricedBatches {
  private static final double BYTES_PER_STEP = 32;
  private static final double SHARE_OF_HEAP = 0.4;

  private final Sequence sequence;
  private final Lengths lengths;
  private final Deadline deadline;
  private final List<List<PricedBatch>> from = new ArrayList<>();
  private final int[] reach;
  private int count;
  private double bytes;

  /** Prices the batches; those that can be replaced at no cost by others may be left out. */
  PricedBatches(Sequence sequence, Lengths lengths, boolean replace, Deadline deadline) {
    this.sequence = sequence;
    this.lengths = lengths;
    this.deadline = deadline;
    reach = new int[sequence.size()];
    for (int begin = 0; begin < reach.length; begin++) {
      reach[begin] = sequence.reach(begin, lengths.loaded());
      List<PricedBatch> batches = new ArrayList<>();
      int last = sequence.batchReach(begin, reach[begin], lengths.loaded());
      for (int end = begin + 1; end <= last; end++) {
        add(batches, begin, end, replace && !lengths.alike());
      }
      from.add(batches);
      count += batches.size();
    }
  }

  int size() {
    return reach.length;
  }

  /** The number of batches. */
  int count() {
    return count;
  }

  /** Where the largest cohort that begins at a position ends. */
  int reach(int begin) {
    return reach[begin];
  }

  /** The batches that begin at a position, the shorter first. */
  List<PricedBatch> from(int begin) {
    return from.get(begin);
  }

  private void add(List<PricedBatch> batches, int begin, int end, boolean replace) {
    int before = batches.size();
    Batch all = new Batch(sequence.tasks().subList(begin, end), 0);
    List<PricedBatch> kept = new ArrayList<>();
    for (SortedMap<Integer, DraftChoice> choice :
        lengths.choices(Part.of(sequence.instance(), all))) {
      deadline.check();
      PricedBatch batch = priced(begin, end, choice, before + kept.size());
      if (batch != null && !(replace && kept.stream().anyMatch(other -> other.isAsGoodAs(batch)))) {
        kept.add(batch);
        bytes += batch.steps * BYTES_PER_STEP;
      }
    }
    batches.addAll(kept);
    if (bytes > SHARE_OF_HEAP * Runtime.getRuntime().maxMemory()) {
      throw new UndecidedException("there are too many batches for the memory of this process");
    }
  }

  /** Null for a batch whose passes a latency table does not cover, which is in no plan. */
  private @Nullable PricedBatch priced(
      int begin, int end, SortedMap<Integer, DraftChoice> choice, int index) {
    Batch batch = sequence.batch(begin, end, choice);
    try {
      BatchTimes times = sequence.pricing().times(batch);
      double readyS = sequence.readyS(begin, end);
      return new PricedBatch(begin, end, count + index, index, readyS, batch, times);
    } catch (UndefinedTimeException e) {
      return null;
    }
  }
}
