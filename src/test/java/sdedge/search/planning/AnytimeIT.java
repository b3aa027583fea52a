package sdedge.search.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import sdedge.HandTime;
import sdedge.RandomInstances;
import sdedge.RandomModes;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.control.HeapShare;
import sdedge.control.ProgressListener;
import sdedge.control.ProgressListener.Forecast;
import sdedge.control.Termination;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.search.Approach;
import sdedge.search.Effort;
import sdedge.search.Outcome;
import sdedge.search.Reduction;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Approaches;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;

/**
 * Under no limit is a plan slower than that of a cheap scheme under the same limit, and more time
 * never makes a bound or a plan worse. The clock goes on by a millisecond with every question
 * whether to stop.
 */
class AnytimeIT {
  private static final List<Integer> LIMITS_MS = List.of(5, 20, 60, 200, 1000, 5000);
  private static final int ENOUGH_MS = 1000; // for schemes executed asynchronously to be complete
  private static final double ROUNDING = 1 + 2e-9;
  private static final double MOST_BEHIND = 1.033; // docs/schemes.md, of seeds that are given

  private final int draws = TestSeeds.draws(5);

  private static Control questions(int limitMs) {
    HandTime time = new HandTime();
    return Control.limited(
        limitMs / 1e3,
        time,
        0,
        () -> {
          time.advance(Duration.ofMillis(1));
          return null;
        },
        ProgressListener.NONE);
  }

  /** Where there was no time for a search the plan is still one of an order, and says so. */
  @Test
  void plansWithoutASearchNameTheirOrder() {
    AtomicInteger found = new AtomicInteger();
    TestSeeds.each(
        getClass(),
        5,
        random -> {
          Instance drawn = new RandomInstances(random).drafters(1).next();
          Instance instance =
              drawn.withOptions(
                  Pipeline.ASYNCHRONOUS, UplinkPolicy.SEQUENTIAL, TaskOrder.GIVEN, null);
          for (Approach scheme : Approaches.schemes(instance)) {
            SearchOptions options = new SearchOptions(1, 0);
            if (scheme.narrow(instance).equals(instance)
                && Solver.solve(instance, scheme, options, questions(0))
                    instanceof Outcome.Found plan) {
              assertThat(plan.plan().order()).as(scheme.key()).isEqualTo(TaskOrder.GIVEN);
              found.incrementAndGet();
            }
          }
        });
    TestSeeds.guard(() -> assertThat(found).hasPositiveValue());
  }

  @ParameterizedTest
  @EnumSource(value = Pipeline.class, mode = EnumSource.Mode.EXCLUDE, names = "CONTINUOUS")
  @Tag(TestSeeds.DRAWS)
  void plansAndBoundsOnlyGetBetterAndSchemesAreNeverBetter(Pipeline pipeline) {
    AtomicInteger stopped = new AtomicInteger();
    TestSeeds.each(
        getClass(),
        draws,
        random -> {
          int enoughMs = pipeline == Pipeline.ASYNCHRONOUS ? ENOUGH_MS : 0;
          Instance instance = draw(random, pipeline);
          Map<String, Outcome> complete = new HashMap<>();
          double makespanS = Double.POSITIVE_INFINITY;
          double boundS = 0;
          for (int limitMs : LIMITS_MS) {
            Outcome.Found found = found(instance, Method.DP, limitMs);
            double nowS = Objects.requireNonNull(found.boundS());
            assertThat(nowS).isGreaterThanOrEqualTo(boundS / ROUNDING);
            TestSeeds.guard(() -> assertThat(nowS).isPositive()); // 0 with tables, that soon
            noWorse("less time than " + limitMs + " ms", found, makespanS);
            makespanS = found.makespanS();
            boundS = nowS;
            stopped.addAndGet(found.termination() == Termination.TIME_LIMIT ? 1 : 0);
            for (Reduction scheme : Approaches.reductions(instance)) {
              if (scheme.effort() != Effort.WHOLE && limitMs >= enoughMs) {
                Outcome.Found cheap = (Outcome.Found) solve(instance, scheme, limitMs, complete);
                if (StartPlan.isSearched(instance, cheap.plan())) {
                  noWorse(scheme.key() + " in " + limitMs + " ms", found, cheap.makespanS());
                }
              }
            }
          }
        });
    TestSeeds.guard(
        () -> assertThat(stopped.get()).as("searches stopped early").isGreaterThan(draws));
  }

  /**
   * A search that shares its time among more may be behind one that is still going on, if it is
   * stopped; of slots not by more than is said.
   */
  private static void noWorse(String than, Outcome.Found found, double otherS) {
    boolean isStopped = found.termination() == Termination.TIME_LIMIT;
    if (found.plan().pipeline() != Pipeline.ASYNCHRONOUS) {
      double mostS = otherS * (isStopped ? MOST_BEHIND : ROUNDING);
      assertThat(found.makespanS()).as(than).isLessThanOrEqualTo(mostS);
    } else {
      TestSeeds.guard(
          () -> assertThat(found.makespanS()).as(than).isLessThanOrEqualTo(otherS * ROUNDING));
    }
  }

  /** All modes are never slower than one of them, or the edge, or the verifier's node. */
  @Test
  @Tag(TestSeeds.DRAWS)
  void allModesAreNeverWorseThanFewer() {
    AtomicInteger compared = new AtomicInteger();
    AtomicInteger stopped = new AtomicInteger();
    int instances = TestSeeds.draws(10, 20, 100);
    TestSeeds.each(
        getClass(),
        instances,
        random -> {
          Pipeline pipeline = random.nextBoolean() ? Pipeline.ROLLING : Pipeline.SYNCHRONOUS;
          Instance instance = new RandomModes(random).of(draw(random, pipeline));
          Map<String, Outcome> complete = new HashMap<>();
          for (int limitMs : List.of(20, 100, 500, 2000)) {
            Outcome all = solve(instance, Method.DP, limitMs);
            for (Approach scheme : Approaches.schemes(instance)) {
              if (scheme.effort() == Effort.MODES
                  && solve(instance, scheme, limitMs, complete) instanceof Outcome.Found fewer) {
                Outcome.Found found = (Outcome.Found) all;
                noWorse(scheme.key() + " in " + limitMs + " ms", found, fewer.makespanS());
                compared.incrementAndGet();
                stopped.addAndGet(found.termination() == Termination.TIME_LIMIT ? 1 : 0);
              }
            }
          }
        });
    TestSeeds.guard(
        () -> {
          assertThat(compared.get()).as("schemes compared").isGreaterThan(5 * instances);
          assertThat(stopped.get()).as("searches stopped early").isGreaterThan(instances);
        });
  }

  /** A search whose memory is too short from the beginning has the plans of the schemes too. */
  @ParameterizedTest
  @EnumSource(names = {"AUTO", "JOINT"})
  void withoutMemoryTheSchemesAreStartingPlansToo(UplinkPolicy uplink) {
    HeapShare other =
        new HeapShare(); // of a search beside it, which ends when this one asks for time
    Control tooSmall =
        Control.asking(
                () -> {
                  other.release();
                  return null;
                })
            .with(
                event -> {
                  if (event instanceof Forecast) {
                    assertThat(other.take(HeapShare.leftBytes())).isTrue();
                  }
                });
    TestSeeds.each(
        getClass(),
        5,
        random -> {
          Instance instance = draw(random, Pipeline.ROLLING).withOptions(null, uplink, null, null);
          Outcome.Found found =
              (Outcome.Found) Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, tooSmall);
          other.release();
          assertThat(found.termination()).isEqualTo(Termination.MEMORY_LIMIT);
          double cheapS =
              Approaches.reductions(instance).stream()
                  .filter(scheme -> scheme.effort() != Effort.WHOLE)
                  .map(
                      scheme -> Solver.solve(instance, scheme, SearchOptions.DEFAULT, Control.NONE))
                  .map(Outcome.Found.class::cast)
                  .filter(cheap -> StartPlan.isSearched(instance, cheap.plan()))
                  .mapToDouble(Outcome.Found::makespanS)
                  .min()
                  .orElseThrow();
          assertThat(found.makespanS()).isLessThanOrEqualTo(cheapS * ROUNDING);
        });
  }

  @Test
  void schemesHaveAShareOfALongLimitAndSecondsAfterIt() {
    HandTime time = new HandTime();
    Control control = limited(600, time);
    assertThat(CheapPlans.time(control, 600).leftS()).isEqualTo(180, Offset.offset(1e-9));
    time.advance(Duration.ofSeconds(500));
    assertThat(CheapPlans.time(control, 600).leftS()).isEqualTo(100, Offset.offset(1e-9));
    time.advance(Duration.ofSeconds(101));
    assertThat(CheapPlans.time(control, 600).leftS()).isEqualTo(3, Offset.offset(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"20, 3", "10, 3", "5, 2.5", "1, 2.1"})
  void schemesHaveOvertimeAsFarAsThereIsAny(double limitS, double schemesS) {
    HandTime time = new HandTime();
    Control control = limited(limitS, time);
    time.advance(Duration.ofNanos(Math.round(limitS * 1e9)));
    assertThat(CheapPlans.time(control, limitS).leftS()).isEqualTo(schemesS, Offset.offset(1e-9));
  }

  private static Control limited(double limitS, HandTime time) {
    return Control.limited(limitS, time, 0, () -> null, ProgressListener.NONE);
  }

  private static Instance draw(Random random, Pipeline pipeline) {
    UplinkPolicy uplink =
        List.of(UplinkPolicy.AUTO, UplinkPolicy.EQUAL_SHARES, UplinkPolicy.JOINT)
            .get(random.nextInt(3));
    return new RandomInstances(random)
        .tasks(6 + random.nextInt(8))
        .drafters(1 + random.nextInt(2))
        .maxLength(3)
        .maxTokens(60)
        .next()
        .withOptions(pipeline, uplink, TaskOrder.AUTO, null);
  }

  private static Outcome solve(Instance instance, Approach approach, int limitMs) {
    return Solver.solve(instance, approach, SearchOptions.DEFAULT, questions(limitMs));
  }

  /** What a scheme finds, or found in less time if no limit ended it; those are kept by its key. */
  private static Outcome solve(
      Instance instance, Approach scheme, int limitMs, Map<String, Outcome> complete) {
    Outcome known = complete.get(scheme.key());
    Outcome outcome = known == null ? solve(instance, scheme, limitMs) : known;
    if (!outcome.termination().isLimit()) {
      complete.put(scheme.key(), outcome);
    }
    return outcome;
  }

  private static Outcome.Found found(Instance instance, Approach approach, int limitMs) {
    Outcome outcome = solve(instance, approach, limitMs);
    assertThat(outcome).as(approach.key()).isInstanceOf(Outcome.Found.class);
    return (Outcome.Found) outcome;
  }
}
