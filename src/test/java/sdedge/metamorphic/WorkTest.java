package sdedge.metamorphic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import sdedge.RandomPlans;
import sdedge.TestSeeds;
import sdedge.instance.Acceptance;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.LatencyTable;
import sdedge.instance.Speculation;
import sdedge.instance.Task;
import sdedge.plan.Plan;
import sdedge.timeline.Timeline;

/** How the makespan follows the amount of work. */
class WorkTest {
  private static final int DRAWS = 300;

  /**
   * Without a task the optimal plan stays feasible; its batch, if not empty now, is shorter in each
   * step, and of an empty one two slots become one that is as short as the longer of them. Lengths
   * from 1, for the reason of {@link Improvement#OUTPUT_TOKENS}.
   */
  @Test
  void oneTaskLessNeverHurts() {
    AtomicInteger better = new AtomicInteger();
    TestSeeds.each(
        getClass(),
        DRAWS,
        random -> {
          Instance drawn = Draw.slotted(random);
          Speculation old = drawn.speculation();
          Instance instance =
              Edit.lengths(drawn, Math.max(1, old.minLength()), Math.max(1, old.maxLength()));
          instance = Edit.withoutMemoryLimits(instance);
          double optimumS = Solved.optimumS(instance);
          List<Task> tasks = new ArrayList<>(instance.tasks());
          if (tasks.size() > 1) {
            tasks.remove(random.nextInt(tasks.size()));
            double less = Solved.optimumS(instance.with(tasks));
            Solved.assertNotAbove(less, optimumS, "optimum without a task");
            better.addAndGet(Solved.below(less, optimumS) ? 1 : 0);
          }
        });
    TestSeeds.guard(() -> assertThat(better.get()).isGreaterThan(DRAWS / 2));
  }

  /**
   * More accepted drafts mean fewer steps but more context in each, so this needs passes that do
   * not depend on context; else see {@link AnomaliesTest}.
   */
  @Test
  void betterDraftsNeverHurtWhereContextIsFree() {
    AtomicInteger better = new AtomicInteger();
    TestSeeds.each(
        getClass(),
        DRAWS,
        random -> {
          Instance instance =
              Edit.latencies(
                  Draw.slotted(random), model -> contextFree(1e-3 * random.nextDouble()));
          Instance improved = Edit.eachTask(instance, better(random::nextDouble));
          Plan plan = RandomPlans.next(random, instance, instance.pipeline());
          Solved.assertNotAbove(
              Timeline.execute(improved, plan).makespanS(),
              Timeline.execute(instance, plan).makespanS(),
              "makespan of a plan");
          double optimumS = Solved.optimumS(instance);
          double improvedS = Solved.optimumS(improved);
          Solved.assertNotAbove(improvedS, optimumS, "optimum");
          better.addAndGet(Solved.below(improvedS, optimumS) ? 1 : 0);
        });
    TestSeeds.guard(() -> assertThat(better.get()).isGreaterThan(DRAWS / 25));
  }

  /** Raises every acceptance rate by a part of what it lacks. */
  static UnaryOperator<Task> better(DoubleSupplier part) {
    return task -> {
      Acceptance acceptance = task.acceptance();
      double[] rates =
          acceptance.inContext(1).list().stream()
              .mapToDouble(rate -> rate + (1 - rate) * part.getAsDouble())
              .toArray();
      return Edit.acceptance(task, rates);
    };
  }

  private static LatencyModel contextFree(double scaleS) {
    double[] newTokens = {1, 8, 64, 512};
    double[][] seconds = new double[newTokens.length][1];
    for (int i = 0; i < newTokens.length; i++) {
      seconds[i][0] = scaleS * (1 + newTokens[i] / 64);
    }
    return new LatencyModel.Table(new LatencyTable(newTokens, new double[] {0}, seconds));
  }
}
