package sdedge.search.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sdedge.HandTime;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.control.HeapShare;
import sdedge.control.ProgressListener;
import sdedge.control.Termination;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.LatencyTable;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.latency.NegativePassTimeException;
import sdedge.metamorphic.Edit;
import sdedge.plan.Feasibility;
import sdedge.plan.TaskOrdering;
import sdedge.plan.UplinkChoices;
import sdedge.search.Approach;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Broken;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;

/** What fails in a search costs no more than itself. */
class FailureRecoveryIT {
  private static final int DRAWS = 20;

  /**
   * Bears with failures, and fails itself when it is asked for the n-th time whether to stop. The
   * clock goes on by a millisecond with every question.
   */
  private static final class Patient implements ProgressListener {
    private final List<String> failed = new ArrayList<>();
    private final HandTime time = new HandTime();
    private final long failsAt;
    private final double limitS;
    private long asked;

    Patient(long failsAt, double limitS) {
      this.failsAt = failsAt;
      this.limitS = limitS;
    }

    Patient(long failsAt) {
      this(failsAt, Double.POSITIVE_INFINITY);
    }

    Control control() {
      return Control.limited(limitS, time, 0, this::asked, this);
    }

    private @Nullable Termination asked() {
      if (++asked == failsAt) {
        throw new StackOverflowError();
      }
      time.advance(Duration.ofMillis(1));
      return null;
    }

    @Override
    public void notified(Event event) {
      // Nobody wants to know.
    }

    @Override
    public void failed(String what, Throwable failure) {
      failed.add(what);
    }
  }

  private static Outcome solve(Instance instance, Approach approach, Control control) {
    return Solver.solve(instance, approach, SearchOptions.DEFAULT, control);
  }

  private static double bestS(Instance instance) {
    return ((Outcome.Optimal) solve(instance, Method.DP, Control.NONE)).makespanS();
  }

  /** A plan of which nothing is proven. */
  private static Outcome.Feasible unproven(Instance instance, Outcome outcome) {
    Outcome.Feasible found = withoutProof(instance, outcome);
    assertThat(found.termination()).isEqualTo(Termination.INTERRUPTED);
    return found;
  }

  /** Those that are left may also reach the limit. */
  private static Outcome.Feasible withoutProof(Instance instance, Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Feasible.class);
    Outcome.Feasible found = (Outcome.Feasible) outcome;
    assertThat(found.termination()).isIn(Termination.INTERRUPTED, Termination.TIME_LIMIT);
    assertThat(found.boundS()).isNull();
    assertThat(found.note()).startsWith("nothing is proven, since this failed: the search");
    assertThat(Feasibility.violations(instance, found.plan())).isEmpty();
    return found;
  }

  private static Instance slotted(Random random, UplinkPolicy uplink, TaskOrder order) {
    return new RandomInstances(random)
        .tasks(2 + random.nextInt(3))
        .maxLength(1)
        .maxTokens(20)
        .next()
        .withOptions(Pipeline.ROLLING, uplink, order, null);
  }

  @Test
  void unlessAControlBearsWithItAFailureIsPassedOn() {
    Instance instance = slotted(new Random(1), UplinkPolicy.EQUAL_SHARES, TaskOrder.GIVEN);
    assertThatThrownBy(() -> solve(instance, new Broken(problem -> true), Control.NONE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("broken");
    assertThatThrownBy(() -> solve(instance, new Broken(problem -> true), Control.NONE.quiet()))
        .hasMessage("broken");
  }

  @Test
  void aBrokenOrderCostsOnlyItself() {
    TestSeeds.each(
        getClass(),
        DRAWS,
        random -> {
          Instance instance = slotted(random, UplinkPolicy.EQUAL_SHARES, TaskOrder.AUTO);
          double othersS = Double.POSITIVE_INFINITY;
          for (TaskOrder order : TaskOrdering.candidates(instance)) {
            if (order != TaskOrder.GIVEN) {
              othersS = Math.min(othersS, bestS(instance.withOptions(null, null, order, null)));
            }
          }
          Patient control = new Patient(0);
          Broken broken = new Broken(problem -> problem.order() == TaskOrder.GIVEN);
          Outcome.Feasible found = unproven(instance, solve(instance, broken, control.control()));
          assertThat(found.makespanS()).isCloseTo(othersS, within(1e-9 * othersS));
          assertThat(control.failed)
              .containsExactly("the search", "the search of order given under uplink equal-shares");
          assertThat(found.note()).contains(String.join(", ", control.failed));
        });
  }

  /** The policies stand in for a joint uplink, whose every order fails. */
  @Test
  void aBrokenUplinkLeavesThePolicies() {
    TestSeeds.each(
        getClass(),
        DRAWS,
        random -> {
          Instance instance = slotted(random, UplinkPolicy.JOINT, TaskOrder.UPLOAD_ASC);
          double othersS = Double.POSITIVE_INFINITY;
          for (UplinkPolicy policy : UplinkPolicy.FORMULAS) {
            othersS = Math.min(othersS, bestS(instance.withOptions(null, policy, null, null)));
          }
          Outcome outcome =
              solve(
                  instance,
                  new Broken(p -> p.uplink() == UplinkPolicy.JOINT),
                  new Patient(0).control());
          if (UplinkChoices.of(instance).contains(UplinkPolicy.JOINT)) {
            Outcome.Feasible found = unproven(instance, outcome);
            assertThat(found.makespanS()).isCloseTo(othersS, within(1e-9 * othersS));
          } else {
            assertThat(outcome).isInstanceOf(Outcome.Optimal.class);
          }
        });
  }

  @ParameterizedTest
  @EnumSource(value = Pipeline.class, mode = EnumSource.Mode.EXCLUDE, names = "CONTINUOUS")
  void ifNoSearchWorksThereIsAPlanStill(Pipeline pipeline) {
    TestSeeds.each(
        getClass(),
        3,
        random -> {
          Instance instance =
              slotted(random, UplinkPolicy.AUTO, TaskOrder.AUTO)
                  .withOptions(pipeline, null, null, null);
          Patient control = new Patient(0);
          Outcome outcome = solve(instance, new Broken(problem -> true), control.control());
          Outcome.Found found =
              pipeline == Pipeline.ASYNCHRONOUS
                  ? (Outcome.Found)
                      outcome // by comparison schemes, which may be as fast as a bound
                  : unproven(instance, outcome);
          assertThat(found.plan().pipeline()).isEqualTo(pipeline);
          if (found instanceof Outcome.Feasible) {
            assertThat(found.termination()).isEqualTo(Termination.INTERRUPTED);
          }
          assertThat(Feasibility.violations(instance, found.plan())).isEmpty();
          assertThat(control.failed).isNotEmpty();
        });
  }

  /** Whenever it happens, before a limit or at it, in a scheme or not, and be it an error. */
  @ParameterizedTest
  @EnumSource(Pipeline.class)
  void aFailureAtAnyTimeIsBorneWith(Pipeline pipeline) {
    Set<String> failed = new TreeSet<>();
    TestSeeds.each(
        getClass(),
        2,
        random -> {
          Instance instance =
              new RandomInstances(random)
                  .tasks(pipeline == Pipeline.ASYNCHRONOUS ? 3 : 7)
                  .maxLength(2)
                  .maxTokens(20)
                  .next()
                  .withOptions(pipeline, UplinkPolicy.JOINT, TaskOrder.AUTO, Scope.BATCH);
          double leftBytes = HeapShare.leftBytes();
          for (long at = 1; at < 1000; at = 2 * at + random.nextInt(4)) {
            Patient control = new Patient(at, random.nextBoolean() ? 0.02 : 2);
            Outcome outcome = solve(instance, Method.DP, control.control());
            Outcome.Found found = (Outcome.Found) outcome;
            assertThat(Feasibility.violations(instance, found.plan())).isEmpty();
            if (control.failed.contains("the search")) {
              withoutProof(instance, outcome);
            }
            failed.addAll(control.failed);
            assertThat(HeapShare.leftBytes()).isGreaterThanOrEqualTo(leftBytes);
          }
        });
    TestSeeds.guard(() -> assertThat(failed).contains("the search").hasSizeGreaterThan(1));
  }

  @Test
  void theComparisonWithoutDraftsIsLeftOut() {
    Instance instance = slotted(new Random(1), UplinkPolicy.EQUAL_SHARES, TaskOrder.GIVEN);
    Outcome.Found found = (Outcome.Found) solve(instance, Method.DP, Control.NONE);
    Patient control = new Patient(1);
    Outcome outcome =
        Solver.autoregressive(instance, found.plan(), SearchOptions.DEFAULT, control.control());
    assertThat(outcome).isEqualTo(new Outcome.Unknown(Termination.INTERRUPTED, null));
    assertThat(control.failed).containsExactly("the comparison with decoding without drafts");
  }

  /** A table that does not cover the instance is the user's to mend. */
  @Test
  void whatIsNoBugIsPassedOn() {
    LatencyTable falling =
        new LatencyTable(new double[] {1, 2}, new double[] {0}, new double[][] {{2}, {1}});
    Instance instance =
        Edit.latencies(
            slotted(new Random(1), UplinkPolicy.EQUAL_SHARES, TaskOrder.GIVEN),
            model -> new LatencyModel.Table(falling));
    assertThatThrownBy(() -> solve(instance, Method.DP, new Patient(0).control()))
        .isInstanceOf(NegativePassTimeException.class);
  }
}
