package sdedge.search.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.UplinkPolicy;
import sdedge.metamorphic.Edit;
import sdedge.plan.Plan;
import sdedge.search.Approach;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Approaches;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;
import sdedge.timeline.Timeline;

/** The best allocation delivers every prompt, however short its windows are beside the makespan. */
class FastUplinksTest {
  private static final int DRAWS = 150;

  @Test
  void everyPromptIsDeliveredInTheShortestWindows() {
    List<Approach> approaches =
        List.of(Method.DP, Objects.requireNonNull(Approaches.named("alternating")));
    TestSeeds.each(
        getClass(),
        DRAWS,
        random -> {
          Instance instance = draw(random);
          for (Approach approach : approaches) {
            Outcome.Found found =
                (Outcome.Found)
                    Solver.solve(instance, approach, SearchOptions.DEFAULT, Control.NONE);
            Plan plan = found.plan();
            double executedS = Timeline.execute(instance, plan).makespanS();
            assertThat(executedS).isCloseTo(found.makespanS(), within(1e-9 * executedS));
          }
        });
  }

  /** The same SNRs in bands that are 10³ to 10⁹ times as wide. */
  private static Instance draw(Random random) {
    double decades = 3 + 6 * random.nextDouble();
    Instance drawn = JointCases.draw(random, 8).withOptions(null, UplinkPolicy.JOINT, null, null);
    double times = Math.pow(10, decades);
    Instance wider = Edit.cells(drawn, cell -> cell.withBand(times * cell.bandwidthHz()));
    return Edit.eachTask(wider, task -> Edit.radio(task, 0, 10 * decades));
  }
}
