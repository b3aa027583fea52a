package sdedge.metamorphic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
import sdedge.RandomPlans;
import sdedge.TestSeeds;
import sdedge.instance.Acceptance;
import sdedge.instance.Batching;
import sdedge.instance.Instance;
import sdedge.instance.Noise;
import sdedge.instance.Pipeline;
import sdedge.instance.PowerModel;
import sdedge.instance.Task;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.Wireless;
import sdedge.plan.Plan;
import sdedge.timeline.Timeline;
import sdedge.wireless.Uplink;

/** Relations that sound right and are not, so that nobody builds on them. */
class AnomaliesTest {
  private static final int MOST_DRAWS = 4000;

  /** The confirmed tokens of a step are the context of the next: more acceptance, more of it. */
  @Test
  void betterDraftsMayCost() {
    assertSome(
        "a draw that loses by acceptance",
        random -> {
          Instance instance = Draw.roomy(random);
          Instance better = Edit.eachTask(instance, WorkTest.better(random::nextDouble));
          return Solved.below(Solved.optimumS(instance), Solved.optimumS(better));
        });
  }

  /** With length 0 the answer returns with the last step, one verdict per task still active. */
  @Test
  void aTokenLessMayCost() {
    assertSome(
        "a draw that loses by a token less",
        random -> {
          Instance drawn = Edit.lengths(Draw.roomy(random), 0, 0);
          List<Task> tasks = new ArrayList<>();
          for (Task task : drawn.tasks()) {
            tasks.add(Edit.tokens(task, task.inputTokens(), tasks.isEmpty() ? 5 : 4));
          }
          Instance instance = drawn.with(tasks);
          tasks.set(0, Edit.tokens(tasks.get(0), tasks.get(0).inputTokens(), 4));
          Instance less = drawn.with(tasks);
          return Solved.below(Solved.optimumS(instance), Solved.optimumS(less));
        });
  }

  /**
   * {@code min-sum} weighs by √W. At constant power, a task at high SNR on a small share loses more
   * by its smaller weight than it gains by its better channel.
   */
  @Test
  void aBetterChannelMayDelayUnderMinSum() {
    Wireless cell = new Wireless(1e6, Noise.THERMAL, PowerModel.CONSTANT_POWER, 1, 0);
    // γ = B/10 with 10 bits, beside ever longer uploads of the same kind: a share of about B/1000.
    Task large = new Task("large", 0, 10_000_000, 1, Acceptance.of(0), 50, -174);
    Task weak = new Task("weak", 0, 10, 1, Acceptance.of(0), 50, -174);
    Task strong = Edit.radio(weak, 0, 3);
    double before = readyS(cell, List.of(large, weak));
    double after = readyS(cell, List.of(large, strong));
    assertThat(after).isGreaterThan(before * 1.01);
  }

  private static double readyS(Wireless cell, List<Task> tasks) {
    return Uplink.readySeconds(cell, tasks, UplinkPolicy.MIN_SUM)[1];
  }

  /** First come, first served: who is faster may now stand in the way of somebody else. */
  @Test
  void moreCapacityMayCostAsynchronously() {
    assertSome(
        "a plan that loses by a faster node",
        random -> {
          Instance instance = smallBatches(random, 3, 8);
          Plan plan = RandomPlans.next(random, instance, Pipeline.ASYNCHRONOUS);
          Instance fast = Improvement.MEASURED_SECONDS.apply(random, instance);
          fast = Improvement.PEAK_FLOPS.apply(random, fast);
          return Solved.below(makespanS(instance, plan), makespanS(fast, plan));
        });
  }

  /** Keeping every server busy is not always best (docs/model.md section 6). */
  @Test
  void asynchronousExecutionMayBeSlowerThanRolling() {
    assertSome(
        "a plan that rolling executes faster",
        random -> {
          Instance instance = smallBatches(random, 1, 4);
          Plan plan = RandomPlans.next(random, instance, Pipeline.ROLLING);
          Plan free = plan.with(Pipeline.ASYNCHRONOUS);
          return Solved.below(makespanS(instance, plan), makespanS(instance, free));
        });
  }

  private static Instance smallBatches(Random random, int drafters, int tasks) {
    Instance instance =
        new RandomInstances(random).drafters(drafters).tasks(tasks).maxTokens(20).next();
    return Edit.caps(instance, 1 + random.nextInt(3), Batching.UNLIMITED);
  }

  private static double makespanS(Instance instance, Plan plan) {
    return Timeline.execute(instance, plan).makespanS();
  }

  /** Draws until the relation fails once. */
  private static void assertSome(String what, Predicate<Random> anomaly) {
    boolean[] seen = {false};
    TestSeeds.each(
        AnomaliesTest.class, MOST_DRAWS, random -> seen[0] = seen[0] || anomaly.test(random));
    TestSeeds.guard(() -> assertThat(seen[0]).as(what).isTrue());
  }
}
