package sdedge.check.claim;

import java.util.ArrayList;
import java.util.List;
import sdedge.check.model.BatchTimes;
import sdedge.check.model.UndefinedTimeException;

/** All batches of a sequence that may stand in a plan, by begin, each with its price. */
final class PricedBatches {
  private static final double BYTES_PER_STEP = 16;
  private static final double SHARE_OF_HEAP = 0.4;

  private final List<List<PricedBatch>> from = new ArrayList<>();
  private final int[] reach;
  private double bytes;

  PricedBatches(Sequence sequence, int[] lengths, Deadline deadline) {
    reach = new int[sequence.size()];
    for (int begin = 0; begin < reach.length; begin++) {
      reach[begin] = sequence.reach(begin);
      from.add(batches(sequence, begin, lengths, deadline));
    }
  }

  int size() {
    return reach.length;
  }

  /** Where the largest cohort that begins at a position ends. */
  int reach(int begin) {
    return reach[begin];
  }

  /** The batches that begin at a position, the shorter first. */
  List<PricedBatch> from(int begin) {
    return from.get(begin);
  }

  private List<PricedBatch> batches(
      Sequence sequence, int begin, int[] lengths, Deadline deadline) {
    int most = sequence.instance().batching().maxTasksPerBatch();
    int last = Math.min(reach[begin], begin + Math.min(most, reach.length));
    List<BatchTimes.Load> loads = new ArrayList<>();
    for (int length : lengths) {
      loads.add(new BatchTimes.Load(sequence.task(begin), length));
    }
    List<PricedBatch> batches = new ArrayList<>();
    double readyS = 0;
    for (int end = begin + 1; end <= last; end++) {
      deadline.check();
      readyS = Math.max(readyS, sequence.readyS(end - 1));
      for (BatchTimes.Load load : loads) {
        load.add(sequence.task(end - 1));
        add(batches, sequence, begin, end, readyS, load);
      }
    }
    return batches;
  }

  /** A batch whose passes a latency table does not cover is in no plan. */
  private void add(
      List<PricedBatch> batches,
      Sequence sequence,
      int begin,
      int end,
      double readyS,
      BatchTimes.Load load) {
    try {
      BatchTimes times = load.times(sequence.drafter(), sequence.instance().verifier());
      batches.add(new PricedBatch(begin, end, batches.size(), readyS, times));
      bytes += times.steps() * BYTES_PER_STEP;
    } catch (UndefinedTimeException e) {
      return;
    }
    if (bytes > SHARE_OF_HEAP * Runtime.getRuntime().maxMemory()) {
      throw new UndecidedException("there are too many batches for the memory of this process");
    }
  }
}
