package sdedge.search.problem;

import java.util.List;
import sdedge.plan.DraftChoices;

/**
 * What a search knows of batches: each has some choices, and each choice takes times per step on
 * the drafter side and on the verifier side. What a choice means, for all parts or for each, is
 * known here alone.
 *
 * <p>May be asked by several threads at once.
 */
public interface BatchPricing {
  /** The pricing of a problem. */
  static BatchPricing of(ContiguousProblem problem) {
    return of(problem, ProgressTable.of(problem));
  }

  /** The same with the steps of tasks that are known already. */
  static BatchPricing of(ContiguousProblem problem, ProgressTable progress) {
    if (Pricings.haveChoices(problem)) {
      return new ChoicePricing(problem, new ChoicePrices(List.of(problem), progress));
    }
    return problem.perPart()
        ? new PartPricing(problem, progress)
        : new BatchwisePricing(problem, progress);
  }

  /** Prices all choices of all batches that start at a position. */
  BatchPrices from(int start);

  /** The drafting that a choice of batch ({@code start}, {@code end}) stands for. */
  DraftChoices draftings(int start, int end, int choice);

  /** How many (batch, choice) pairs start at a position, at most; needs no prices. */
  double choices(int start);

  /** How many steps all of these have together, at most. */
  double steps(int start);

  /** Bytes that the pricing itself keeps. */
  double bytes();

  /** Bytes that it takes beside those until every problem that shares it has asked for all. */
  default double passingBytes() {
    return 0;
  }
}
