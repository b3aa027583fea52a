package sdedge.search.problem;

import java.util.SortedMap;
import java.util.TreeMap;
import sdedge.instance.DraftChoice;
import sdedge.latency.StageModel;
import sdedge.plan.DraftChoices;

/**
 * A drafting for each part of a batch: a choice is a vector of places among those of the problem,
 * counted as a number whose last digit is that of the last drafter. Vectors that another one
 * replaces are left out ({@link DraftingVectors}).
 */
final class PartPricing implements BatchPricing {
  private final ContiguousProblem problem;
  private final StageModel model;
  private final ProgressTable progress;

  PartPricing(ContiguousProblem problem, ProgressTable progress) {
    this.problem = problem;
    model = problem.stages();
    this.progress = progress;
  }

  @Override
  public BatchPrices from(int start) {
    int reach = problem.batchReach()[start];
    DraftingVectors vectors =
        new DraftingVectors(model, problem.set(), problem.drafters(start, reach));
    for (int end = start + 1; end <= reach; end++) {
      int position = end - 1;
      vectors.add(problem.task(position).drafter(), q -> progress.at(q, position));
      if (problem.isBatch(start, end)) {
        vectors.price();
      }
      vectors.endBatch();
    }
    return vectors.prices();
  }

  @Override
  public DraftChoices draftings(int start, int end, int choice) {
    int[] drafters = problem.drafters(start, end);
    SortedMap<Integer, DraftChoice> byDrafter = new TreeMap<>();
    int digits = choice;
    for (int i = drafters.length - 1; i >= 0; i--) {
      int[] options = problem.set().of(drafters[i]);
      int place = options[digits % options.length];
      byDrafter.put(drafters[i], problem.set().at(place, new int[] {drafters[i]}));
      digits /= options.length;
    }
    return DraftChoices.of(byDrafter);
  }

  @Override
  public double choices(int start) {
    return problem.statesFrom(start);
  }

  @Override
  public double steps(int start) {
    return progress.steps(problem, start);
  }

  @Override
  public double bytes() {
    return progress.bytes();
  }
}
