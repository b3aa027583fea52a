package sdedge.search.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sdedge.EveryPlan;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Feasibility;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;
import sdedge.timeline.Timeline;

/** Plans in no order against every plan there is, and against the optimum of those in one. */
class BeyondOrdersTest {
  private static final double SAME = 1e-9;
  private static final List<Pipeline> PIPELINES =
      List.of(Pipeline.ROLLING, Pipeline.SYNCHRONOUS, Pipeline.SEQUENTIAL);

  private int improvable;
  private int improved;
  private int best;

  @Test
  void betweenTheBestPlanOfAllAndTheBestInAnOrder() {
    TestSeeds.each(getClass(), TestSeeds.draws(10, 150), this::check);

    System.out.printf(
        "beyond the orders: a faster plan exists %d times, found %d times, the best %d times%n",
        improvable, improved, best);
    TestSeeds.guard(() -> assertThat(improved).isGreaterThanOrEqualTo(improvable / 2));
  }

  private void check(Random random) {
    Instance instance =
        new RandomInstances(random)
            .tasks(4)
            .drafters(1 + random.nextInt(2))
            .maxLength(1 + random.nextInt(2))
            .maxTokens(30)
            .next()
            .withOptions(
                PIPELINES.get(random.nextInt(PIPELINES.size())),
                UplinkPolicy.SEQUENTIAL,
                TaskOrder.AUTO,
                Scope.BATCH);
    Outcome contiguous = Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);
    if (!(contiguous instanceof Outcome.Optimal optimal)) {
      assertThat(BeyondOrders.of(instance, contiguous, Control.NONE)).isSameAs(contiguous);
      return;
    }
    double leastS = EveryPlan.bestS(instance);
    boolean faster = leastS < optimal.makespanS() * (1 - SAME);
    improvable += faster ? 1 : 0;

    Outcome outcome = BeyondOrders.of(instance, contiguous, Control.NONE);

    if (outcome == contiguous) {
      return;
    }
    assertThat(faster).isTrue();
    Outcome.Feasible found = (Outcome.Feasible) outcome;
    assertThat(found.makespanS())
        .isGreaterThanOrEqualTo(leastS * (1 - SAME))
        .isLessThan(optimal.makespanS())
        .isEqualTo(Timeline.makespanS(instance, found.plan()));
    assertThat(found.proof().contiguousS()).isEqualTo(optimal.makespanS());
    assertThat(found.boundS()).isNull();
    assertThat(found.plan().order()).isNull();
    assertThat(Feasibility.violations(instance, found.plan())).isEmpty();
    improved++;
    best += found.makespanS() <= leastS * (1 + SAME) ? 1 : 0;
  }
}
