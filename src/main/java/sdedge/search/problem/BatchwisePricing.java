package sdedge.search.problem;

import java.util.Arrays;
import java.util.List;
import sdedge.instance.Drafting;
import sdedge.latency.BatchLoad;
import sdedge.latency.StageModel;
import sdedge.plan.Draftings;

/**
 * One drafting for all parts of a batch: a choice is its place among those of the problem, all of
 * them for every batch or the one that a rule leaves.
 */
final class BatchwisePricing implements BatchPricing {
  private final ContiguousProblem problem;
  private final StageModel model;
  private final List<Drafting> draftings;
  private final int choices; // per batch
  private final ProgressTable progress;

  BatchwisePricing(ContiguousProblem problem, ProgressTable progress) {
    this.problem = problem;
    model = problem.stages();
    draftings = problem.draftings();
    choices = problem.rule() == null ? draftings.size() : 1;
    this.progress = progress;
  }

  @Override
  public BatchPrices from(int start) {
    int ends = problem.batchReach()[start] - start;
    int[][] longest = longest(start, ends);
    int[] first = new int[ends + 1];
    Arrays.setAll(first, e -> e * choices);
    int[] choice = new int[first[ends]];
    int[] offset = new int[choice.length + 1];
    for (int index = 0; index < choice.length; index++) {
      int e = index / choices;
      DraftingRule rule = problem.rule();
      choice[index] = rule == null ? index % draftings.size() : rule.place(start, start + 1 + e);
      offset[index + 1] = Math.addExact(offset[index], longest[choice[index]][e]);
    }
    double[] a = new double[offset[choice.length]];
    double[] b = new double[a.length];
    boolean chances = model.hasChances();
    double[] chanceA = chances ? new double[a.length] : null;
    double[] chanceB = chances ? new double[a.length] : null;
    BatchPrices prices = new BatchPrices(first, choice, offset, a, b, chanceA, chanceB);
    for (int q = 0; q < draftings.size(); q++) {
      fill(prices, start, q, longest[q]);
    }
    return prices;
  }

  /** By choice, then end − start − 1, the steps of a batch. */
  private int[][] longest(int start, int ends) {
    int[][] longest = new int[draftings.size()][ends];
    for (int q = 0; q < draftings.size(); q++) {
      int most = 0;
      for (int e = 0; e < ends; e++) {
        most = Math.max(most, progress.at(q, start + e).steps());
        longest[q][e] = most;
      }
    }
    return longest;
  }

  private void fill(BatchPrices prices, int start, int q, int[] longest) {
    int ends = longest.length;
    BatchLoad load = new BatchLoad(model, drafter -> draftings.get(q), longest[ends - 1]);
    for (int e = 0; e < ends; e++) {
      load.add(problem.task(start + e).drafter(), progress.at(q, start + e));
      int index = index(prices, e, q);
      if (index >= 0) {
        load.writeDrafterSide(prices.a(), prices.offset()[index]);
        load.writeVerifierSide(prices.b(), prices.offset()[index]);
        if (prices.chanceA() != null && prices.chanceB() != null) {
          load.writeChances(prices.chanceA(), prices.chanceB(), prices.offset()[index]);
        }
      }
    }
  }

  /** The index of a choice; negative if the batch may not have it. */
  private int index(BatchPrices prices, int e, int q) {
    int first = prices.first()[e];
    if (problem.rule() == null) {
      return first + q;
    }
    return prices.choice()[first] == q ? first : -1;
  }

  @Override
  public Draftings draftings(int start, int end, int choice) {
    return new Draftings.Common(draftings.get(choice));
  }

  @Override
  public double choices(int start) {
    return problem.statesFrom(start);
  }

  @Override
  public double steps(int start) {
    int[][] longest = longest(start, problem.batchReach()[start] - start);
    double all = Arrays.stream(longest).flatMapToInt(Arrays::stream).asDoubleStream().sum();
    return all * choices / draftings.size();
  }

  @Override
  public double bytes() {
    return progress.bytes();
  }
}
