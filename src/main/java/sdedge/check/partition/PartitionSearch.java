package sdedge.check.partition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.check.claim.Deadline;
import sdedge.check.claim.Lengths;
import sdedge.check.claim.UndecidedException;
import sdedge.check.model.BatchTimes;
import sdedge.check.model.Memory;
import sdedge.check.model.Part;
import sdedge.check.model.Pricing;
import sdedge.check.model.Side;
import sdedge.check.model.UndefinedTimeException;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Batch;
import sdedge.plan.DraftChoices;
import sdedge.plan.Plan;

/**
 * What no batch plan of few tasks can take less than (Section 7 of the model, "All batch plans"):
 * the shortest cohort of every set of tasks, batch after batch, and the shortest partition into
 * these, of which the first one waits for its first batch. Sets of tasks are bits of a number.
 */
public final class PartitionSearch {
  private static final int MOST_TASKS = 12;
  private static final double NEVER = Double.POSITIVE_INFINITY;

  private final Instance instance;
  private final Pipeline pipeline;
  private final Lengths lengths;
  private final double[] waitS; // by set, until it can begin as the first batch
  private final double targetS;
  private final Deadline deadline;
  private final Pricing pricing;
  private final int all;
  private final boolean[] mayBeBatch; // by set
  private final List<List<Ways>> ways = new ArrayList<>(); // by set, of a batch
  private final double[][] rest = new double[2][]; // by set: the least of drafter, verifier sides
  private final double[] cohortS; // by set: the shortest cohort
  private final double[] firstS; // by set: likewise with the wait for its first batch

  /** A batch with one choice. */
  private record Ways(int set, Side drafter, Side verifier, double sumA, double sumB) {}

  private PartitionSearch(
      Plan known, Lengths lengths, double[] waitS, double targetS, Deadline deadline) {
    instance = lengths.loaded().instance();
    pipeline = known.pipeline();
    this.lengths = lengths;
    this.waitS = waitS;
    this.targetS = targetS;
    this.deadline = deadline;
    pricing = new Pricing(instance, pipeline);
    all = waitS.length - 1;
    mayBeBatch = new boolean[waitS.length];
    cohortS = new double[waitS.length];
    firstS = new double[waitS.length];
  }

  /**
   * What all batch plans take at least, if that is below a target; else infinite.
   *
   * @param known under whose pipeline and scope
   * @param uplink may be auto
   * @throws UndecidedException if there are too many plans, or time ends first
   */
  public static double below(
      double targetS, Instance instance, Plan known, UplinkPolicy uplink, Deadline deadline) {
    int tasks = instance.tasks().size();
    if (tasks > MOST_TASKS) {
      throw new UndecidedException(
          "the batch plans of " + tasks + " tasks are too many to look at again");
    }
    FirstUploads uploads = FirstUploads.of(instance, known, uplink);
    double[] waitS = new double[1 << tasks];
    Arrays.setAll(waitS, set -> uploads.of(tasks(set)));
    double least = NEVER;
    for (Lengths lengths : Lengths.searched(instance, known.scope())) {
      least =
          Math.min(least, new PartitionSearch(known, lengths, waitS, targetS, deadline).least());
    }
    return least;
  }

  private static List<Integer> tasks(int set) {
    return IntStream.range(0, Integer.SIZE).filter(k -> (set >> k & 1) == 1).boxed().toList();
  }

  private double least() {
    for (int set = 0; set <= all; set++) {
      deadline.check();
      mayBeBatch[set] = set != 0 && isCohort(set) && isBatch(set);
      ways.add(mayBeBatch[set] ? priced(set) : List.of());
    }
    rest[0] = rests(Ways::sumA);
    rest[1] = rests(Ways::sumB);
    Arrays.fill(cohortS, NEVER);
    Arrays.fill(firstS, NEVER);
    double[] plain = new double[all + 1]; // by set: the shortest partition into cohorts
    double[] begun = new double[all + 1]; // likewise, one of them the first
    Arrays.fill(begun, NEVER);
    Arrays.fill(plain, 1, plain.length, NEVER);
    for (int set = 1; set <= all; set++) {
      if (isCohort(set)) {
        cohorts(set);
      }
      int last = Integer.highestOneBit(set);
      for (int part = set; part != 0; part = (part - 1) & set) {
        if ((part & last) != 0) {
          int others = set & ~part;
          plain[set] = Math.min(plain[set], plain[others] + cohortS[part]);
          double one = Math.min(begun[others] + cohortS[part], plain[others] + firstS[part]);
          begun[set] = Math.min(begun[set], one);
        }
      }
    }
    return begun[all] < targetS ? begun[all] : NEVER;
  }

  private boolean isCohort(int set) {
    return Integer.bitCount(set) <= instance.batching().maxTasksPerCohort()
        && (instance.batching().isByBatch() || Memory.fits(lengths.loaded(), tasks(set)));
  }

  private boolean isBatch(int set) {
    return Integer.bitCount(set) <= instance.batching().maxTasksPerBatch()
        && (!instance.batching().isByBatch() || Memory.fits(lengths.loaded(), tasks(set)));
  }

  private List<Ways> priced(int set) {
    List<Ways> priced = new ArrayList<>();
    Batch plain = new Batch(tasks(set), 0);
    for (SortedMap<Integer, DraftChoice> choice : lengths.choices(Part.of(instance, plain))) {
      Ways way = priced(set, new Batch(plain.tasks(), new DraftChoices.PerDrafterChoice(choice)));
      if (way != null && priced.stream().noneMatch(o -> isAsGoodAs(o, way))) {
        priced.removeIf(other -> isAsGoodAs(way, other));
        priced.add(way);
      }
    }
    return priced;
  }

  /** Null for a batch whose passes a latency table does not cover, which is in no plan. */
  private @Nullable Ways priced(int set, Batch batch) {
    try {
      BatchTimes times = pricing.times(batch);
      Side a = times.drafter();
      Side b = times.verifier();
      return new Ways(set, a, b, a.secondsFrom(1), b.secondsFrom(1));
    } catch (UndefinedTimeException e) {
      return null;
    }
  }

  private static boolean isAsGoodAs(Ways one, Ways other) {
    return one.drafter.isAsGoodAs(other.drafter) && one.verifier.isAsGoodAs(other.verifier);
  }

  /** By set, the least sum of a side over batches that it is divided into. */
  private double[] rests(ToDoubleFunction<Ways> side) {
    double[] least = new double[all + 1];
    for (int set = 1; set <= all; set++) {
      least[set] = NEVER;
      for (int part = set; part != 0; part = (part - 1) & set) {
        double own = ways.get(part).stream().mapToDouble(side).min().orElse(NEVER);
        least[set] = Math.min(least[set], own + least[set & ~part]);
      }
    }
    return least;
  }

  /** All cohorts of a set, by their first batch. */
  private void cohorts(int set) {
    deadline.check();
    for (int part = set; part != 0; part = (part - 1) & set) {
      for (Ways first : ways.get(part)) {
        double openS = CohortSeconds.opening(pipeline, first.drafter);
        extend(set, first, first, set & ~part, openS);
      }
    }
  }

  /** Ends a cohort, or goes on with each batch of those left. */
  private void extend(int set, Ways first, Ways last, int left, double untilS) {
    double after = untilS + atLeast(last, left);
    if (after >= Math.min(cohortS[set], targetS) && after + waitS[first.set] >= firstS[set]) {
      return;
    }
    if (left == 0) {
      double seconds =
          untilS
              + CohortSeconds.closing(
                  pipeline, first.drafter, last.verifier, first.set == last.set);
      cohortS[set] = Math.min(cohortS[set], seconds);
      firstS[set] = Math.min(firstS[set], seconds + waitS[first.set]);
      return;
    }
    for (int part = left; part != 0; part = (part - 1) & left) {
      for (Ways next : ways.get(part)) {
        extend(
            set,
            first,
            next,
            left & ~part,
            untilS + CohortSeconds.pair(pipeline, last.verifier, next.drafter));
      }
    }
  }

  /** Each side that is left is in one slot. */
  private double atLeast(Ways last, int left) {
    double verifierS = last.sumB + rest[1][left];
    return pipeline == Pipeline.SEQUENTIAL
        ? verifierS + rest[0][left]
        : Math.max(verifierS, rest[0][left]);
  }
}
