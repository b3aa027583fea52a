package sdedge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.DraftChoices;
import sdedge.plan.Feasibility;
import sdedge.plan.Plan;

/** Random feasible plans, contiguous in no particular order, with lengths from 0. */
public final class RandomPlans {
  private RandomPlans() {}

  /** A plan for an instance in which every task fits in memory alone. */
  public static Plan next(Random random, Instance instance, Pipeline pipeline) {
    UplinkPolicy uplink =
        instance.uplink().isDecided() ? instance.uplink() : UplinkPolicy.SEQUENTIAL;
    List<Integer> tasks =
        new ArrayList<>(IntStream.range(0, instance.tasks().size()).boxed().toList());
    Collections.shuffle(tasks, random);
    List<Cohort> cohorts = cohorts(random, instance, tasks);
    return new Plan(pipeline, instance.speculation().scope(), null, uplink, cohorts);
  }

  private static List<Cohort> cohorts(Random random, Instance instance, List<Integer> tasks) {
    List<Cohort> cohorts = new ArrayList<>();
    int begin = 0;
    for (int end = 1; end <= tasks.size(); end++) {
      boolean full = end < tasks.size() && !isCohort(instance, tasks.subList(begin, end + 1));
      if (end == tasks.size() || full || random.nextInt(5) == 0) {
        cohorts.add(new Cohort(batches(random, instance, tasks.subList(begin, end))));
        begin = end;
      }
    }
    return cohorts;
  }

  private static boolean isCohort(Instance instance, List<Integer> tasks) {
    return tasks.size() <= instance.batching().maxTasksPerCohort()
        && (instance.batching().isByBatch() || fits(instance, tasks));
  }

  private static boolean fits(Instance instance, List<Integer> tasks) {
    boolean fits = Feasibility.fits(instance.verifier(), tokens(instance, tasks));
    for (int d = 0; d < instance.drafters().size(); d++) {
      int drafter = d;
      List<Integer> own =
          tasks.stream().filter(k -> instance.tasks().get(k).drafter() == drafter).toList();
      fits &= Feasibility.fits(instance.drafters().get(d).node(), tokens(instance, own));
    }
    return fits;
  }

  /** Reserved by some tasks together; padded prompts are as long as the longest. */
  private static double tokens(Instance instance, List<Integer> tasks) {
    double longest =
        tasks.stream().mapToDouble(k -> instance.tasks().get(k).inputTokens()).max().orElse(0);
    double tokens = 0;
    for (int k : tasks) {
      double padding =
          instance.batching().pads() ? longest - instance.tasks().get(k).inputTokens() : 0;
      tokens += Feasibility.reservedTokens(instance, k) + padding;
    }
    return tokens;
  }

  private static List<Batch> batches(Random random, Instance instance, List<Integer> tasks) {
    List<Batch> batches = new ArrayList<>();
    int begin = 0;
    while (begin < tasks.size()) {
      int most = Math.min(instance.batching().maxTasksPerBatch(), tasks.size() - begin);
      int end = begin + 1 + random.nextInt(most);
      while (!fits(instance, tasks.subList(begin, end))) { // only by batch
        if (end == begin + 1) {
          throw new IllegalArgumentException("a task does not fit alone");
        }
        end--;
      }
      batches.add(batch(random, instance, tasks.subList(begin, end)));
      begin = end;
    }
    return batches;
  }

  /** One length for all parts, or one each under scope {@code drafter}. */
  private static Batch batch(Random random, Instance instance, List<Integer> tasks) {
    int lengths = instance.speculation().maxLength() + 1;
    if (instance.speculation().scope() != Scope.DRAFTER) {
      return new Batch(tasks, random.nextInt(lengths));
    }
    SortedMap<Integer, DraftChoice> byDrafter = new TreeMap<>();
    for (int k : tasks) {
      byDrafter.computeIfAbsent(
          instance.tasks().get(k).drafter(), d -> DraftChoice.of(random.nextInt(lengths)));
    }
    return new Batch(tasks, DraftChoices.of(byDrafter));
  }
}
