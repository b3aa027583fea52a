package sdedge.search.partition.prices;

import java.util.Arrays;

/**
 * By how much the sides of a batch count, and of each kind of pass its arithmetic; the rest of it
 * is reading memory. By step − 1.
 */
final class BatchWeights {
  final double[] drafterSide;
  final double[] verifierSide;
  final double[] draft; // arithmetic; of step 1 that of the prefill
  final double[] verify; // arithmetic
  double laterDrafts; // arithmetic of the later drafts of step 1

  /** All zero. */
  BatchWeights(int steps) {
    drafterSide = new double[steps];
    verifierSide = new double[steps];
    draft = new double[steps];
    verify = new double[steps];
  }

  /** Makes both sides of some steps count in full. */
  void fill(int steps) {
    Arrays.fill(drafterSide, 0, steps, 1);
    Arrays.fill(verifierSide, 0, steps, 1);
  }

  /** Splits the passes of all sides alike; those with prompts are arithmetic. */
  void splitPasses(ChoiceLines lines, double draftShare, double verifyShare, int steps) {
    double[] drafts = lines.draftsAway ? drafterSide : verifierSide;
    for (int n = 0; n < steps; n++) {
      draft[n] = draftShare * drafts[n];
      verify[n] = verifyShare * verifierSide[n];
    }
    laterDrafts = draft[0];
    draft[0] = drafts[0];
    verify[0] = verifierSide[0];
  }
}
