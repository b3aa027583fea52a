package sdedge.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Feasibility;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;
import sdedge.timeline.Timeline;

/** The dynamic program finds what enumeration finds: a plan as fast, by the execution of both. */
class ExactnessTest {
  private static final int PER_PIPELINE = 400;
  private static final List<Pipeline> SLOTTED =
      List.of(Pipeline.ROLLING, Pipeline.SYNCHRONOUS, Pipeline.SEQUENTIAL);

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ASYNCHRONOUS")
  void dynamicProgramEqualsEnumeration(Pipeline pipeline) {
    Set<String> covered = new TreeSet<>();
    TestSeeds.each(
        getClass(),
        PER_PIPELINE,
        random -> {
          Instance instance = draw(random).withOptions(pipeline, null, null, null);
          covered.addAll(features(instance));
          check(instance);
        });
    assertThat(covered)
        .as("kinds of instances drawn")
        .containsExactlyInAnyOrder(
            "sequential",
            "simultaneous",
            "min-sum",
            "uniform",
            "proportional",
            "constant-psd",
            "constant-power",
            "Flops",
            "Roofline",
            "Table",
            "batch",
            "global",
            "drafter",
            "memory limit",
            "no memory limit",
            "cohort limit",
            "no cohort limit");
  }

  @Test
  void autoOrderAndUplinkEqualEnumeration() {
    TestSeeds.each(
        getClass(),
        60,
        random -> {
          Pipeline pipeline = SLOTTED.get(random.nextInt(SLOTTED.size()));
          Instance instance =
              new RandomInstances(random)
                  .tasks(1 + random.nextInt(4))
                  .maxLength(random.nextInt(3))
                  .maxTokens(40)
                  .next()
                  .withOptions(pipeline, UplinkPolicy.AUTO, TaskOrder.AUTO, null);
          check(instance);
        });
  }

  private static Set<String> features(Instance instance) {
    boolean memory =
        Math.min(instance.verifier().memoryBytes(), instance.drafters().get(0).node().memoryBytes())
            < Double.POSITIVE_INFINITY;
    boolean cohort = instance.batching().maxTasksPerCohort() < instance.tasks().size();
    return Set.of(
        instance.uplink().key(),
        instance.drafters().get(0).wireless().powerModel().key(),
        instance.verifier().latency().getClass().getSimpleName(),
        instance.speculation().scope().key(),
        memory ? "memory limit" : "no memory limit",
        cohort ? "cohort limit" : "no cohort limit");
  }

  private static Instance draw(Random random) {
    return new RandomInstances(random)
        .tasks(1 + random.nextInt(5))
        .maxLength(random.nextInt(4))
        .maxTokens(random.nextInt(4) == 0 ? 300 : 12)
        .next();
  }

  private static void check(Instance instance) {
    Outcome exact = Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);
    Outcome all = Solver.solve(instance, Method.EXHAUSTIVE, SearchOptions.DEFAULT, Control.NONE);
    assertThat(exact).isInstanceOf(Outcome.Optimal.class);
    Outcome.Optimal found = (Outcome.Optimal) exact;
    Outcome.Optimal expected = (Outcome.Optimal) all;
    double optimumS = Timeline.execute(instance, expected.plan()).makespanS();
    assertThat(expected.makespanS()).isEqualTo(optimumS);
    assertThat(found.makespanS()).isEqualTo(Timeline.execute(instance, found.plan()).makespanS());
    assertThat(found.makespanS())
        .as("makespan of %s against %s", found.plan(), expected.plan())
        .isCloseTo(optimumS, within(1e-9 * optimumS));
    assertThat(Feasibility.violations(instance, found.plan())).isEmpty();
    if (instance.speculation().scope() == Scope.GLOBAL) {
      assertThat(
              found.plan().batches().stream().mapToInt(batch -> batch.lengths().of(0)).distinct())
          .hasSize(1);
    }
  }
}
