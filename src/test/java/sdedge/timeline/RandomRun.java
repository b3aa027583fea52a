package sdedge.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import sdedge.RandomInstances;
import sdedge.RandomPlans;
import sdedge.TestSeeds;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.plan.Feasibility;
import sdedge.plan.Plan;

/** A random plan of a random instance, executed. */
record RandomRun(Instance instance, Execution execution) {
  static final int CASES = 300;

  private static final List<Pipeline> PIPELINES = Pipeline.OF_BATCHES;

  /** The pipelines of slots. */
  static final List<Pipeline> SLOTTED =
      List.of(Pipeline.ROLLING, Pipeline.SYNCHRONOUS, Pipeline.SEQUENTIAL);

  /** With up to three drafters. */
  static RandomRun of(Random random, Pipeline pipeline) {
    Instance instance = new RandomInstances(random).drafters(1 + random.nextInt(3)).next();
    Plan plan = RandomPlans.next(random, instance, pipeline);
    assertThat(Feasibility.violations(instance, plan)).isEmpty();
    return new RandomRun(instance, Timeline.execute(instance, plan));
  }

  /** Checks this lane's share of runs under all pipelines. */
  static void each(Class<?> test, Consumer<RandomRun> check) {
    TestSeeds.each(
        test, TestSeeds.draws(CASES), random -> check.accept(of(random, oneOf(random, PIPELINES))));
  }

  static <T> T oneOf(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
