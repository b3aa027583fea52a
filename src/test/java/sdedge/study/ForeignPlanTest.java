package sdedge.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
import sdedge.RandomPlans;
import sdedge.TestSeeds;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Plan;
import sdedge.search.joint.BestAllocation;
import sdedge.timeline.Timeline;

/** What a plan that leaves its uplink open is executed with. */
class ForeignPlanTest {
  private static final Pipeline[] PIPELINES = Pipeline.OF_BATCHES.toArray(Pipeline[]::new);
  private static final double ROUNDING = 1e-9;

  @Test
  void anOpenUplinkIsTheBestOfWhatItAllows() {
    TestSeeds.each(
        ForeignPlanTest.class,
        200,
        random -> {
          Pipeline pipeline = PIPELINES[random.nextInt(PIPELINES.length)];
          Instance instance =
              new RandomInstances(random)
                  .drafters(1 + random.nextInt(2))
                  .next()
                  .withOptions(pipeline, UplinkPolicy.JOINT, null, null);
          Plan plan = RandomPlans.next(random, instance, pipeline);
          double leastS =
              UplinkPolicy.FORMULAS.stream()
                  .mapToDouble(policy -> Timeline.makespanS(instance, plan.with(policy)))
                  .min()
                  .orElseThrow();

          double autoS = makespanS(instance, plan, UplinkPolicy.AUTO);
          double jointS = makespanS(instance, plan, UplinkPolicy.JOINT);

          assertThat(autoS).isEqualTo(leastS);
          if (pipeline == Pipeline.ASYNCHRONOUS) {
            assertThat(jointS).isEqualTo(leastS);
          } else {
            double allocatedS = BestAllocation.of(instance, plan).optimum().makespanS();
            assertThat(jointS)
                .isLessThanOrEqualTo(leastS * (1 + ROUNDING))
                .isCloseTo(allocatedS, within(allocatedS * ROUNDING));
          }
        });
  }

  private static double makespanS(Instance instance, Plan plan, UplinkPolicy open) {
    ForeignPlan given = ForeignPlan.of(instance, plan.with(open), null, null);
    assertThat(given.violations()).isEmpty();
    assertThat(given.plan().uplink().isDecided()).isTrue();
    return given.execute().makespanS();
  }
}
