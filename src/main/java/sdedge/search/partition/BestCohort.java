package sdedge.search.partition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Pipeline;
import sdedge.search.partition.PricedBatches.CohortCosts;
import sdedge.search.partition.PricedBatches.PricedBatch;

/**
 * The best way to run a set of tasks as one cohort, by looking at all: every partition into batches
 * as a restricted growth string, every sequence of the batches, and every choice that no other one
 * replaces; cut off by what is left at least (docs/model.md section 7, "All batch plans"). Found
 * twice, for any cohort and for the first of a plan, which waits for its first batch.
 */
final class BestCohort {
  private static final long BETWEEN_CHECKS = 1_000;

  private final PricedBatches batches;
  private final Control control;
  private final CohortCosts costs;
  private final FirstUploads uploads;
  private final CohortLimits limits;
  private final boolean inTurn;
  private TaskSet tasks = TaskSet.of();
  private boolean[] asked = {}; // by mask of the tasks, whether it is known
  private boolean[] possible = {}; // by mask, whether they may be a batch
  private PricedBatch[][] choices; // by mask of the tasks; null where not asked for
  private double[][] leastS; // by mask: of the drafter sides, verifier sides, and both
  private int[] blocks; // masks of the batches of a partition
  private Way any = Way.NONE;
  private Way first = Way.NONE;
  private long work;
  private long nextCheck;
  private boolean isStopped;

  /**
   * A way to run a cohort.
   *
   * @param seconds that it takes, of a first cohort with the wait for its first batch; infinite if
   *     there is none
   */
  record Way(double seconds, List<PricedBatch> batches) {
    static final Way NONE = new Way(Double.POSITIVE_INFINITY, List.of());

    Way {
      batches = List.copyOf(batches);
    }
  }

  /**
   * Both ways to run a set.
   *
   * @param any without a wait
   * @param first with the wait for its first batch
   */
  record Ways(Way any, Way first) {}

  BestCohort(PricedBatches batches, FirstUploads uploads, CohortLimits limits, Control control) {
    this.batches = batches;
    costs = batches.costs();
    inTurn = costs.pipeline() == Pipeline.SEQUENTIAL;
    this.uploads = uploads;
    this.limits = limits;
    this.control = control;
    choices = new PricedBatch[0][];
    leastS = new double[0][];
    blocks = new int[0];
  }

  /** How many partitions were looked at, and batches with a choice as a first or a next one. */
  long work() {
    return work;
  }

  /**
   * The best ways of a set; of equally fast ones, the first found.
   *
   * @param mostWork beyond which it gives up
   * @return null if it gave up, or was stopped
   */
  @Nullable Ways of(TaskSet set, long mostWork) {
    begin(set);
    long until = work + mostWork;
    return partitions(0, 0, until) ? new Ways(any, first) : null;
  }

  private void begin(TaskSet set) {
    tasks = set;
    choices = new PricedBatch[1 << set.size()][];
    leastS = new double[choices.length][];
    asked = new boolean[choices.length];
    possible = new boolean[choices.length];
    blocks = new int[set.size()];
    any = Way.NONE;
    first = Way.NONE;
  }

  /** Puts a task into each batch so far, and into one of its own; false if it gives up. */
  private boolean partitions(int place, int count, long until) {
    if (place == tasks.size()) {
      work++;
      if (isWorthIt(count)) {
        sequences(count, new ArrayList<>(), 0, 0, until);
      }
      return goesOn(until);
    }
    for (int m = 0; m <= count; m++) {
      blocks[m] |= 1 << place;
      boolean goesOn =
          (m < count && !isBatch(blocks[m]))
              || partitions(place + 1, Math.max(count, m + 1), until);
      blocks[m] &= ~(1 << place);
      if (!goesOn) {
        return false;
      }
    }
    return true;
  }

  private boolean goesOn(long until) {
    if (work >= nextCheck) {
      nextCheck = work + BETWEEN_CHECKS;
      isStopped |= control.isStopped();
    }
    return work <= until && !isStopped;
  }

  private boolean isBatch(int mask) {
    if (!asked[mask]) {
      asked[mask] = true;
      possible[mask] = limits.holdBatch(tasks.part(mask));
    }
    return possible[mask];
  }

  /** Whether a partition may be better than what is known: every side is in exactly one slot. */
  private boolean isWorthIt(int count) {
    double drafterS = 0;
    double verifierS = 0;
    double bothS = 0;
    for (int m = 0; m < count; m++) {
      double[] least = least(blocks[m]);
      drafterS += least[0];
      verifierS += least[1];
      bothS += least[2];
    }
    boolean alone = inTurn || count == 1;
    return isWorthIt(alone ? bothS : Math.max(Math.max(drafterS, verifierS), bothS / 2), 0);
  }

  private boolean isWorthIt(double atLeastS, double waitsS) {
    return atLeastS < any.seconds || atLeastS + waitsS < first.seconds;
  }

  private double[] least(int mask) {
    double[] least = leastS[mask];
    if (least == null) {
      TaskSet batch = tasks.part(mask);
      List<PricedBatch> priced = batches.of(batch);
      choices[mask] = priced.toArray(PricedBatch[]::new);
      least = new double[3];
      Arrays.fill(least, Double.POSITIVE_INFINITY);
      for (PricedBatch choice : priced) {
        double drafterS = choice.times().sumA();
        double verifierS = choice.times().sumB();
        least[0] = Math.min(least[0], drafterS);
        least[1] = Math.min(least[1], verifierS);
        least[2] = Math.min(least[2], drafterS + verifierS);
      }
      leastS[mask] = least;
    }
    return least;
  }

  /** Puts each of the batches that are left behind those of a sequence. */
  private void sequences(
      int count, List<PricedBatch> before, double soFarS, double waitedS, long until) {
    for (int m = 0; m < count && goesOn(until); m++) {
      int block = blocks[m];
      if (block == 0) {
        continue;
      }
      blocks[m] = 0;
      double waitS = before.isEmpty() ? uploads.of(tasks.part(block)) : waitedS;
      for (PricedBatch next : choices[block]) {
        double untilS = soFarS + step(before, next);
        work++;
        before.add(next);
        if (before.size() == count) {
          finish(before, untilS, waitS);
        } else if (isWorthIt(untilS + rest(count, next), waitS)) {
          sequences(count, before, untilS, waitS, until);
        }
        before.remove(before.size() - 1);
      }
      blocks[m] = block;
    }
  }

  private double step(List<PricedBatch> before, PricedBatch next) {
    return before.isEmpty()
        ? costs.opening(next.times())
        : costs.pair(before.get(before.size() - 1).times(), next.times());
  }

  /** What the slots of the verifier side of the last batch and of those left last at least. */
  private double rest(int count, PricedBatch last) {
    double drafterS = 0;
    double verifierS = last.times().sumB();
    for (int m = 0; m < count; m++) {
      if (blocks[m] != 0) {
        drafterS += leastS[blocks[m]][0];
        verifierS += leastS[blocks[m]][1];
      }
    }
    return inTurn ? drafterS + verifierS : Math.max(drafterS, verifierS);
  }

  private void finish(List<PricedBatch> way, double untilS, double waitS) {
    PricedBatch last = way.get(way.size() - 1);
    double seconds =
        untilS
            + (way.size() == 1
                ? costs.closingAlone(last.times())
                : costs.closing(last.times(), way.get(0).times()));
    if (seconds < any.seconds) {
      any = new Way(seconds, way);
    }
    if (seconds + waitS < first.seconds) {
      first = new Way(seconds + waitS, way);
    }
  }
}
