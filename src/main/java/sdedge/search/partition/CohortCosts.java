package sdedge.search.partition;

import java.util.List;
import sdedge.instance.Pipeline;
import sdedge.search.dp.MaxSum;
import sdedge.search.problem.PricedChoice;

/**
 * What a cohort takes under a slot pipeline if all its prompts are there (docs/model.md section 7,
 * "All batch plans"): its step 1 is then as additive over adjacent batches as the later steps, so
 * that a cohort costs {@link #opening} of its first batch, {@link #pair} of all adjacent ones and
 * {@link #closing} of the last and the first.
 */
record CohortCosts(Pipeline pipeline) {
  CohortCosts {
    if (!pipeline.hasSlots()) {
      throw new IllegalArgumentException(pipeline + " has no slots");
    }
  }

  /** Seconds of batches in their sequence, at least one. */
  double seconds(List<PricedChoice> batches) {
    PricedChoice first = batches.get(0);
    PricedChoice last = first;
    double seconds = opening(first);
    for (int m = 1; m < batches.size(); m++) {
      seconds += pair(last, batches.get(m));
      last = batches.get(m);
    }
    return seconds + (batches.size() == 1 ? closingAlone(first) : closing(last, first));
  }

  /** The drafter side that the first batch has alone in its slots, seconds. */
  double opening(PricedChoice first) {
    return pipeline == Pipeline.ROLLING ? first.a()[0] : first.sumA();
  }

  /** The slots of all steps in which x is verified and y, which follows it, drafted. */
  double pair(PricedChoice x, PricedChoice y) {
    return pipeline == Pipeline.SEQUENTIAL ? x.sumB() + y.sumA() : slots(x, y, 0);
  }

  /** The last slots of all steps of two batches or more. */
  double closing(PricedChoice last, PricedChoice first) {
    return pipeline == Pipeline.ROLLING ? slots(last, first, 1) : last.sumB();
  }

  /** Those of a cohort of one batch, which overlaps with nothing. */
  double closingAlone(PricedChoice batch) {
    return batch.sumA() - opening(batch) + batch.sumB();
  }

  /** The slots of the verifier side of x and the drafter side of y from {@code skipped} on. */
  private static double slots(PricedChoice x, PricedChoice y, int skipped) {
    int steps = y.a().length - skipped;
    return x.chanceB().length == 0
        ? MaxSum.of(y.a(), skipped, steps, x.b(), 0, x.b().length)
        : MaxSum.ofMeans(y.a(), y.chanceA(), skipped, steps, x.b(), x.chanceB(), 0, x.b().length);
  }
}
