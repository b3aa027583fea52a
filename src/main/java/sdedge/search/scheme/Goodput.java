package sdedge.search.scheme;

import org.jspecify.annotations.Nullable;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.LengthRule;

/**
 * The length at which a batch by itself confirms most tokens per second in its steady step: Σ
 * E_k(l) over a + b. Of equally good lengths the smallest.
 */
final class Goodput implements LengthRule {
  private final ContiguousProblem problem;
  private final int[] lengths;
  private @Nullable SteadyStep steps; // once asked for: many problems are never searched

  Goodput(ContiguousProblem problem) {
    this.problem = problem;
    lengths = problem.lengths();
  }

  private synchronized SteadyStep steps() {
    SteadyStep known = steps == null ? new SteadyStep(problem) : steps;
    steps = known;
    return known;
  }

  @Override
  public int length(int start, int end) {
    SteadyStep.Batch batch = steps().batch(start, end);
    int best = lengths[0];
    double bestPerS = 0;
    for (int q = 0; q < lengths.length; q++) {
      double perS = batch.tokens(q) / (batch.awayS(q) + batch.verifyS(lengths[q] + 1));
      if (perS > bestPerS) {
        best = lengths[q];
        bestPerS = perS;
      }
    }
    return best;
  }
}
