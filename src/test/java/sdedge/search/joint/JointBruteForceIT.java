package sdedge.search.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.instance.Instance;
import sdedge.instance.PowerModel;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Plan;
import sdedge.search.SearchOptions;
import sdedge.search.SearchResult;
import sdedge.search.StartingPlans;
import sdedge.search.dp.DynamicProgram;
import sdedge.search.problem.ContiguousProblem;
import sdedge.timeline.Timeline;
import sdedge.wireless.allocation.OptimalAllocation;

/** The joint search against every plan with its optimal allocation. */
class JointBruteForceIT {
  private static final int CASES = 320;
  private static final double PERCENT = 1e-9 * 100;
  private static final int MOST_TASKS = 5;

  /** A search values plans that closely, and so its bound: seed 227 has one 1.8e-11 faster. */
  private static final double VALUED = 1 + OptimalAllocation.SEARCH;

  @Test
  void findsTheBestOfAllPlansAndAllocations() {
    TestSeeds.each(JointBruteForceIT.class, CASES, JointBruteForceIT::check);
  }

  private static void check(Random random) {
    Instance instance = JointCases.draw(random, MOST_TASKS);
    double expectedS = EveryPlan.bestS(instance);
    List<List<ContiguousProblem>> problems = JointCases.problems(instance, UplinkPolicy.JOINT);
    SearchResult found =
        JointProgram.orGiven(problems, StartingPlans.NONE, SearchOptions.DEFAULT, Control.NONE);
    assertThat(found.timeS()).isCloseTo(expectedS, withinPercentage(PERCENT));
    assertThat(found.boundS()).isLessThanOrEqualTo(expectedS * VALUED);
    assertThat(found.termination()).isEqualTo(Termination.COMPLETED);
    assertThat(found.timeS() - found.boundS()).isLessThanOrEqualTo(1e-9 * found.timeS());
    assertThat(executed(found)).isCloseTo(expectedS, withinPercentage(PERCENT));
    for (UplinkPolicy policy : UplinkPolicy.FORMULAS) {
      SearchResult fixed =
          DynamicProgram.solve(
              JointCases.problems(instance, policy), SearchOptions.DEFAULT, Control.NONE);
      assertThat(found.timeS()).as(policy.key()).isLessThanOrEqualTo(fixed.timeS() * (1 + 1e-9));
      if (policy == UplinkPolicy.SEQUENTIAL && onlyConstantPsd(instance)) {
        assertThat(found.timeS()).isCloseTo(fixed.timeS(), withinPercentage(PERCENT));
      }
    }
  }

  private static boolean onlyConstantPsd(Instance instance) {
    return instance.drafters().stream()
        .allMatch(d -> d.wireless().powerModel() == PowerModel.CONSTANT_PSD);
  }

  private static double executed(SearchResult found) {
    ContiguousProblem problem = Objects.requireNonNull(found.problem());
    Plan plan = Objects.requireNonNull(found.partition()).plan(problem);
    return Timeline.execute(problem.instance(), plan).makespanS();
  }
}
