package sdedge.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.judge.Difference;
import sdedge.plan.Plan;
import sdedge.search.Approach;
import sdedge.search.Counts;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Approaches;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;
import sdedge.timeline.Timeline;

/** Claims over contiguous plans are refuted if false, in results that agree with themselves. */
class FalseClaimsIT {
  private static final double SLIGHTLY = 1e-6;
  private static final int CASES = 60;
  private static final String OVER_ALL = " over contiguous plans, searched again";
  private static final List<Pipeline> SLOTS =
      List.of(Pipeline.ROLLING, Pipeline.SYNCHRONOUS, Pipeline.SEQUENTIAL);

  private static ClaimVerdict verdict(Instance instance, Outcome outcome) throws Exception {
    Map<String, byte[]> files = MadeResult.claimed(instance, Method.DP, outcome, 1);
    CheckOutcome checked =
        ResultChecker.check(MadeResult.subject(instance), ResultSource.of(files), Control.NONE);
    assertThat(checked.differences()).isEmpty();
    return ClaimChecker.check(checked, Control.NONE);
  }

  private static Outcome.Optimal best(Instance instance) {
    return (Outcome.Optimal) Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);
  }

  /** A plan that is seldom optimal. */
  private static Plan largestBatches(Instance instance) {
    Approach scheme = Objects.requireNonNull(Approaches.named("max-batch"));
    Outcome found = Solver.solve(instance, scheme, SearchOptions.DEFAULT, Control.NONE);
    return ((Outcome.Found) found).plan();
  }

  private static Instance instance(Random random) {
    Instance drawn = Draws.searched(random);
    return drawn.withOptions(SLOTS.get(random.nextInt(SLOTS.size())), null, null, null);
  }

  private static boolean saysOf(ClaimVerdict verdict, String claim) {
    return ((ClaimVerdict.Holds) verdict).claims().contains(claim);
  }

  /** Any plan of a scheme that is slower than the best by more than the tolerance. */
  @Test
  void aSlowerPlanIsNotOptimal() {
    int[] counts = new int[3]; // refuted, derived, neither
    TestSeeds.each(
        getClass(),
        CASES,
        random -> {
          Instance instance = instance(random);
          double bestS = best(instance).makespanS();
          Plan plan = largestBatches(instance);
          double makespanS = Timeline.execute(instance, plan).makespanS();
          ClaimVerdict verdict =
              verdict(instance, new Outcome.Optimal(plan, makespanS, Counts.NONE));
          if (verdict instanceof ClaimVerdict.Refuted refuted) {
            assertThat(makespanS).isGreaterThan(bestS);
            Difference difference = refuted.differences().get(0);
            assertThat(difference.file()).isEqualTo("summary.json");
            assertThat(difference.column()).isEqualTo("status");
            assertThat(difference.found()).isEqualTo("optimal at " + makespanS);
            String text = difference.expected().replaceAll(".*at most ([^,]*),.*", "$1");
            assertThat(Double.parseDouble(text)).isBetween(bestS * (1 - 1e-9), makespanS);
            counts[0]++;
          } else if (saysOf(verdict, "optimal" + OVER_ALL)) {
            assertThat(makespanS).isLessThanOrEqualTo(bestS * (1 + 2e-9));
            counts[1]++;
          } else {
            assertThat(saysOf(verdict, "claim not derived again: optimal")).isTrue();
            counts[2]++;
          }
        });
    TestSeeds.guard(
        () -> {
          assertThat(counts[0]).isGreaterThan(CASES / 5);
          assertThat(counts[2]).isLessThan(CASES / 3);
        });
  }

  @Test
  void aBoundHoldsUpToTheOptimumAndNoFurther() {
    int[] counts = new int[2]; // derived, refuted
    TestSeeds.each(
        getClass(),
        CASES,
        random -> {
          Instance instance = instance(random);
          double bestS = best(instance).makespanS();
          Plan worse = largestBatches(instance);
          double makespanS = Timeline.execute(instance, worse).makespanS();
          double boundS = bestS * (1 + SLIGHTLY);
          if (boundS < makespanS) {
            ClaimVerdict right = verdict(instance, bounded(worse, makespanS, bestS));
            counts[0] += saysOf(right, "bound" + OVER_ALL) ? 1 : 0;
            ClaimVerdict raised = verdict(instance, bounded(worse, makespanS, boundS));
            if (raised instanceof ClaimVerdict.Refuted refuted) {
              counts[1]++;
              Difference difference = refuted.differences().get(0);
              assertThat(difference.column()).isEqualTo("bound_s");
              assertThat(difference.found()).isEqualTo("bound at " + boundS);
            } else {
              assertThat(saysOf(raised, "claim not derived again: bound")).isTrue();
            }
          }
        });
    TestSeeds.guard(
        () -> {
          assertThat(counts[0]).isGreaterThan(CASES / 5);
          assertThat(counts[1]).isGreaterThan(CASES / 5);
        });
  }

  private static Outcome bounded(Plan plan, double makespanS, double boundS) {
    return new Outcome.Feasible(plan, makespanS, boundS, Termination.GAP, "", Counts.NONE);
  }
}
