package sdedge.search.scheme;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftChoice;
import sdedge.search.problem.ChoiceRule;
import sdedge.search.problem.ContiguousProblem;

/**
 * The length at which a batch by itself confirms most tokens per second in its steady step: Σ
 * E_k(l) over a + b. Of equally good lengths the smallest.
 */
final class Goodput implements ChoiceRule {
  private final ContiguousProblem problem;
  private final List<DraftChoice> choices;
  private @Nullable SteadyStep steps; // once asked for: many problems are never searched

  Goodput(ContiguousProblem problem) {
    this.problem = problem;
    choices = problem.draftChoices();
  }

  private synchronized SteadyStep steps() {
    SteadyStep known = steps == null ? new SteadyStep(problem) : steps;
    steps = known;
    return known;
  }

  @Override
  public int place(int start, int end) {
    SteadyStep.Batch batch = steps().batch(start, end);
    int[] places = problem.set().places(problem.drafters(start, end));
    int best = places[0];
    double bestPerS = 0;
    for (int q : places) {
      double perS =
          batch.tokens(q) / (batch.awayS(q) + batch.verifyS(q, choices.get(q).length() + 1));
      if (perS > bestPerS) {
        best = q;
        bestPerS = perS;
      }
    }
    return best;
  }
}
