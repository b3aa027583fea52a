package sdedge.search.problem;

import java.util.Arrays;
import java.util.List;
import sdedge.instance.DraftChoice;
import sdedge.latency.BatchLoad;
import sdedge.latency.StageModel;
import sdedge.plan.DraftChoices;

/**
 * One drafting for all parts of a batch: a choice is its place among those of the problem, all of
 * them for every batch or the one that a rule leaves.
 */
final class BatchwisePricing implements BatchPricing {
  private final ContiguousProblem problem;
  private final StageModel model;
  private final List<DraftChoice> draftings;
  private final ProgressTable progress;

  BatchwisePricing(ContiguousProblem problem, ProgressTable progress) {
    this.problem = problem;
    model = problem.stages();
    draftings = problem.draftings();
    this.progress = progress;
  }

  @Override
  public BatchPrices from(int start) {
    int[][] places = problem.places(start);
    int[][] longest = longest(start, places.length);
    int[] first = new int[places.length + 1];
    for (int e = 0; e < places.length; e++) {
      first[e + 1] = first[e] + places[e].length;
    }
    int[] choice = new int[first[places.length]];
    int[] offset = new int[choice.length + 1];
    for (int e = 0; e < places.length; e++) {
      for (int i = 0; i < places[e].length; i++) {
        int index = first[e] + i;
        choice[index] = places[e][i];
        offset[index + 1] = Math.addExact(offset[index], longest[choice[index]][e]);
      }
    }
    double[] a = new double[offset[choice.length]];
    double[] b = new double[a.length];
    boolean chances = model.hasChances();
    double[] chanceA = chances ? new double[a.length] : null;
    double[] chanceB = chances ? new double[a.length] : null;
    BatchPrices prices = new BatchPrices(first, choice, offset, a, b, chanceA, chanceB);
    for (int q = 0; q < draftings.size(); q++) {
      fill(prices, start, q, places, longest[q]);
    }
    return prices;
  }

  /** By choice, then end − start − 1, the steps of a batch; 0 from where it may not have it. */
  private int[][] longest(int start, int ends) {
    int[][] longest = new int[draftings.size()][ends];
    for (int q = 0; q < draftings.size(); q++) {
      int most = 0;
      for (int e = 0; e < ends && isAllowed(q, start + e); e++) {
        most = Math.max(most, progress.at(q, start + e).steps());
        longest[q][e] = most;
      }
    }
    return longest;
  }

  private boolean isAllowed(int q, int position) {
    return problem.set().allows(problem.task(position).drafter(), q);
  }

  private void fill(BatchPrices prices, int start, int q, int[][] places, int[] longest) {
    int ends = longest.length;
    BatchLoad load = new BatchLoad(model, drafter -> draftings.get(q), longest[ends - 1]);
    for (int e = 0; e < ends && isAllowed(q, start + e); e++) {
      load.add(problem.task(start + e).drafter(), progress.at(q, start + e));
      int place = Arrays.binarySearch(places[e], q);
      if (place >= 0) {
        int at = prices.offset()[prices.first()[e] + place];
        load.writeDrafterSide(prices.a(), at);
        load.writeVerifierSide(prices.b(), at);
        if (prices.chanceA() != null && prices.chanceB() != null) {
          load.writeChances(prices.chanceA(), prices.chanceB(), at);
        }
      }
    }
  }

  @Override
  public DraftChoices draftings(int start, int end, int choice) {
    return new DraftChoices.SharedChoice(problem.set().at(choice, problem.drafters(start, end)));
  }

  @Override
  public double choices(int start) {
    return problem.statesFrom(start);
  }

  @Override
  public double steps(int start) {
    int[][] longest = longest(start, problem.batchReach()[start] - start);
    double all = Arrays.stream(longest).flatMapToInt(Arrays::stream).asDoubleStream().sum();
    return problem.rule() == null ? all : all / draftings.size();
  }

  @Override
  public double bytes() {
    return progress.bytes();
  }
}
