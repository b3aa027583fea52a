package sdedge.search.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sdedge.EveryPlan;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.reader.InstanceReader;
import sdedge.search.Outcome;
import sdedge.search.solver.Method;

/** The best plan found of all batch plans, beside the optimum of those in an order. */
class PartitionsSchemeIT {
  private static final String MACHINE =
      "src/test/resources/reference/partitions/pb-20-10-p1s1-4.yaml";

  /** Its optimum is known; in an order it takes longer. */
  @Test
  void aKnownOptimumIsFoundWhichNoOrderHas() throws Exception {
    Instance instance = InstanceReader.read(Path.of(MACHINE));

    Outcome.Found found = Planned.plan(instance, Schemes.PARTITIONS);

    assertThat(found.makespanS()).isCloseTo(75, within(1e-6));
    assertThat(found.plan().order()).isNull();
    assertThat(found.boundS()).as("a scheme claims nothing").isNull();
    assertThat(Planned.plan(instance, Method.DP).makespanS()).isGreaterThan(76);
  }

  @Test
  @Tag(TestSeeds.DRAWS)
  void itIsNeitherAboveTheOptimumInAnOrderNorBelowThatOfAllPlans() {
    TestSeeds.each(
        getClass(),
        TestSeeds.draws(3, 5, 30),
        random -> {
          Instance instance =
              RandomInstances.batched(
                  random,
                  new RandomInstances(random)
                      .tasks(4)
                      .maxTokens(30)
                      .next()
                      .withOptions(
                          Pipeline.ROLLING, UplinkPolicy.SEQUENTIAL, TaskOrder.AUTO, Scope.BATCH));
          assertThat(Planned.plan(instance, Schemes.PARTITIONS).makespanS())
              .isLessThanOrEqualTo(Planned.optimumS(instance))
              .isCloseTo(EveryPlan.bestS(instance), within(1e-9 * EveryPlan.bestS(instance)));
        });
  }
}
