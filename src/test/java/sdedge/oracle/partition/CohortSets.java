package sdedge.oracle.partition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Batching;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.oracle.claim.Deadline;
import sdedge.oracle.claim.Lengths;
import sdedge.oracle.claim.UndecidedException;
import sdedge.oracle.model.BatchTimes;
import sdedge.oracle.model.Memory;
import sdedge.oracle.model.Part;
import sdedge.oracle.model.Pricing;
import sdedge.oracle.model.Side;
import sdedge.oracle.model.UndefinedTimeException;
import sdedge.plan.Batch;
import sdedge.plan.DraftChoices;

/**
 * All sets of tasks that fit as a cohort, of which every part fits too, and the ways to run each as
 * a batch.
 */
final class CohortSets {
  private static final int MOST_SETS = 200_000;
  private static final int NONE = -1; // the set of no tasks
  private static final double SHARE_OF_HEAP = 0.6;
  private static final int BYTES_PER_STEP = 32; // of both sides

  private final Instance instance;
  private final Lengths lengths;
  private final FirstUploads uploads;
  private final Deadline deadline;
  private final Pricing pricing;
  private final Map<Long, Integer> longer = new HashMap<>(); // by set and a later task
  private final List<List<Integer>> tasks = new ArrayList<>();
  private final List<List<Way>> ways = new ArrayList<>();
  private double bytes;

  /**
   * A batch with a choice.
   *
   * @param sumA Σ a
   * @param sumB Σ b
   * @param waitS until it can begin as the first of a plan
   */
  record Way(Side drafter, Side verifier, double sumA, double sumB, double waitS) {}

  /** Of the tasks of an instance. */
  CohortSets(Lengths lengths, Pricing pricing, FirstUploads uploads, Deadline deadline) {
    this.instance = pricing.instance();
    this.lengths = lengths;
    this.pricing = pricing;
    this.uploads = uploads;
    this.deadline = deadline;
    extend(List.of(), NONE, 0);
  }

  private UndecidedException tooMany() {
    return new UndecidedException(
        "the cohorts of " + instance.tasks().size() + " tasks are too many to look at again");
  }

  /** Adds all sets that begin with the tasks of a set. */
  private void extend(List<Integer> begin, int before, int from) {
    for (int k = from; k < instance.tasks().size(); k++) {
      List<Integer> set = new ArrayList<>(begin);
      set.add(k);
      if (isCohort(set)) {
        deadline.check();
        if (tasks.size() == MOST_SETS) {
          throw tooMany();
        }
        int own = tasks.size();
        longer.put(key(before, k), own);
        tasks.add(List.copyOf(set));
        ways.add(isBatch(set) ? priced(set) : List.of());
        extend(set, own, k + 1);
      }
    }
  }

  private boolean isCohort(List<Integer> set) {
    Batching limits = instance.batching();
    return set.size() <= limits.maxTasksPerCohort()
        && (limits.isByBatch() || Memory.fits(lengths.loaded(), set));
  }

  private boolean isBatch(List<Integer> set) {
    Batching limits = instance.batching();
    return set.size() <= limits.maxTasksPerBatch()
        && (!limits.isByBatch() || Memory.fits(lengths.loaded(), set));
  }

  private List<Way> priced(List<Integer> set) {
    List<Way> priced = new ArrayList<>();
    Batch plain = new Batch(set, 0);
    double waitS = uploads.of(set);
    for (SortedMap<Integer, DraftChoice> choice : lengths.choices(Part.of(instance, plain))) {
      Way way = priced(new Batch(set, new DraftChoices.PerDrafterChoice(choice)), waitS);
      if (way != null && priced.stream().noneMatch(other -> isAsGoodAs(other, way))) {
        priced.removeIf(other -> isAsGoodAs(way, other));
        priced.add(way);
      }
    }
    for (Way way : priced) {
      bytes += BYTES_PER_STEP * way.verifier().steps(way.drafter());
    }
    if (bytes > SHARE_OF_HEAP * Runtime.getRuntime().maxMemory()) {
      throw new UndecidedException("there are too many batches for the memory of this process");
    }
    return List.copyOf(priced);
  }

  /** Null for a batch whose passes a latency table does not cover, which is in no plan. */
  private @Nullable Way priced(Batch batch, double waitS) {
    try {
      BatchTimes times = pricing.times(batch);
      Side a = times.drafter();
      Side b = times.verifier();
      return new Way(a, b, a.secondsFrom(1), b.secondsFrom(1), waitS);
    } catch (UndefinedTimeException e) {
      return null;
    }
  }

  private static boolean isAsGoodAs(Way one, Way other) {
    return one.drafter.isAsGoodAs(other.drafter) && one.verifier.isAsGoodAs(other.verifier);
  }

  int count() {
    return tasks.size();
  }

  /** The tasks of a set, ascending. */
  List<Integer> tasks(int set) {
    return tasks.get(set);
  }

  /** How a set may run as a batch; none for one that may not. */
  List<Way> ways(int set) {
    return ways.get(set);
  }

  private long key(int set, int task) {
    return (set + 1L) * instance.tasks().size() + task;
  }

  /** The sets of all parts of a set, by the bits of its tasks' places in it; negative for none. */
  int[] parts(int set) {
    List<Integer> all = tasks.get(set);
    int[] parts = new int[1 << all.size()];
    parts[0] = NONE;
    for (int part = 1; part < parts.length; part++) {
      int last = Integer.numberOfTrailingZeros(Integer.highestOneBit(part));
      long key = key(parts[part ^ 1 << last], all.get(last));
      parts[part] = Objects.requireNonNull(longer.get(key));
    }
    return parts;
  }
}
