package sdedge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.DrafterPlan;
import sdedge.plan.Feasibility;
import sdedge.plan.Plan;

/** Random feasible plans, contiguous in no particular order, with lengths from 0. */
public final class RandomPlans {
  private RandomPlans() {}

  /** A plan for an instance in which every task fits in memory alone. */
  public static Plan next(Random random, Instance instance, Pipeline pipeline) {
    UplinkPolicy uplink =
        instance.uplink() == UplinkPolicy.AUTO ? UplinkPolicy.SEQUENTIAL : instance.uplink();
    List<DrafterPlan> drafters = new ArrayList<>();
    for (int d = 0; d < instance.drafters().size(); d++) {
      List<Integer> tasks = new ArrayList<>(Arrays.stream(instance.tasksOf(d)).boxed().toList());
      if (!tasks.isEmpty()) {
        Collections.shuffle(tasks, random);
        drafters.add(new DrafterPlan(d, null, uplink, cohorts(random, instance, d, tasks)));
      }
    }
    return new Plan(pipeline, instance.speculation().scope(), drafters);
  }

  private static List<Cohort> cohorts(
      Random random, Instance instance, int drafter, List<Integer> tasks) {
    List<Cohort> cohorts = new ArrayList<>();
    int begin = 0;
    for (int end = 1; end <= tasks.size(); end++) {
      boolean full = end < tasks.size() && !fits(instance, drafter, tasks.subList(begin, end + 1));
      if (end == tasks.size() || full || random.nextInt(5) == 0) {
        cohorts.add(new Cohort(batches(random, instance, tasks.subList(begin, end))));
        begin = end;
      }
    }
    return cohorts;
  }

  private static boolean fits(Instance instance, int drafter, List<Integer> tasks) {
    double tokens = tasks.stream().mapToDouble(k -> Feasibility.reservedTokens(instance, k)).sum();
    return tasks.size() <= instance.batching().maxTasksPerCohort()
        && Feasibility.fits(instance.drafters().get(drafter).node(), tokens)
        && Feasibility.fits(instance.verifier(), tokens);
  }

  private static List<Batch> batches(Random random, Instance instance, List<Integer> tasks) {
    List<Batch> batches = new ArrayList<>();
    int begin = 0;
    while (begin < tasks.size()) {
      int most = Math.min(instance.batching().maxTasksPerBatch(), tasks.size() - begin);
      int end = begin + 1 + random.nextInt(most);
      int length = random.nextInt(instance.speculation().maxLength() + 1);
      batches.add(new Batch(tasks.subList(begin, end), length));
      begin = end;
    }
    return batches;
  }
}
