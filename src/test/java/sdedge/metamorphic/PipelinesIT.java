package sdedge.metamorphic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sdedge.RandomPlans;
import sdedge.TestSeeds;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.TaskOrder;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.Plan;
import sdedge.timeline.Timeline;

/** How the pipelines compare on one instance. */
class PipelinesIT {
  private static final int DRAWS = 300;

  @Test
  void lessOverlapNeverHasABetterOptimum() {
    AtomicInteger rollingGains = new AtomicInteger();
    AtomicInteger overlapGains = new AtomicInteger();
    TestSeeds.each(
        getClass(),
        DRAWS,
        random -> {
          Instance instance = Draw.sorted(random);
          double rolling = optimumS(instance, Pipeline.ROLLING);
          double synchronous = optimumS(instance, Pipeline.SYNCHRONOUS);
          double sequential = optimumS(instance, Pipeline.SEQUENTIAL);
          Solved.assertNotAbove(rolling, synchronous, "rolling");
          Solved.assertNotAbove(synchronous, sequential, "synchronous");
          rollingGains.addAndGet(Solved.below(rolling, synchronous) ? 1 : 0);
          overlapGains.addAndGet(Solved.below(synchronous, sequential) ? 1 : 0);
        });
    TestSeeds.guard(
        () -> {
          assertThat(rollingGains.get()).isGreaterThan(DRAWS / 25);
          assertThat(overlapGains.get()).isGreaterThan(DRAWS / 25);
        });
  }

  /** In place of a slot of max(a, b) come a and b, never more than twice as long; waits overlap. */
  @Test
  void overlapAtMostHalvesTheMakespan() {
    AtomicInteger close = new AtomicInteger();
    TestSeeds.each(
        getClass(),
        DRAWS,
        random -> {
          Instance instance = Draw.sorted(random);
          Plan plan = RandomPlans.next(random, instance, Pipeline.ROLLING);
          double rolling = makespanS(instance, plan, Pipeline.ROLLING);
          double sequential = makespanS(instance, plan, Pipeline.SEQUENTIAL);
          Solved.assertNotAbove(sequential, 2 * rolling, "plan");
          double best = optimumS(instance, Pipeline.ROLLING);
          Solved.assertNotAbove(optimumS(instance, Pipeline.SEQUENTIAL), 2 * best, "optimum");
          close.addAndGet(sequential > 1.1 * rolling ? 1 : 0);
        });
    TestSeeds.guard(
        () -> assertThat(close.get()).as("plans that gain a tenth by overlap").isPositive());
  }

  /** With nothing to overlap, all four ways to execute are the same. */
  @Test
  void allPipelinesAgreeOnASingleBatch() {
    TestSeeds.each(
        getClass(),
        DRAWS,
        random -> {
          Instance roomy = Draw.roomy(random);
          int all = roomy.tasks().size();
          Instance instance = Edit.caps(roomy, all, all);
          Plan plan = singleBatch(random, instance);
          double sequential = makespanS(instance, plan, Pipeline.SEQUENTIAL);
          for (Pipeline pipeline : Pipeline.OF_BATCHES) {
            Solved.assertSame(makespanS(instance, plan, pipeline), sequential, pipeline.key());
          }
        });
  }

  private static Plan singleBatch(Random random, Instance instance) {
    List<Integer> tasks = IntStream.range(0, instance.tasks().size()).boxed().toList();
    int length = random.nextInt(instance.speculation().maxLength() + 1);
    Cohort cohort = new Cohort(List.of(new Batch(tasks, length)));
    return new Plan(
        instance.pipeline(),
        instance.speculation().scope(),
        TaskOrder.GIVEN,
        instance.uplink(),
        List.of(cohort));
  }

  private static double optimumS(Instance instance, Pipeline pipeline) {
    return Solved.optimumS(instance.withOptions(pipeline, null, null, null));
  }

  private static double makespanS(Instance instance, Plan plan, Pipeline pipeline) {
    return Timeline.execute(instance, plan.with(pipeline)).makespanS();
  }
}
