package sdedge.search.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.instance.Instance;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Plan;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.Partition;
import sdedge.timeline.Timeline;
import sdedge.timeline.Uploads;

/** T = max(U + L): path lengths against executions under every policy that is a formula. */
class PathLengthsTest {
  private static final int CASES = 200;
  private static final int MOST_TASKS = 8;

  @Test
  void theMakespanIsTheLongestPathFromAnUpload() {
    TestSeeds.each(PathLengthsTest.class, CASES, PathLengthsTest::check);
  }

  private static void check(Random random) {
    Instance instance = JointCases.draw(random, MOST_TASKS);
    for (UplinkPolicy uplink : UplinkPolicy.FORMULAS) {
      List<ContiguousProblem> problems = JointCases.problems(instance, uplink).get(0);
      ContiguousProblem problem = problems.get(random.nextInt(problems.size()));
      Plan plan = Partition.even(problem, 1 + random.nextInt(MOST_TASKS)).plan(problem);
      double[] lengths = BestAllocation.pathS(instance, plan);
      double[] readyS = Uploads.readySeconds(instance, plan);
      double longest = lengths[0];
      for (int k = 0; k < lengths.length; k++) {
        longest = Math.max(longest, readyS[plan.tasks().get(k)] + lengths[k]);
        assertThat(lengths[k]).isLessThanOrEqualTo(lengths[Math.max(0, k - 1)]);
      }
      assertThat(longest).isCloseTo(Timeline.makespanS(instance, plan), withinPercentage(1e-11));
    }
  }
}
