package sdedge.search.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.Plan;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;
import sdedge.timeline.Timeline;

/** Plans to begin from. */
class StartPlanTest {
  private static final Control AT_ONCE = Control.asking(() -> Termination.TIME_LIMIT);

  @Test
  void aStoppedSearchIsNoWorseThanItsStart() {
    TestSeeds.each(
        getClass(),
        60,
        random -> {
          Instance instance = draw(random);
          Outcome.Found best = found(instance, SearchOptions.DEFAULT, Control.NONE);
          SearchOptions options = SearchOptions.DEFAULT.from(best.plan());
          Outcome.Found stopped = found(instance, options, AT_ONCE);
          assertThat(stopped.makespanS())
              .isCloseTo(best.makespanS(), within(2e-9 * best.makespanS()));
          assertThat(stopped.termination()).isEqualTo(Termination.TIME_LIMIT);
          assertThat(stopped.boundS()).isLessThanOrEqualTo(best.makespanS() * (1 + 1e-9));
          Outcome.Found whole = found(instance, options, Control.NONE);
          assertThat(whole).isInstanceOf(Outcome.Optimal.class);
          assertThat(whole.makespanS())
              .isCloseTo(best.makespanS(), within(2e-9 * best.makespanS()));
        });
  }

  /** Each task by itself in a sequence that no order gives: feasible, whatever else is proven. */
  @Test
  void aFasterPlanOfAnotherSequenceIsTheAnswerWithoutAProof() {
    AtomicInteger faster = new AtomicInteger();
    TestSeeds.each(
        getClass(),
        200,
        random -> {
          Instance instance = draw(random).withOptions(null, null, TaskOrder.GIVEN, null);
          Outcome.Found best = found(instance, SearchOptions.DEFAULT, Control.NONE);
          Plan start = shuffled(best.plan(), random);
          Outcome.Found outcome = found(instance, SearchOptions.DEFAULT.from(start), Control.NONE);
          double startS = Timeline.execute(instance, start).makespanS();
          assertThat(outcome.makespanS())
              .isLessThanOrEqualTo(Math.min(startS, best.makespanS()) * (1 + 2e-9));
          if (startS < best.makespanS() * (1 - 1e-8)) {
            faster.incrementAndGet();
            assertThat(outcome).isInstanceOf(Outcome.Feasible.class);
          }
        });
    TestSeeds.guard(() -> assertThat(faster.get()).as("faster starts").isPositive());
  }

  @Test
  void aStartMustBeOneOfThePlansSearched() {
    Instance instance =
        draw(new Random(1)).withOptions(null, UplinkPolicy.EQUAL_SHARES, null, null);
    Plan plan = found(instance, SearchOptions.DEFAULT, Control.NONE).plan();
    assertThat(StartPlan.refusal(instance, plan)).isNull();
    assertThat(StartPlan.refusal(instance, plan.with(UplinkPolicy.SEQUENTIAL)))
        .isEqualTo("its uplink is sequential, but equal-shares is searched");
    assertThat(StartPlan.refusal(instance, plan.with(Pipeline.ASYNCHRONOUS)))
        .isEqualTo(
            "its pipeline is asynchronous, but " + instance.pipeline().key() + " is searched");
  }

  @Test
  void aPlanOfASchemeIsTheAnswerWhereALimitLeftNoTimeForIt() {
    AtomicInteger faster = new AtomicInteger();
    TestSeeds.each(
        getClass(),
        60,
        random -> {
          Instance instance = draw(random);
          Outcome.Found best = found(instance, SearchOptions.DEFAULT, Control.NONE);
          Outcome.Found stopped = found(instance, SearchOptions.DEFAULT, AT_ONCE);
          Outcome.Found either =
              (Outcome.Found) StartPlan.orOfScheme(stopped, instance, "goodput", best.plan());
          assertThat(either.makespanS())
              .isCloseTo(best.makespanS(), within(2e-9 * best.makespanS()));
          assertThat(either.termination()).isEqualTo(Termination.TIME_LIMIT);
          if (stopped.makespanS() > best.makespanS() * (1 + 1e-8)) {
            faster.incrementAndGet();
            assertThat(((Outcome.Feasible) either).note()).startsWith("the plan of goodput, ");
            assertThat(either.boundS()).isEqualTo(stopped.boundS());
          }
          assertThat(StartPlan.orOfScheme(best, instance, "goodput", stopped.plan()))
              .isSameAs(best);
          if (UplinkPolicy.FORMULAS.contains(instance.uplink())) {
            Plan another = best.plan().with(UplinkPolicy.EQUAL_SHARES).with(Pipeline.SEQUENTIAL);
            Outcome asAsked = StartPlan.orOfScheme(stopped, instance, "no-pipeline", another);
            assertThat(((Outcome.Found) asAsked).makespanS()).isEqualTo(either.makespanS());
          }
          Instance continuous =
              instance.withOptions(Pipeline.CONTINUOUS, UplinkPolicy.AUTO, null, null);
          Plan inBatches = best.plan().with(Pipeline.SEQUENTIAL);
          assertThat(StartPlan.orOfScheme(stopped, continuous, "no-pipeline", inBatches))
              .isSameAs(stopped);
          Plan inNoOrder = shuffled(best.plan(), random);
          assertThat(StartPlan.orOfScheme(stopped, instance, "goodput", inNoOrder))
              .isSameAs(stopped);
        });
    TestSeeds.guard(() -> assertThat(faster.get()).as("faster schemes").isPositive());
  }

  private static Instance draw(Random random) {
    Instance drawn = new RandomInstances(random).tasks(3 + random.nextInt(3)).maxLength(2).next();
    return drawn.withOptions(
        drawn.pipeline() == Pipeline.ASYNCHRONOUS ? Pipeline.ROLLING : null,
        random.nextBoolean() ? UplinkPolicy.AUTO : null,
        null,
        null);
  }

  private static Plan shuffled(Plan plan, Random random) {
    List<Integer> tasks = new ArrayList<>(plan.tasks());
    Collections.shuffle(tasks, random);
    int at = 0;
    List<Cohort> cohorts = new ArrayList<>();
    for (Cohort cohort : plan.cohorts()) {
      for (Batch batch : cohort.batches()) {
        int length = batch.choices().lengths().min().orElse(0);
        for (int k = 0; k < batch.tasks().size(); k++) {
          cohorts.add(new Cohort(List.of(new Batch(List.of(tasks.get(at++)), length))));
        }
      }
    }
    return new Plan(plan.pipeline(), plan.scope(), null, plan.uplink(), null, cohorts);
  }

  private static Outcome.Found found(Instance instance, SearchOptions options, Control control) {
    return (Outcome.Found) Solver.solve(instance, Method.DP, options, control);
  }
}
