package sdedge.search.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.instance.Instance;
import sdedge.instance.Node;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.reader.InstanceReader;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.Feasibility;
import sdedge.plan.Plan;
import sdedge.search.Approach;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Approaches;
import sdedge.search.solver.Solver;

/** Each scheme lacks what it says it lacks, and nothing else. */
class SchemePropertiesIT {
  private final int instances = TestSeeds.draws(200);

  private interface Property {
    void check(Instance instance, Plan plan);
  }

  private void each(String scheme, Property property) {
    TestSeeds.each(
        getClass(),
        instances,
        random -> {
          Instance instance = random.nextInt(5) == 0 ? joint(random) : Planned.slotted(random);
          property.check(instance, Planned.plan(instance, scheme).plan());
        });
  }

  private static Instance joint(Random random) {
    return new RandomInstances(random).drafters(2).tasks(5).maxTokens(30).next();
  }

  private static List<Integer> lengths(Plan plan) {
    return Planned.batches(plan).stream().map(b -> b.choices().of(0).length()).distinct().toList();
  }

  @Test
  @Tag(TestSeeds.DRAWS)
  void autoregressiveSchemesDoNotSpeculate() {
    each("autoregressive", (instance, plan) -> assertThat(lengths(plan)).containsExactly(0));
    each("autoregressive-max", (instance, plan) -> assertThat(lengths(plan)).containsExactly(0));
  }

  @Test
  @Tag(TestSeeds.DRAWS)
  void maximalBatchesAreMaximal() {
    each("autoregressive-max", SchemePropertiesIT::assertMaximal);
    each("max-batch", SchemePropertiesIT::assertMaximal);
    each(
        "max-batch",
        (instance, plan) -> {
          if (instance.pipeline() != Pipeline.ASYNCHRONOUS) {
            assertThat(plan.batches().stream().map(Batch::choices).distinct()).hasSize(1);
          }
        });
  }

  private static void assertMaximal(Instance instance, Plan plan) {
    if (plan.pipeline() == Pipeline.ASYNCHRONOUS) {
      return; // its batches are cohorts of their own
    }
    for (int c = 0; c + 1 < plan.cohorts().size(); c++) {
      List<Integer> more = tasks(plan.cohorts().get(c));
      more.add(plan.cohorts().get(c + 1).batches().get(0).tasks().get(0));
      assertThat(fits(instance, more)).isFalse();
    }
    for (Cohort cohort : plan.cohorts()) {
      for (int m = 0; m + 1 < cohort.batches().size(); m++) {
        assertThat(cohort.batches().get(m).tasks()).hasSize(instance.batching().maxTasksPerBatch());
      }
    }
  }

  private static List<Integer> tasks(Cohort cohort) {
    List<Integer> tasks = new ArrayList<>();
    cohort.batches().forEach(batch -> tasks.addAll(batch.tasks()));
    return tasks;
  }

  private static boolean fits(Instance instance, List<Integer> tasks) {
    boolean fits =
        tasks.size() <= instance.batching().maxTasksPerCohort()
            && Feasibility.fits(instance.verifier(), reservedTokens(instance, tasks));
    for (int d = 0; d < instance.drafters().size(); d++) {
      int drafter = d;
      List<Integer> own =
          tasks.stream().filter(k -> instance.tasks().get(k).drafter() == drafter).toList();
      Node node = instance.drafters().get(d).node();
      fits = fits && Feasibility.fits(node, reservedTokens(instance, own));
    }
    return fits;
  }

  private static double reservedTokens(Instance instance, List<Integer> tasks) {
    return tasks.stream().mapToDouble(k -> Feasibility.reservedTokens(instance, k)).sum();
  }

  @Test
  @Tag(TestSeeds.DRAWS)
  void fixedLengthsAreFixed() {
    TestSeeds.each(
        getClass(),
        instances,
        random -> {
          Instance instance = Planned.slotted(random);
          for (int l = 0; l <= instance.speculation().maxLength(); l++) {
            Plan plan = Planned.plan(instance, "fixed-length:" + l).plan();
            assertThat(lengths(plan)).containsExactly(l);
          }
          Approach tooLong = SchemeFamily.FIXED_LENGTH.of(instance.speculation().maxLength() + 1);
          assertThat(tooLong.refusal(instance)).contains("max_length");
        });
  }

  @Test
  @Tag(TestSeeds.DRAWS)
  void withoutPipelineNothingOverlaps() {
    TestSeeds.each(
        getClass(),
        instances,
        random -> {
          Instance instance = Planned.slotted(random);
          Outcome.Found found = Planned.plan(instance, "no-pipeline");
          Instance sequential = instance.withOptions(Pipeline.SEQUENTIAL, null, null, null);
          assertThat(found.plan().pipeline()).isEqualTo(Pipeline.SEQUENTIAL);
          assertThat(found.makespanS()).isEqualTo(Planned.optimumS(sequential));
        });
  }

  @Test
  @Tag(TestSeeds.DRAWS)
  void bandwidthSchemesShareTheBandTheirWay() {
    each("equal-shares", (instance, plan) -> assertUplink(plan, UplinkPolicy.EQUAL_SHARES));
    each(
        "proportional-bandwidth",
        (instance, plan) -> assertUplink(plan, UplinkPolicy.PROPORTIONAL));
  }

  private static void assertUplink(Plan plan, UplinkPolicy policy) {
    assertThat(plan.uplink()).isEqualTo(policy);
  }

  @Test
  @Tag(TestSeeds.DRAWS)
  void singleTasksAreAlone() {
    each(
        "single-task",
        (instance, plan) ->
            assertThat(Planned.batches(plan)).allMatch(batch -> batch.tasks().size() == 1));
  }

  @Test
  @Tag(TestSeeds.DRAWS)
  void everySchemeKeepsOneLengthUnderGlobalScope() {
    TestSeeds.each(
        getClass(),
        instances,
        random -> {
          Instance instance = Planned.slotted(random).withOptions(null, null, null, Scope.GLOBAL);
          for (Approach scheme : Approaches.schemes(instance)) {
            if (scheme == Schemes.CONTINUOUS) {
              continue; // it has no scope
            }
            assertThat(lengths(Planned.plan(instance, scheme).plan())).hasSize(1);
          }
        });
  }

  /** As many as a batch may have, which are six, and any number below. */
  @Test
  void randomBatchesHaveAnySize() throws Exception {
    Approach random = Objects.requireNonNull(Approaches.named("random"));
    Instance instance = InstanceReader.read(Path.of("instances/two-drafters.yaml"));
    Set<Integer> sizes = new HashSet<>();
    for (long seed = 1; seed <= 60; seed++) {
      Plan plan = Planned.plan(instance, random, new SearchOptions(1, 0, seed)).plan();
      sizes.add(plan.cohorts().get(0).batches().get(0).tasks().size());
    }
    assertThat(sizes).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
  }

  @Test
  void randomPlansDependOnTheSeedAlone() {
    TestSeeds.each(
        getClass(),
        1,
        drawing -> {
          Approach random = Objects.requireNonNull(Approaches.named("random"));
          Instance instance = new RandomInstances(drawing).tasks(8).maxLength(4).next();
          Set<Plan> plans = new HashSet<>();
          for (long seed = 1; seed <= 20; seed++) {
            SearchOptions options = new SearchOptions(1, 0, seed);
            Plan plan = Planned.plan(instance, random, options).plan();
            assertThat(Planned.plan(instance, random, new SearchOptions(2, 0, seed)).plan())
                .isEqualTo(plan);
            plans.add(plan);
          }
          TestSeeds.guard(() -> assertThat(plans).hasSizeGreaterThan(5));
          assertThat(Planned.plan(instance, random).plan())
              .as("the default seed is 1")
              .isEqualTo(Planned.plan(instance, random, new SearchOptions(1, 0, 1)).plan());
        });
  }

  @Test
  @Tag(TestSeeds.DRAWS)
  void stoppedSchemesStillLackWhatTheyLack() {
    TestSeeds.each(
        getClass(),
        instances,
        random -> {
          Instance instance = Planned.slotted(random);
          Approach scheme = Objects.requireNonNull(Approaches.named("single-task"));
          Control stopped = Control.asking(() -> Termination.INTERRUPTED);
          Outcome outcome = Solver.solve(instance, scheme, SearchOptions.DEFAULT, stopped);
          Plan plan = ((Outcome.Found) outcome).plan();
          assertThat(Planned.batches(plan)).allMatch(batch -> batch.tasks().size() == 1);
        });
  }
}
