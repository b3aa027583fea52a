package sdedge.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sdedge.RandomAnswers;
import sdedge.RandomContexts;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.Batching;
import sdedge.instance.Batching.Residency;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.Speculation;
import sdedge.instance.Steps;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Feasibility;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;
import sdedge.timeline.Timeline;

/** The dynamic program finds what enumeration finds: a plan as fast, by the execution of both. */
class ExactnessIT {
  private static final int PER_PIPELINE = TestSeeds.draws(200, 400);
  private static final List<Pipeline> SLOTTED =
      List.of(Pipeline.ROLLING, Pipeline.SYNCHRONOUS, Pipeline.SEQUENTIAL);

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"ASYNCHRONOUS", "CONTINUOUS"})
  void dynamicProgramEqualsEnumeration(Pipeline pipeline) {
    Set<String> covered = new TreeSet<>();
    TestSeeds.each(
        getClass(),
        PER_PIPELINE,
        random -> {
          Instance instance = draw(random).withOptions(pipeline, null, null, null);
          covered.addAll(features(instance));
          check(instance);
        });
    TestSeeds.guard(
        () ->
            assertThat(covered)
                .as("kinds of instances drawn")
                .containsExactlyInAnyOrder(
                    "sequential",
                    "equal-finish",
                    "min-sum",
                    "equal-shares",
                    "proportional",
                    "constant-psd",
                    "constant-power",
                    "Flops",
                    "Roofline",
                    "Table",
                    "batch",
                    "global",
                    "drafter",
                    "memory limit",
                    "no memory limit",
                    "cohort limit",
                    "no cohort limit"));
  }

  /** 1 to 4 drafters, all scopes, steps of the mean and expected ones. */
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"ASYNCHRONOUS", "CONTINUOUS"})
  void dynamicProgramEqualsEnumerationForSeveralDrafters(Pipeline pipeline) {
    Set<String> covered = new TreeSet<>();
    TestSeeds.each(
        getClass(),
        PER_PIPELINE,
        random -> {
          int drafters = 1 + random.nextInt(12) % 4; // adjacent seeds agree on powers of two
          Instance drawn =
              new RandomInstances(random)
                  .drafters(drafters)
                  .tasks(drafters > 2 ? 2 + random.nextInt(3) : 1 + random.nextInt(4))
                  .maxLength(random.nextInt(drafters > 2 ? 2 : 3))
                  .maxTokens(random.nextInt(4) == 0 ? 200 : 12)
                  .next();
          Steps steps = random.nextInt(3) == 0 ? Steps.EXPECTED : Steps.MEAN;
          Instance instance = drawn.with(steps).withOptions(pipeline, null, null, null);
          covered.addAll(features(instance));
          covered.add(drafters + " " + instance.speculation().scope().key() + " " + steps.key());
          check(instance);
        });
    TestSeeds.guard(
        () ->
            assertThat(covered)
                .contains("min-sum", "constant-power", "Table", "memory limit", "cohort limit")
                .filteredOn(
                    feature -> feature.matches("[1-4] (batch|global|drafter) (mean|expected)"))
                .hasSize(24));
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"ASYNCHRONOUS", "CONTINUOUS"})
  void dynamicProgramEqualsEnumerationUnderExpectedSteps(Pipeline pipeline) {
    TestSeeds.each(
        getClass(),
        PER_PIPELINE,
        random -> {
          int drafters = 1 + random.nextInt(2);
          Instance drawn =
              new RandomInstances(random)
                  .drafters(drafters)
                  .tasks(drafters + random.nextInt(3))
                  .maxLength(random.nextInt(3))
                  .maxTokens(random.nextInt(4) == 0 ? 200 : 12)
                  .next();
          check(drawn.with(Steps.EXPECTED).withOptions(pipeline, null, null, null));
        });
  }

  /** Answers of which only the law is known, with heavy tails and shared laws. */
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"ASYNCHRONOUS", "CONTINUOUS"})
  void dynamicProgramEqualsEnumerationOfAnswersByLaw(Pipeline pipeline) {
    int[] uncertain = {0};
    TestSeeds.each(
        getClass(),
        PER_PIPELINE,
        random -> {
          int drafters = 1 + random.nextInt(2);
          Instance drawn =
              new RandomInstances(random)
                  .drafters(drafters)
                  .tasks(drafters + random.nextInt(3))
                  .maxLength(random.nextInt(3))
                  .maxTokens(random.nextInt(4) == 0 ? 200 : 12)
                  .next();
          Instance laws = RandomAnswers.of(random, drawn);
          Steps steps = random.nextInt(4) == 0 ? Steps.MEAN : Steps.EXPECTED;
          check(laws.with(steps).withOptions(pipeline, null, null, null));
          uncertain[0] += laws.isUncertain() ? 1 : 0;
        });
    TestSeeds.guard(() -> assertThat(uncertain[0]).isGreaterThan(PER_PIPELINE / 2));
  }

  /** Acceptance by context: known answers and laws, steps of the mean and expected ones. */
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"ASYNCHRONOUS", "CONTINUOUS"})
  void dynamicProgramEqualsEnumerationOfAcceptanceByContext(Pipeline pipeline) {
    int[] varies = {0};
    TestSeeds.each(
        getClass(),
        PER_PIPELINE / 2,
        random -> {
          int drafters = 1 + random.nextInt(2);
          Instance drawn =
              new RandomInstances(random)
                  .drafters(drafters)
                  .tasks(drafters + random.nextInt(3))
                  .maxLength(1 + random.nextInt(3))
                  .maxTokens(random.nextInt(4) == 0 ? 200 : 12)
                  .next();
          Instance laws = random.nextInt(3) == 0 ? RandomAnswers.of(random, drawn) : drawn;
          Instance tables = RandomContexts.of(random, laws);
          Steps steps = random.nextBoolean() ? Steps.MEAN : Steps.EXPECTED;
          check(tables.with(steps).withOptions(pipeline, null, null, null));
          varies[0] +=
              tables.tasks().stream().anyMatch(t -> t.acceptance().variesByContext()) ? 1 : 0;
        });
    TestSeeds.guard(() -> assertThat(varies[0]).isGreaterThan(PER_PIPELINE / 4));
  }

  /** As long as the longest of its batch, or of its part: all scopes, steps, laws, residencies. */
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"ASYNCHRONOUS", "CONTINUOUS"})
  void dynamicProgramEqualsEnumerationOfPaddedPrompts(Pipeline pipeline) {
    TestSeeds.each(
        getClass(),
        PER_PIPELINE / 2,
        random -> {
          int drafters = 1 + random.nextInt(3);
          Instance drawn =
              new RandomInstances(random)
                  .padded()
                  .drafters(drafters)
                  .tasks(1 + random.nextInt(5 - drafters / 2))
                  .maxLength(random.nextInt(3))
                  .maxTokens(random.nextInt(4) == 0 ? 200 : 12)
                  .next();
          Instance padded = RandomAnswers.withSteps(random, drawn);
          Residency residency = random.nextBoolean() ? Residency.BATCH : Residency.COHORT;
          Instance instance = padded.with(padded.batching().with(residency));
          check(instance.withOptions(pipeline, null, null, null));
        });
  }

  @Test
  void moreLengthsPerBatchThanCanBeSearchedAreRefused() {
    TestSeeds.each(
        getClass(),
        1,
        random -> {
          Instance instance =
              new RandomInstances(random)
                  .drafters(6)
                  .tasks(40)
                  .maxLength(8)
                  .next()
                  .withOptions(Pipeline.ROLLING, null, null, Scope.DRAFTER);
          Speculation all = new Speculation(0, 8, Scope.DRAFTER, Steps.MEAN);
          Batching none = Batching.FREE;
          Instance.Options options =
              new Instance.Options(
                  all, none, UplinkPolicy.SEQUENTIAL, Pipeline.ROLLING, TaskOrder.GIVEN);
          Outcome outcome =
              Solver.solve(instance.with(options), Method.DP, SearchOptions.DEFAULT, Control.NONE);
          assertThat(outcome).isInstanceOf(Outcome.Refused.class);
          assertThat(((Outcome.Refused) outcome).reason())
              .isEqualTo(
                  "scope drafter leaves 531441 combinations of lengths for one batch, at most 100000"
                      + " can be searched. Maybe scope batch, fewer lengths or smaller batches?");
        });
  }

  @Test
  void autoOrderAndUplinkEqualEnumeration() {
    TestSeeds.each(
        getClass(),
        60,
        random -> {
          Pipeline pipeline = SLOTTED.get(random.nextInt(SLOTTED.size()));
          Instance instance =
              new RandomInstances(random)
                  .tasks(1 + random.nextInt(4))
                  .maxLength(random.nextInt(3))
                  .maxTokens(40)
                  .next()
                  .withOptions(pipeline, UplinkPolicy.AUTO, TaskOrder.AUTO, null);
          check(instance);
        });
  }

  private static Set<String> features(Instance instance) {
    boolean memory =
        Math.min(instance.verifier().memoryBytes(), instance.drafters().get(0).node().memoryBytes())
            < Double.POSITIVE_INFINITY;
    boolean cohort = instance.batching().maxTasksPerCohort() < instance.tasks().size();
    return Set.of(
        instance.uplink().key(),
        instance.drafters().get(0).wireless().powerModel().key(),
        instance.verifier().latency().getClass().getSimpleName(),
        instance.speculation().scope().key(),
        memory ? "memory limit" : "no memory limit",
        cohort ? "cohort limit" : "no cohort limit");
  }

  private static Instance draw(Random random) {
    return new RandomInstances(random)
        .tasks(1 + random.nextInt(5))
        .maxLength(random.nextInt(4))
        .maxTokens(random.nextInt(4) == 0 ? 300 : 12)
        .next();
  }

  private static void check(Instance instance) {
    Outcome exact = Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);
    Outcome all = Solver.solve(instance, Method.EXHAUSTIVE, SearchOptions.DEFAULT, Control.NONE);
    assertThat(exact).isInstanceOf(Outcome.Optimal.class);
    Outcome.Optimal found = (Outcome.Optimal) exact;
    Outcome.Optimal expected = (Outcome.Optimal) all;
    double optimumS = Timeline.execute(instance, expected.plan()).makespanS();
    assertThat(expected.makespanS()).isEqualTo(optimumS);
    assertThat(found.makespanS()).isEqualTo(Timeline.execute(instance, found.plan()).makespanS());
    assertThat(found.makespanS())
        .as("makespan of %s against %s", found.plan(), expected.plan())
        .isCloseTo(optimumS, within(1e-9 * optimumS));
    assertThat(Feasibility.violations(instance, found.plan())).isEmpty();
    if (instance.speculation().scope() == Scope.GLOBAL) {
      assertThat(
              found.plan().batches().stream()
                  .mapToInt(batch -> batch.choices().of(0).length())
                  .distinct())
          .hasSize(1);
    }
  }
}
