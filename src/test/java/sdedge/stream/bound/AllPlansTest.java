package sdedge.stream.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.Feasibility;
import sdedge.plan.Plan;
import sdedge.timeline.Timeline;

/**
 * The bound on all policies against every plan of batches there is: all ordered partitions of the
 * tasks, contiguous in no order, with all cuts into cohorts and all lengths.
 */
@Tag(TestSeeds.DRAWS)
class AllPlansTest {
  private static final double ROUNDING = 1 + 1e-9;
  private static final List<Pipeline> PIPELINES =
      List.of(Pipeline.ROLLING, Pipeline.SYNCHRONOUS, Pipeline.SEQUENTIAL, Pipeline.ASYNCHRONOUS);

  private final List<Double> tightness = new ArrayList<>();

  @Test
  void noPlanWhateverIsBelow() {
    TestSeeds.each(getClass(), TestSeeds.draws(20, 300), this::check);

    double mean = tightness.stream().mapToDouble(share -> share).average().orElseThrow();
    System.out.printf("bound on all policies: %.1f %% of the best plan in the mean%n", 100 * mean);
    assertThat(mean).as("how tight it is").isBetween(0.5, 1.0);
  }

  private void check(Random random) {
    Pipeline pipeline = PIPELINES.get(random.nextInt(PIPELINES.size()));
    Instance instance =
        new RandomInstances(random)
            .tasks(2 + random.nextInt(3))
            .maxLength(1 + random.nextInt(2))
            .maxTokens(30)
            .next()
            .withOptions(pipeline, UplinkPolicy.SEQUENTIAL, null, Scope.BATCH);
    Enumeration all = new Enumeration(instance);
    all.extend(new ArrayList<>(), 0);
    double boundS = ClosedBound.of(instance).boundS();
    assertThat(boundS).isLessThanOrEqualTo(all.bestS * ROUNDING);
    tightness.add(boundS / all.bestS);
  }

  /** Every plan under one uplink policy. */
  private static final class Enumeration {
    private final Instance instance;
    private final int all;
    private double bestS = Double.POSITIVE_INFINITY;

    Enumeration(Instance instance) {
      this.instance = instance;
      all = (1 << instance.tasks().size()) - 1;
    }

    /** Adds every batch of tasks that are left, as a bit set, with every length. */
    void extend(List<Batch> batches, int planned) {
      if (planned == all) {
        cohorts(batches);
        return;
      }
      for (int set = 1; set <= all; set++) {
        if ((set & planned) != 0) {
          continue;
        }
        for (int l = instance.speculation().minLength();
            l <= instance.speculation().maxLength();
            l++) {
          batches.add(new Batch(tasks(set), l));
          extend(batches, planned | set);
          batches.remove(batches.size() - 1);
        }
      }
    }

    private static List<Integer> tasks(int set) {
      List<Integer> tasks = new ArrayList<>();
      for (int k = 0; set >> k != 0; k++) {
        if ((set >> k & 1) == 1) {
          tasks.add(k);
        }
      }
      return tasks;
    }

    private void cohorts(List<Batch> batches) {
      for (int cuts = 0; cuts < 1 << (batches.size() - 1); cuts++) {
        List<Cohort> cohorts = new ArrayList<>();
        int start = 0;
        for (int end = 1; end <= batches.size(); end++) {
          if (end == batches.size() || (cuts >> (end - 1) & 1) == 1) {
            cohorts.add(new Cohort(batches.subList(start, end)));
            start = end;
          }
        }
        Plan plan =
            new Plan(instance.pipeline(), Scope.BATCH, null, UplinkPolicy.SEQUENTIAL, cohorts);
        if (Feasibility.violations(instance, plan).isEmpty()) {
          bestS = Math.min(bestS, Timeline.makespanS(instance, plan));
        }
      }
    }
  }
}
