package sdedge.search;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import sdedge.latency.StageModel;
import sdedge.latency.TaskProgress;
import sdedge.plan.Lengths;

/**
 * A length for each part of a batch: a choice is a vector of places among the lengths of the
 * problem, counted as a number whose last digit is that of the last drafter. Vectors that another
 * one replaces are left out ({@link Vectors}).
 */
final class PartPricing implements BatchPricing {
  private static final double BYTES_PER_STEPS = 64; // of a TaskProgress and the way to it

  private final ContiguousProblem problem;
  private final StageModel model;
  private final int[] lengths;
  private final TaskProgress[][] progress; // by length, position

  PartPricing(ContiguousProblem problem) {
    this.problem = problem;
    model = problem.stages();
    lengths = problem.lengths();
    progress = new TaskProgress[lengths.length][problem.size()];
    for (int q = 0; q < lengths.length; q++) {
      for (int position = 0; position < problem.size(); position++) {
        progress[q][position] = model.progress(problem.task(position), lengths[q]);
      }
    }
  }

  @Override
  public BatchPrices from(int start) {
    int reach = problem.batchReach()[start];
    Vectors vectors = new Vectors(model, lengths, problem.drafters(start, reach));
    for (int end = start + 1; end <= reach; end++) {
      int position = end - 1;
      vectors.add(problem.task(position).drafter(), q -> progress[q][position]);
      vectors.price();
    }
    return vectors.prices();
  }

  @Override
  public Lengths lengths(int start, int end, int choice) {
    int[] drafters = problem.drafters(start, end);
    SortedMap<Integer, Integer> byDrafter = new TreeMap<>();
    int digits = choice;
    for (int i = drafters.length - 1; i >= 0; i--) {
      byDrafter.put(drafters[i], lengths[digits % lengths.length]);
      digits /= lengths.length;
    }
    return Lengths.of(byDrafter);
  }

  @Override
  public double choices(int start) {
    double choices = 0;
    for (int end = start + 1; end <= problem.batchReach()[start]; end++) {
      choices += problem.choices(start, end);
    }
    return choices;
  }

  @Override
  public double steps(int start) {
    int longest = 0;
    double steps = 0;
    for (int end = start + 1; end <= problem.batchReach()[start]; end++) {
      int position = end - 1;
      int most =
          Arrays.stream(progress)
              .mapToInt(byPosition -> byPosition[position].steps())
              .max()
              .orElse(0);
      longest = Math.max(longest, most);
      steps += longest * problem.choices(start, end);
    }
    return model.hasChances() ? 2 * steps : steps;
  }

  @Override
  public double bytes() {
    double bytes = 0;
    for (TaskProgress[] byPosition : progress) {
      for (TaskProgress one : byPosition) {
        bytes += one.isCertain() ? BYTES_PER_STEPS : 2.0 * Double.BYTES * one.steps();
      }
    }
    return bytes;
  }
}
