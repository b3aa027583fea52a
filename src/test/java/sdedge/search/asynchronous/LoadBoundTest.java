package sdedge.search.asynchronous;

import static org.assertj.core.api.Assertions.assertThat;
import static sdedge.Json.number;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sdedge.RandomInstances;
import sdedge.ReferenceCase;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.Speculation;
import sdedge.instance.Steps;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.DraftChoices;
import sdedge.plan.Plan;
import sdedge.plan.TaskOrdering;
import sdedge.search.SearchResult;
import sdedge.search.exhaustive.Enumeration;
import sdedge.search.problem.ContiguousProblem;
import sdedge.timeline.Timeline;

class LoadBoundTest {
  private static final double ROUNDING = 1e-9;
  private static final double FAR_AWAY_S = 1e6;

  static List<ReferenceCase> casesWithBounds() {
    return ReferenceCase.all().stream().filter(c -> !c.asynchronousBoundsS().isEmpty()).toList();
  }

  @ParameterizedTest
  @MethodSource("casesWithBounds")
  void isThatOfTheReference(ReferenceCase reference) {
    for (Scope scope : Scope.values()) {
      Instance instance = reference.instance().withOptions(null, null, null, scope);
      double expectedS = number(reference.asynchronousBoundsS().get(scope.key()));
      double boundS =
          lengths(instance).stream()
              .map(lengths -> problem(instance, reference.taskOrder(), lengths))
              .mapToDouble(problem -> boundS(problem, FAR_AWAY_S))
              .min()
              .orElse(0);
      assertThat(boundS / expectedS).as(scope.key()).isBetween(1 - 1e-8, 1 + ROUNDING);
    }
  }

  @Test
  @Tag(TestSeeds.DRAWS)
  void noPlanIsFaster() {
    TestSeeds.each(
        getClass(),
        TestSeeds.draws(1000),
        random -> {
          noneOfSomeIsFaster(random, draw(random, 2 + random.nextInt(6), random.nextInt(4)));
          RandomInstances padded = new RandomInstances(random).padded();
          noneOfSomeIsFaster(
              random, draw(random, padded, 2 + random.nextInt(6), random.nextInt(4)));
        });
  }

  private static void noneOfSomeIsFaster(Random random, ContiguousProblem problem) {
    double boundS = boundS(problem, FAR_AWAY_S);
    assertThat(boundS).isPositive();
    for (int i = 0; i < 5; i++) {
      Plan plan = plan(random, problem);
      double makespanS = Timeline.execute(problem.instance(), plan).makespanS();
      assertThat(makespanS).as("%s", plan).isGreaterThanOrEqualTo(boundS * (1 - ROUNDING));
    }
  }

  @Test
  @Tag(TestSeeds.DRAWS)
  void noPlanOfAllIsFaster() {
    TestSeeds.each(
        getClass(),
        TestSeeds.draws(200),
        random -> {
          ContiguousProblem problem = draw(random, 1 + random.nextInt(4), random.nextInt(3));
          SearchResult best = Enumeration.solve(List.of(List.of(problem)), Control.NONE);
          double boundS = boundS(problem, FAR_AWAY_S);
          assertThat(boundS).isLessThanOrEqualTo(best.timeS() * (1 + ROUNDING));
          assertThat(boundS(problem, best.timeS())).isLessThanOrEqualTo(best.timeS());
        });
  }

  /** Its only batch has all servers to itself. */
  @Test
  void isExactForOneTaskOfOneLength() {
    TestSeeds.each(
        getClass(),
        100,
        random -> {
          ContiguousProblem all = draw(random, 1, random.nextInt(4));
          List<DraftChoice> draftChoices = all.draftChoices();
          ContiguousProblem one =
              all.withChoices(List.of(draftChoices.get(random.nextInt(draftChoices.size()))));
          Plan plan = plan(random, one);
          double makespanS = Timeline.execute(one.instance(), plan).makespanS();
          assertThat(boundS(one, FAR_AWAY_S) / makespanS).isBetween(1 - ROUNDING, 1 + ROUNDING);
        });
  }

  private static double boundS(ContiguousProblem problem, double mostS) {
    return LoadBound.of(problem, List.of(problem.readyS()), mostS, Control.NONE);
  }

  /** A problem of one to three drafters, with mean or expected steps. */
  private static ContiguousProblem draw(Random random, int tasks, int maxLength) {
    return draw(random, new RandomInstances(random), tasks, maxLength);
  }

  private static ContiguousProblem draw(
      Random random, RandomInstances instances, int tasks, int maxLength) {
    Instance drawn =
        instances
            .drafters(1 + random.nextInt(3))
            .tasks(tasks)
            .maxLength(maxLength)
            .maxTokens(20)
            .next();
    Speculation old = drawn.speculation();
    Steps steps = random.nextInt(3) == 0 ? Steps.EXPECTED : Steps.MEAN;
    Speculation speculation = new Speculation(old.minLength(), old.maxLength(), old.scope(), steps);
    Instance instance =
        drawn.with(speculation).withOptions(Pipeline.ASYNCHRONOUS, null, null, null);
    List<int[]> lengths = lengths(instance);
    int[] order = TaskOrdering.sort(instance, instance.order());
    return problem(instance, order, lengths.get(random.nextInt(lengths.size())));
  }

  private static ContiguousProblem problem(Instance instance, int[] order, int[] lengths) {
    return ContiguousProblem.of(
        instance,
        null,
        order,
        instance.uplink(),
        Pipeline.ASYNCHRONOUS,
        DraftChoice.ofLengths(lengths));
  }

  private static List<int[]> lengths(Instance instance) {
    Speculation speculation = instance.speculation();
    IntStream all = IntStream.rangeClosed(speculation.minLength(), speculation.maxLength());
    return speculation.scope() == Scope.GLOBAL
        ? all.mapToObj(length -> new int[] {length}).toList()
        : List.of(all.toArray());
  }

  private static Plan plan(Random random, ContiguousProblem problem) {
    List<Cohort> cohorts = new ArrayList<>();
    for (int start = 0; start < problem.size(); ) {
      int end = start + 1 + random.nextInt(problem.batchReach()[start] - start);
      List<Integer> tasks = Arrays.stream(problem.tasks(), start, end).boxed().toList();
      List<DraftChoices> lengths = problem.choices().allowed(start, end);
      DraftChoices chosen = lengths.get(random.nextInt(lengths.size()));
      cohorts.add(new Cohort(List.of(new Batch(tasks, chosen))));
      start = end;
    }
    return new Plan(
        Pipeline.ASYNCHRONOUS,
        problem.instance().speculation().scope(),
        null,
        problem.uplink(),
        cohorts);
  }
}
