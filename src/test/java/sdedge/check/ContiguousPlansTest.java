package sdedge.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sdedge.RandomAnswers;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.instance.TaskOrder;
import sdedge.judge.Difference;
import sdedge.plan.Feasibility;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;
import sdedge.timeline.Execution;
import sdedge.timeline.Timeline;

/** Claims of the dynamic program hold when searched again; better ones and worse ones do not. */
class ContiguousPlansTest {
  private static final double CLOSE = 1e-9;
  private static final double WORSE = 1.001;

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"ASYNCHRONOUS", "CONTINUOUS"})
  void findsNoPlanBelowTheOptimumAndOneAboveIt(Pipeline pipeline) {
    int[] known = {0};
    int draws = TestSeeds.draws(60, 400);
    TestSeeds.each(
        getClass(),
        draws,
        random -> {
          Instance instance = draw(random).withOptions(pipeline, null, null, null);
          if (instance.uplink().isDecided() && Feasibility.neverFits(instance).isEmpty()) {
            known[0]++;
            Execution best = optimum(instance);
            double optimumS = best.makespanS();
            assertThat(below(instance, optimumS * (1 - CLOSE))).isInfinite();
            assertThat(below(instance, optimumS * WORSE))
                .isCloseTo(optimumS, within((WORSE - 1) * optimumS))
                .isGreaterThan(optimumS * (1 - CLOSE));
            assertThat(verdict(instance, best, optimumS))
                .isEqualTo(
                    new ClaimVerdict.Holds(
                        List.of("optimal over contiguous plans, searched again")));
            assertThat(refuted(verdict(instance, best, optimumS * WORSE)).column())
                .isEqualTo("status");
          }
        });
    TestSeeds.guard(() -> assertThat(known[0]).isGreaterThan(draws / 2));
  }

  private static Instance draw(Random random) {
    int drafters = 1 + random.nextInt(12) % 3;
    Instance drawn =
        new RandomInstances(random)
            .drafters(drafters)
            .tasks(1 + random.nextInt(5))
            .maxLength(random.nextInt(drafters > 1 ? 2 : 3))
            .maxTokens(12)
            .next();
    return switch (random.nextInt(3)) {
      case 0 -> drawn.with(Steps.EXPECTED);
      case 1 -> RandomAnswers.of(random, drawn).with(Steps.EXPECTED);
      default -> drawn.with(Steps.MEAN).withOptions(null, null, TaskOrder.AUTO, null);
    };
  }

  private static Execution optimum(Instance instance) {
    Outcome found = Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);
    assertThat(found).isInstanceOf(Outcome.Optimal.class);
    return Timeline.execute(instance, ((Outcome.Optimal) found).plan());
  }

  private static double below(Instance instance, double targetS) {
    return Objects.requireNonNull(ContiguousPlans.fasterS(instance, targetS, Control.NONE));
  }

  private static ClaimVerdict verdict(Instance instance, Execution execution, double boundS) {
    CheckOutcome.Claimed claimed =
        new CheckOutcome.Claimed(instance, execution, boundS, true, true, null);
    return ClaimChecker.check(
        new CheckOutcome(List.of(), 0, "optimal", List.of(), claimed), Control.NONE);
  }

  private static Difference refuted(ClaimVerdict verdict) {
    assertThat(verdict).isInstanceOf(ClaimVerdict.Refuted.class);
    return ((ClaimVerdict.Refuted) verdict).differences().get(0);
  }
}
