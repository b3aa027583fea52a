package sdedge.search.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import sdedge.RandomInstances;
import sdedge.control.Control;
import sdedge.instance.Batching;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Batch;
import sdedge.plan.Feasibility;
import sdedge.plan.Plan;
import sdedge.search.Approach;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Approaches;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;
import sdedge.stream.PlanExecution;

/** What schemes plan, checked as every plan is. */
final class Planned {
  private Planned() {}

  /** An instance with a slot pipeline, sometimes with auto order, auto or joint uplink. */
  static Instance slotted(Random random) {
    Instance drawn =
        new RandomInstances(random)
            .tasks(1 + random.nextInt(6))
            .maxTokens(random.nextInt(4) == 0 ? 200 : 20)
            .next();
    return drawn.withOptions(
        drawn.pipeline() == Pipeline.ASYNCHRONOUS ? Pipeline.ROLLING : null,
        switch (random.nextInt(4)) {
          case 0 -> UplinkPolicy.AUTO;
          case 1 -> UplinkPolicy.JOINT;
          default -> null;
        },
        random.nextInt(4) == 0 ? TaskOrder.AUTO : null,
        null);
  }

  /** An instance of which prompts may be padded, and caches may have to fit batch by batch. */
  static Instance padded(Random random, Instance instance) {
    Batching caps = instance.batching();
    Batching.Padding[] paddings = Batching.Padding.values();
    Batching.Residency[] residencies = Batching.Residency.values();
    Batching batching =
        new Batching(
            caps.maxTasksPerBatch(),
            caps.maxTasksPerCohort(),
            paddings[random.nextInt(paddings.length)],
            residencies[random.nextInt(residencies.length)]);
    return instance.with(batching);
  }

  static Outcome.Found plan(Instance instance, Approach approach) {
    return plan(instance, approach, SearchOptions.DEFAULT);
  }

  /** Plans and checks that the plan is feasible and takes as long as claimed. */
  static Outcome.Found plan(Instance instance, Approach approach, SearchOptions options) {
    Outcome.Found found = (Outcome.Found) Solver.solve(instance, approach, options, Control.NONE);
    String name = approach.key();
    assertThat(Feasibility.violations(instance, found.plan())).as(name).isEmpty();
    double executedS = PlanExecution.execute(instance, found.plan()).makespanS();
    assertThat(found.makespanS()).as(name).isEqualTo(executedS);
    return found;
  }

  static Outcome.Found plan(Instance instance, String name) {
    return plan(instance, Objects.requireNonNull(Approaches.named(name)));
  }

  static double optimumS(Instance instance) {
    return ((Outcome.Optimal) plan(instance, Method.DP)).makespanS();
  }

  static List<Batch> batches(Plan plan) {
    return plan.batches();
  }

  static void assertSame(double seconds, double expected, String what) {
    assertThat(seconds).as(what).isCloseTo(expected, within(1e-9 * expected));
  }
}
