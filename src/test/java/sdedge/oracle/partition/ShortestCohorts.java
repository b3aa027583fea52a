package sdedge.oracle.partition;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import sdedge.instance.Pipeline;
import sdedge.oracle.claim.Deadline;
import sdedge.oracle.partition.CohortSets.Way;

/**
 * What the tasks of a set take at least as one cohort, and at least with the wait for its first
 * batch: batch after batch, as far as that may be below some time.
 */
final class ShortestCohorts {
  private static final int PARTS = 4; // of the weights of both sides
  private static final double NEVER = Double.POSITIVE_INFINITY;

  private final CohortSets sets;
  private final Pipeline pipeline;
  private final Deadline deadline;
  private final double[][] rest; // by set and weight: the least sum of weighed sides of batches
  private final double[] plainS; // by set: the least known
  private final double[] firstS; // likewise with the wait
  private final double[] searchedS; // by set: whatever is plain and below is known
  private final double[] searchedFirstS;

  ShortestCohorts(CohortSets sets, Pipeline pipeline, Deadline deadline) {
    this.sets = sets;
    this.pipeline = pipeline;
    this.deadline = deadline;
    plainS = new double[sets.count()];
    firstS = new double[sets.count()];
    searchedS = new double[sets.count()];
    searchedFirstS = new double[sets.count()];
    Arrays.fill(plainS, NEVER);
    Arrays.fill(firstS, NEVER);
    rest = new double[sets.count()][];
    IntStream.range(0, sets.count())
        .boxed()
        .sorted(Comparator.comparingInt(set -> sets.tasks(set).size()))
        .forEach(this::begin);
  }

  /** What is left of it takes at least, and what it takes as one batch. */
  private void begin(int set) {
    deadline.check();
    int[] parts = sets.parts(set);
    double[] least = new double[PARTS + 1];
    int whole = parts.length - 1;
    Arrays.setAll(least, t -> side(set, t));
    for (int part = (whole - 1) & whole; part != 0; part = (part - 1) & whole) {
      for (int t = 0; t <= PARTS; t++) {
        double others = rest[parts[whole ^ part]][t];
        least[t] = Math.min(least[t], side(parts[part], t) + others);
      }
    }
    rest[set] = least;
    for (Way way : sets.ways(set)) {
      double seconds =
          CohortSeconds.opening(pipeline, way.drafter())
              + CohortSeconds.closing(pipeline, way.drafter(), way.verifier(), true);
      plainS[set] = Math.min(plainS[set], seconds);
      firstS[set] = Math.min(firstS[set], seconds + way.waitS());
    }
  }

  /** The least weighed sum of sides of a batch. */
  private double side(int set, int t) {
    double least = NEVER;
    for (Way way : sets.ways(set)) {
      least = Math.min(least, weighed(t, way.sumA(), way.sumB()));
    }
    return least;
  }

  /** Each side is in one slot, which lasts at least what both weigh together. */
  private double weighed(int t, double a, double b) {
    return pipeline == Pipeline.SEQUENTIAL ? a + b : (t * a + (PARTS - t) * b) / PARTS;
  }

  /** The least that is known. */
  double plainS(int set) {
    return plainS[set];
  }

  /** The least that is known of a first cohort. */
  double firstS(int set) {
    return firstS[set];
  }

  /** Finds what a set takes at least where that is below some time, and likewise as the first. */
  void search(int set, double belowS, double firstBelowS) {
    if (belowS <= searchedS[set] && firstBelowS <= searchedFirstS[set]) {
      return;
    }
    deadline.check();
    double leastS = Arrays.stream(rest[set]).max().orElse(0); // in two batches or more
    boolean mayBeShorter = leastS < Math.max(belowS, firstBelowS);
    if (mayBeShorter && sets.tasks(set).size() > 1 && pipeline != Pipeline.SEQUENTIAL) {
      new Cohort(set, belowS, firstBelowS).batches();
    }
    searchedS[set] = Math.max(searchedS[set], belowS);
    searchedFirstS[set] = Math.max(searchedFirstS[set], firstBelowS);
  }

  /** The search of one set. */
  private final class Cohort {
    private final int set;
    private final int[] parts;
    private final double belowS;
    private final double firstBelowS;

    Cohort(int set, double belowS, double firstBelowS) {
      this.set = set;
      this.belowS = belowS;
      this.firstBelowS = firstBelowS;
      parts = sets.parts(set);
    }

    /** Of two batches and more, by the first one. */
    void batches() {
      int whole = parts.length - 1;
      for (int part = (whole - 1) & whole; part != 0; part = (part - 1) & whole) {
        for (Way first : sets.ways(parts[part])) {
          extend(first, first, whole ^ part, CohortSeconds.opening(pipeline, first.drafter()));
        }
      }
    }

    /** Ends a cohort, or goes on with each batch of those left. */
    private void extend(Way first, Way last, int left, double untilS) {
      if (left == 0) {
        double seconds =
            untilS + CohortSeconds.closing(pipeline, first.drafter(), last.verifier(), false);
        plainS[set] = Math.min(plainS[set], seconds);
        firstS[set] = Math.min(firstS[set], seconds + first.waitS());
        return;
      }
      double least = untilS + atLeast(first, last, left);
      if (least >= Math.min(plainS[set], belowS)
          && least + first.waitS() >= Math.min(firstS[set], firstBelowS)) {
        return;
      }
      for (int part = left; part != 0; part = (part - 1) & left) {
        for (Way next : sets.ways(parts[part])) {
          double pairS = CohortSeconds.pair(pipeline, last.verifier(), next.drafter());
          extend(first, next, left ^ part, untilS + pairS);
        }
      }
    }

    private double atLeast(Way first, Way last, int left) {
      double[] others = rest[parts[left]];
      double closingA =
          pipeline == Pipeline.ROLLING ? first.sumA() - first.drafter().seconds(1) : 0;
      double most = 0;
      for (int t = 0; t <= PARTS; t++) {
        most = Math.max(most, weighed(t, closingA, last.sumB()) + others[t]);
      }
      return most;
    }
  }
}
