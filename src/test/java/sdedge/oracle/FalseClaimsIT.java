package sdedge.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.TaskOrder;
import sdedge.instance.reader.InstanceReader;
import sdedge.oracle.files.ResultSource;
import sdedge.plan.Plan;
import sdedge.search.Approach;
import sdedge.search.Counts;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Approaches;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;
import sdedge.timeline.Timeline;

/**
 * Claims about other plans are refuted if they are false, in results that agree with themselves.
 */
class FalseClaimsIT {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final double SLIGHTLY = 1e-6;
  private static final int CASES = 60;
  private static final Map<Instance, Outcome.Optimal> KNOWN = new HashMap<>();

  private static ClaimVerdict verdict(
      Instance instance, Method method, Outcome outcome, double silentFactor) throws Exception {
    Map<String, byte[]> files = MadeResult.claimed(instance, method, outcome, silentFactor);
    CheckOutcome checked =
        ResultChecker.check(MadeResult.subject(instance), ResultSource.of(files));
    assertThat(checked.differences()).isEmpty();
    return ClaimChecker.check(checked, LIMIT);
  }

  private static Outcome.Optimal best(Instance instance, Method method) {
    return (Outcome.Optimal) Solver.solve(instance, method, SearchOptions.DEFAULT, Control.NONE);
  }

  /** By the dynamic program, once for all tests of an instance. */
  private static Outcome.Optimal best(Instance instance) {
    return KNOWN.computeIfAbsent(instance, each -> best(each, Method.DP));
  }

  /** A plan that is seldom optimal. */
  private static Plan largestBatches(Instance instance) {
    Approach scheme = Objects.requireNonNull(Approaches.named("max-batch"));
    Outcome found = Solver.solve(instance, scheme, SearchOptions.DEFAULT, Control.NONE);
    return ((Outcome.Found) found).plan();
  }

  private static Instance instance(Random random) {
    Instance drawn = Draws.searched(random);
    List<Pipeline> pipelines = List.of(Pipeline.ROLLING, Pipeline.SYNCHRONOUS, Pipeline.SEQUENTIAL);
    return drawn.withOptions(pipelines.get(random.nextInt(pipelines.size())), null, null, null);
  }

  /** Any plan of a scheme that is slower than the best by more than the tolerance. */
  @Test
  void aSlowerPlanIsNotOptimal() {
    int[] slower = new int[1];
    TestSeeds.each(
        FalseClaimsIT.class,
        CASES,
        random -> {
          Instance instance = instance(random);
          Outcome.Optimal best = best(instance);
          Plan plan = largestBatches(instance);
          double makespanS = Timeline.execute(instance, plan).makespanS();
          Outcome claimed = new Outcome.Optimal(plan, makespanS, Counts.NONE);
          ClaimVerdict verdict = verdict(instance, Method.DP, claimed, 1);
          if (makespanS > best.makespanS() * (1 + 2e-9)) {
            slower[0]++;
            assertThat(verdict).isInstanceOf(ClaimVerdict.Refuted.class);
            // What is expected instead is the optimum itself.
            String expected = ((ClaimVerdict.Refuted) verdict).differences().get(0).expected();
            double foundS = Double.parseDouble(expected.replaceAll("at most ([^,]*),.*", "$1"));
            assertThat(foundS / best.makespanS()).isBetween(1 - 1e-9, 1 + 1e-9);
          } else {
            assertThat(verdict).isInstanceOf(ClaimVerdict.Holds.class);
          }
        });
    TestSeeds.guard(() -> assertThat(slower[0]).isGreaterThan(CASES / 5));
  }

  @Test
  void aBoundHoldsUpToTheOptimumAndNoFurther() {
    int[] raised = new int[1];
    TestSeeds.each(
        FalseClaimsIT.class,
        CASES,
        random -> {
          Instance instance = instance(random);
          Outcome.Optimal best = best(instance);
          Plan worse = largestBatches(instance);
          double makespanS = Timeline.execute(instance, worse).makespanS();
          assertThat(verdict(instance, Method.DP, bounded(worse, makespanS, best.makespanS()), 1))
              .isInstanceOf(ClaimVerdict.Holds.class);
          double boundS = best.makespanS() * (1 + SLIGHTLY);
          if (boundS < makespanS) {
            raised[0]++;
            assertThat(verdict(instance, Method.DP, bounded(worse, makespanS, boundS), 1))
                .isInstanceOf(ClaimVerdict.Refuted.class);
          }
        });
    TestSeeds.guard(() -> assertThat(raised[0]).isGreaterThan(CASES / 5));
  }

  private static Outcome bounded(Plan plan, double makespanS, double boundS) {
    return new Outcome.Feasible(plan, makespanS, boundS, Termination.GAP, "", Counts.NONE);
  }

  @Test
  void decodingWithoutDraftsTakesWhatItTakes() {
    TestSeeds.each(
        FalseClaimsIT.class,
        CASES,
        random -> {
          Instance instance = instance(random);
          Outcome.Optimal best = best(instance);
          assertThat(verdict(instance, Method.DP, best, 1 + SLIGHTLY))
              .isInstanceOf(ClaimVerdict.Refuted.class);
          assertThat(verdict(instance, Method.DP, best, 1 - SLIGHTLY))
              .isInstanceOf(ClaimVerdict.Refuted.class);
          assertThat(verdict(instance, Method.DP, best, 1)).isInstanceOf(ClaimVerdict.Holds.class);
        });
  }

  /** Without drafts another order is faster: what its own order takes is not the least. */
  @Test
  void decodingWithoutDraftsIsTheBestOfAllOrdersAskedFor() throws Exception {
    Instance instance =
        InstanceReader.read(Path.of("instances/two-drafters.yaml"))
            .withOptions(null, null, TaskOrder.AUTO, null);
    Outcome.Optimal best = best(instance);
    double bestS = withoutDraftsS(instance, best.plan());
    TaskOrder order = Objects.requireNonNull(best.plan().order());
    double inOrderS = withoutDraftsS(instance.withOptions(null, null, order, null), best.plan());
    assertThat(inOrderS).isGreaterThan(bestS * 1.001);
    assertThat(verdict(instance, Method.DP, best, 1)).isInstanceOf(ClaimVerdict.Holds.class);
    assertThat(verdict(instance, Method.DP, best, inOrderS / bestS))
        .isInstanceOf(ClaimVerdict.Refuted.class);
  }

  private static double withoutDraftsS(Instance instance, Plan plan) {
    Outcome outcome = Solver.autoregressive(instance, plan, SearchOptions.DEFAULT, Control.NONE);
    return ((Outcome.Found) outcome).makespanS();
  }

  @Test
  void enumerationFindsTheFasterPlan() throws Exception {
    int[] slower = new int[1];
    TestSeeds.each(
        getClass(),
        20,
        random -> {
          Instance instance =
              new RandomInstances(random)
                  .tasks(4)
                  .maxLength(2)
                  .next()
                  .withOptions(Pipeline.ASYNCHRONOUS, null, null, null);
          Outcome.Optimal best = best(instance, Method.EXHAUSTIVE);
          Plan plan = largestBatches(instance);
          double makespanS = Timeline.execute(instance, plan).makespanS();
          Outcome claimed = new Outcome.Optimal(plan, makespanS, Counts.NONE);
          boolean isSlower = makespanS > best.makespanS() * (1 + 2e-9);
          slower[0] += isSlower ? 1 : 0;
          assertThat(
                  verdict(instance, Method.EXHAUSTIVE, claimed, 1) instanceof ClaimVerdict.Refuted)
              .isEqualTo(isSlower);
        });
    TestSeeds.guard(() -> assertThat(slower[0]).isGreaterThan(5));
  }
}
