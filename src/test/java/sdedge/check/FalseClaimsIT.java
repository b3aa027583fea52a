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
import sdedge.judge.Draws;
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

  /** An instance, when its best plan ends, and a plan that is seldom optimal: largest batches. */
  private record Drawn(Instance instance, double bestS, Plan plan, double makespanS) {
    static Drawn of(Random random) {
      Instance drawn = Draws.searched(random);
      Instance instance =
          drawn.withOptions(SLOTS.get(random.nextInt(SLOTS.size())), null, null, null);
      Outcome best = Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);
      Approach scheme = Objects.requireNonNull(Approaches.named("max-batch"));
      Outcome found = Solver.solve(instance, scheme, SearchOptions.DEFAULT, Control.NONE);
      Plan plan = ((Outcome.Found) found).plan();
      return new Drawn(
          instance,
          ((Outcome.Optimal) best).makespanS(),
          plan,
          Timeline.execute(instance, plan).makespanS());
    }

    Outcome bounded(double boundS) {
      return new Outcome.Feasible(plan, makespanS, boundS, Termination.GAP, "", Counts.NONE);
    }
  }

  private static Difference found(ClaimVerdict.Refuted refuted, String column, String what) {
    Difference difference = refuted.differences().get(0);
    assertThat(difference.file()).isEqualTo("summary.json");
    assertThat(difference.column()).isEqualTo(column);
    assertThat(difference.found()).isEqualTo(what);
    return difference;
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
          Drawn drawn = Drawn.of(random);
          double makespanS = drawn.makespanS;
          ClaimVerdict verdict =
              verdict(drawn.instance, new Outcome.Optimal(drawn.plan, makespanS, Counts.NONE));
          if (verdict instanceof ClaimVerdict.Refuted refuted) {
            assertThat(makespanS).isGreaterThan(drawn.bestS);
            Difference difference = found(refuted, "status", "optimal at " + makespanS);
            String text = difference.expected().replaceAll(".*at most ([^,]*),.*", "$1");
            assertThat(Double.parseDouble(text)).isBetween(drawn.bestS * (1 - 1e-9), makespanS);
            counts[0]++;
          } else if (saysOf(verdict, "optimal" + OVER_ALL)) {
            assertThat(makespanS).isLessThanOrEqualTo(drawn.bestS * (1 + 2e-9));
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
          Drawn drawn = Drawn.of(random);
          double boundS = drawn.bestS * (1 + SLIGHTLY);
          if (boundS < drawn.makespanS) {
            ClaimVerdict right = verdict(drawn.instance, drawn.bounded(drawn.bestS));
            counts[0] += saysOf(right, "bound" + OVER_ALL) ? 1 : 0;
            ClaimVerdict raised = verdict(drawn.instance, drawn.bounded(boundS));
            if (raised instanceof ClaimVerdict.Refuted refuted) {
              counts[1]++;
              found(refuted, "bound_s", "bound at " + boundS);
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
}
