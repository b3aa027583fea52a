package sdedge.search.partition.prices;

import java.util.Arrays;
import sdedge.search.partition.prices.BatchSides.ActiveTasks;

/**
 * By how much the sides of a batch count, of which part, and of each kind of pass its arithmetic;
 * the rest of it is reading memory. By step − 1.
 */
final class BatchWeights {
  private static final ActiveTasks[] NOBODY = {};

  final double[] drafterSide;
  final double[] verifierSide;
  final double[] draft; // arithmetic; of step 1 that of the prefill
  final double[] verify; // arithmetic
  final int[] drafts; // the place of the part that the drafter side is of
  final int[] returns; // of which there are the way back and drafts on the verifier side
  double laterDrafts; // arithmetic of the later drafts of step 1
  ActiveTasks[] there =
      NOBODY; // by part, who pays for what is fixed of others; none if all by shares

  /** All zero. */
  BatchWeights(int steps) {
    drafterSide = new double[steps];
    verifierSide = new double[steps];
    draft = new double[steps];
    verify = new double[steps];
    drafts = new int[steps];
    returns = new int[steps];
  }

  /** Makes both sides of some steps count in full. */
  void fill(int steps) {
    Arrays.fill(drafterSide, 0, steps, 1);
    Arrays.fill(verifierSide, 0, steps, 1);
  }

  /**
   * Makes passes with prompts arithmetic, and later ones reading memory.
   *
   * @param ofSlowest whether the drafter side is that of the slowest part, not of the longest task
   */
  void split(ChoiceLines lines, int steps, boolean ofSlowest) {
    Arrays.fill(draft, 0, steps, 0);
    Arrays.fill(verify, 0, steps, 0);
    Arrays.fill(drafts, 0, steps, ofSlowest ? lines.slowest : ChoiceLines.LONGEST);
    Arrays.fill(returns, 0, steps, ChoiceLines.LONGEST);
    laterDrafts = 0;
    there = NOBODY;
    draft[0] = lines.draftsAway() ? drafterSide[0] : verifierSide[0];
    verify[0] = verifierSide[0];
  }
}
