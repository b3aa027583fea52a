package sdedge.search.joint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.control.ProgressListener.Bounds;
import sdedge.control.Termination;
import sdedge.instance.Instance;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.reader.InstanceReader;
import sdedge.search.SearchOptions;
import sdedge.search.SearchResult;
import sdedge.search.StartingPlans;
import sdedge.search.problem.ContiguousProblem;

/** Stopped anywhere, the joint search has a valid bound, and no plan faster than the optimum. */
class JointInterruptionTest {
  private static final int CASES = 60;
  private static final int MOST_TASKS = 7;
  private static final double ROUNDING = 1e-12;

  /** Stops when asked for the n-th time. */
  private static Control patience(int questions) {
    AtomicInteger left = new AtomicInteger(questions);
    return Control.asking(() -> left.getAndDecrement() <= 0 ? Termination.TIME_LIMIT : null);
  }

  @Test
  void boundsHoldWheneverItIsStopped() {
    TestSeeds.each(JointInterruptionTest.class, CASES, JointInterruptionTest::check);
  }

  private static void check(Random random) {
    Instance instance = JointCases.draw(random, MOST_TASKS);
    List<List<ContiguousProblem>> problems = JointCases.problems(instance, UplinkPolicy.JOINT);
    double optimumS =
        JointProgram.orGiven(problems, StartingPlans.NONE, SearchOptions.DEFAULT, Control.NONE)
            .timeS();
    for (int patience = 0; patience < 4000; patience = 2 * patience + 1) {
      SearchResult found =
          JointProgram.orGiven(
              problems, StartingPlans.NONE, SearchOptions.DEFAULT, patience(patience));
      assertThat(found.boundS()).isLessThanOrEqualTo(optimumS * (1 + ROUNDING));
      assertThat(found.timeS()).isGreaterThanOrEqualTo(optimumS * (1 - 1e-9));
      if (found.termination() == Termination.COMPLETED) {
        assertThat(found.timeS() - found.boundS()).isLessThanOrEqualTo(1e-9 * found.timeS());
      }
    }
  }

  /** One whose first plans are not the best: a makespan in place of the bound is above it. */
  @Test
  void theBoundIsNotTheBestPlanSoFar() throws Exception {
    Instance instance =
        InstanceReader.read(Path.of("src/test/resources/reference/uplink/m05.yaml"));
    double optimumS = 8.526984846551041;
    List<List<ContiguousProblem>> problems = JointCases.problems(instance, UplinkPolicy.JOINT);
    boolean open = false;
    for (int patience = 0; patience < 4000; patience = patience * 6 / 5 + 1) {
      SearchResult found =
          JointProgram.orGiven(
              problems, StartingPlans.NONE, SearchOptions.DEFAULT, patience(patience));
      assertThat(found.boundS()).isLessThanOrEqualTo(optimumS * (1 + 1e-10));
      open |= found.timeS() > optimumS * (1 + 1e-6) && found.timeS() < Double.POSITIVE_INFINITY;
    }
    assertThat(open).as("stopped with a plan that is not the best").isTrue();
  }

  /** Stops once it has heard of anything. */
  private static Control impatience() {
    AtomicBoolean heard = new AtomicBoolean();
    return Control.asking(() -> heard.get() ? Termination.INTERRUPTED : null)
        .with(
            event -> {
              if (event instanceof Bounds) {
                heard.set(true);
              }
            });
  }

  @Test
  void thePlansOfTheFirstPassAreKept() {
    TestSeeds.each(
        JointInterruptionTest.class,
        CASES,
        random -> {
          Instance instance = JointCases.draw(random, MOST_TASKS);
          var problems = JointCases.problems(instance, UplinkPolicy.JOINT);
          SearchResult found =
              JointProgram.orGiven(
                  problems, StartingPlans.NONE, SearchOptions.DEFAULT, impatience());
          assertThat(found.partition()).isNotNull();
          assertThat(found.timeS()).isBetween(found.boundS(), Double.MAX_VALUE);
        });
  }

  @Test
  void aGapEndsItEarly() {
    TestSeeds.each(
        JointInterruptionTest.class,
        CASES,
        random -> {
          Instance instance = JointCases.draw(random, MOST_TASKS);
          var problems = JointCases.problems(instance, UplinkPolicy.JOINT);
          SearchOptions loose = SearchOptions.DEFAULT.withGap(0.05);
          double optimumS =
              JointProgram.orGiven(
                      problems, StartingPlans.NONE, SearchOptions.DEFAULT, Control.NONE)
                  .timeS();
          SearchResult found =
              JointProgram.orGiven(problems, StartingPlans.NONE, loose, Control.NONE);
          assertThat(found.boundS()).isLessThanOrEqualTo(optimumS * (1 + ROUNDING));
          assertThat(found.timeS()).isLessThanOrEqualTo(found.boundS() / 0.95 * (1 + 1e-9));
        });
  }
}
