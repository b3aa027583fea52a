package sdedge.search.asynchronous;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
import sdedge.RandomPlans;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.plan.Batch;
import sdedge.plan.DraftChoices;
import sdedge.plan.Feasibility;
import sdedge.plan.Plan;
import sdedge.search.asynchronous.BatchMoves.BatchSearch;
import sdedge.search.local.Solution;
import sdedge.timeline.Timeline;

class BatchSearchTest {
  private static final long FEW = 20_000;

  @Test
  @Tag(TestSeeds.DRAWS)
  void executesAsTheTimelineDoes() {
    TestSeeds.each(
        getClass(),
        TestSeeds.draws(300),
        random -> {
          Instance instance = draw(random);
          Executor executor = new Executor(instance, plan(random, instance));
          for (int i = 0; i < 3; i++) {
            List<Batch> batches = new ArrayList<>(plan(random, instance).batches());
            Collections.shuffle(batches, random);
            Plan plan = executor.plan(batches);
            double makespanS = Timeline.execute(instance, plan).makespanS();
            double roundingS = 1e-12 * makespanS; // of uploads in another sequence
            double executedS = executor.makespanS(batches, Double.POSITIVE_INFINITY);
            assertThat(Math.abs(executedS - makespanS)).isLessThanOrEqualTo(roundingS);
            assertThat(executor.makespanS(batches, makespanS * 0.999)).isInfinite();
          }
        });
  }

  @Test
  @Tag(TestSeeds.DRAWS)
  void everyMoveKeepsAllTasksAndAllowedLengths() {
    TestSeeds.each(
        getClass(),
        TestSeeds.draws(200),
        random -> {
          Instance instance = draw(random);
          List<Batch> batches = improve(instance, plan(random, instance), 0).batches();
          for (Supplier<List<Batch>> move : BatchMoves.of(instance, batches)) {
            List<Batch> moved = move.get();
            assertThat(moved).isNotEqualTo(batches);
            assertThat(moved.stream().flatMap(batch -> batch.tasks().stream()))
                .containsExactlyInAnyOrderElementsOf(
                    batches.stream().flatMap(batch -> batch.tasks().stream()).toList());
            Set<DraftChoices> lengths = new HashSet<>();
            for (Batch batch : moved) {
              lengths.add(batch.choices());
              for (int k : batch.tasks()) {
                assertThat(batch.choices().of(instance.tasks().get(k).drafter()).length())
                    .isBetween(0, instance.speculation().maxLength());
              }
            }
            if (instance.speculation().scope() == Scope.GLOBAL) {
              assertThat(lengths).hasSize(1);
            }
          }
        });
  }

  @Test
  @Tag(TestSeeds.DRAWS)
  void aPlanOnlyGetsFasterAndStaysFeasible() {
    TestSeeds.each(
        getClass(),
        TestSeeds.draws(100),
        random -> {
          Instance instance = draw(random);
          Plan start = plan(random, instance);
          double startS = Timeline.execute(instance, start).makespanS();
          Solution<Plan> better = BatchSearch.improve(instance, start, FEW, Control.NONE);
          assertThat(better.makespanS()).isLessThanOrEqualTo(startS * (1 + 1e-12));
          assertThat(Feasibility.violations(instance, better.plan())).isEmpty();
          assertThat(Timeline.execute(instance, better.plan()).makespanS())
              .isCloseTo(better.makespanS(), Percentage.withPercentage(1e-10));
          assertThat(BatchSearch.improve(instance, start, FEW, Control.NONE)).isEqualTo(better);
        });
  }

  @Test
  void stopsWhenTold() {
    Random random = new Random(5);
    Instance instance = new RandomInstances(random).tasks(8).drafters(2).maxLength(4).next();
    Plan start = plan(random, instance);
    Solution<Plan> same =
        BatchSearch.improve(
            instance, start, Long.MAX_VALUE, Control.asking(() -> Termination.TIME_LIMIT));
    assertThat(same.plan().batches()).isEqualTo(start.batches());
  }

  private static Plan improve(Instance instance, Plan plan, long stages) {
    return BatchSearch.improve(instance, plan, stages, Control.NONE).plan();
  }

  private static Instance draw(Random random) {
    return new RandomInstances(random)
        .drafters(1 + random.nextInt(3))
        .tasks(1 + random.nextInt(7))
        .maxTokens(30)
        .next()
        .withOptions(Pipeline.ASYNCHRONOUS, null, null, null);
  }

  /** A random plan; under scope global with one length. */
  private static Plan plan(Random random, Instance instance) {
    Plan plan = RandomPlans.next(random, instance, Pipeline.ASYNCHRONOUS);
    if (instance.speculation().scope() != Scope.GLOBAL) {
      return plan;
    }
    int length = instance.speculation().maxLength();
    List<Batch> batches =
        plan.batches().stream().map(batch -> new Batch(batch.tasks(), length)).toList();
    return new Executor(instance, plan).plan(batches);
  }
}
