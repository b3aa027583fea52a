package sdedge.search.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sdedge.RandomModes;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;

/** Plans of several draft modes decided with their allocations. */
class JointModesIT {
  private static final double PERCENT = 1e-9 * 100;
  private static final int MOST_TASKS = 4;

  @Test
  @Tag(TestSeeds.DRAWS)
  void findsTheBestOfAllPlansAndAllocations() {
    AtomicInteger certified = new AtomicInteger();
    AtomicInteger several = new AtomicInteger(); // sets of modes
    TestSeeds.each(
        getClass(),
        TestSeeds.draws(200, 600),
        random -> {
          Instance instance = new RandomModes(random).of(JointCases.draw(random, MOST_TASKS));
          double expectedS = EveryPlan.bestS(instance);
          Outcome outcome = Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);
          if (!(outcome instanceof Outcome.Found found)) {
            assertThat(expectedS).isInfinite();
            return;
          }
          assertThat(outcome).isInstanceOf(Outcome.Optimal.class);
          assertThat(found.makespanS()).isCloseTo(expectedS, withinPercentage(PERCENT));
          if (instance.hasModes() && !found.proof().certificates().isEmpty()) {
            certified.incrementAndGet();
            several.addAndGet(found.proof().certificates().size() > 1 ? 1 : 0);
          }
        });
    TestSeeds.guard(
        () -> {
          assertThat(certified.get()).as("results with certificates").isGreaterThan(5);
          assertThat(several.get()).as("results with several").isPositive();
        });
  }
}
