package sdedge.metamorphic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.plan.Cohort;
import sdedge.plan.Feasibility;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;
import sdedge.timeline.Execution;
import sdedge.timeline.Timeline;

/** The plan found for an instance, and its execution. */
record Solved(Outcome.Found found, Execution execution) {
  private static final double ROUNDING = 1 + 1e-11;

  /** By the dynamic program; optimal unless asynchronous. The plan is checked. */
  static Solved of(Instance instance) {
    Outcome outcome = Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);
    Outcome.Found found = (Outcome.Found) outcome;
    assertThat(Feasibility.violations(instance, found.plan())).isEmpty();
    return new Solved(found, Timeline.execute(instance, found.plan()));
  }

  /** The optimum, seconds; fails without a proof. */
  static double optimumS(Instance instance) {
    Solved solved = of(instance);
    assertThat(solved.found()).isInstanceOf(Outcome.Optimal.class);
    return solved.makespanS();
  }

  double makespanS() {
    return found.makespanS();
  }

  /** All that happens, to the last bit. */
  List<@Nullable Object> happened() {
    return Arrays.asList(
        execution.plan(),
        execution.makespanS(),
        execution.components(),
        execution.tasks(),
        execution.stages().toList());
  }

  /** Cohorts, batches, lengths and tasks of the plan, without what it is called. */
  List<Cohort> cuts() {
    return found.plan().cohorts();
  }

  /** Asserts that a time is not above another but for rounding. */
  static void assertNotAbove(double seconds, double limitS, String what) {
    assertThat(seconds).as(what).isLessThanOrEqualTo(limitS * ROUNDING);
  }

  /** Asserts that two times are equal to 1e-9. */
  static void assertSame(double seconds, double expectedS, String what) {
    assertThat(seconds).as(what).isCloseTo(expectedS, within(1e-9 * expectedS));
  }

  /** Whether a time is below another by more than rounding. */
  static boolean below(double seconds, double otherS) {
    return seconds < otherS * (1 - 1e-9);
  }
}
