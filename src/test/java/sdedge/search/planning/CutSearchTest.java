package sdedge.search.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
import sdedge.RandomModes;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.plan.Feasibility;
import sdedge.plan.Plan;
import sdedge.plan.UplinkChoices;
import sdedge.search.SearchOptions;
import sdedge.search.dp.DynamicProgram;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.Partition;
import sdedge.search.problem.ProblemChoices;
import sdedge.timeline.Timeline;

class CutSearchTest {
  private static final List<Pipeline> SLOTTED =
      List.of(Pipeline.ROLLING, Pipeline.SYNCHRONOUS, Pipeline.SEQUENTIAL);
  private static final int MOVES = 40;

  private static ContiguousProblem draw(Random random) {
    Pipeline pipeline = SLOTTED.get(random.nextInt(SLOTTED.size()));
    Instance drawn =
        new RandomInstances(random)
            .drafters(1 + random.nextInt(2))
            .tasks(2 + random.nextInt(8))
            .maxLength(3)
            .maxTokens(40)
            .next();
    Instance instance =
        (random.nextInt(3) == 0 ? new RandomModes(random).of(drawn) : drawn)
            .withOptions(pipeline, null, null, null);
    ContiguousProblem problem =
        ProblemChoices.problems(instance, UplinkChoices.of(instance).get(0), instance.pipeline())
            .get(0)
            .get(0);
    return ProblemChoices.decided(problem);
  }

  /** From cuts to others by moves at random: every plan is feasible and executed as it is. */
  @Test
  void movesMakeFeasiblePlansOfTheOrder() {
    Set<Integer> cohorts = new HashSet<>();
    TestSeeds.each(
        getClass(),
        100,
        random -> {
          ContiguousProblem problem = draw(random);
          Partition cuts = Partition.even(problem, 2);
          CutSearch search = new CutSearch(problem, cuts);
          for (int move = 0; move < MOVES; move++) {
            Iterator<Partition> neighbours = search.of(cuts);
            if (!neighbours.hasNext()) {
              break;
            }
            Partition next = neighbours.next();
            assertThat(next).isNotEqualTo(cuts);
            cuts = next;
            Plan plan = cuts.plan(problem);
            assertThat(Feasibility.violations(problem.instance(), plan)).as("%s", cuts).isEmpty();
            assertThat(plan.tasks().stream().mapToInt(Integer::intValue).toArray())
                .isEqualTo(problem.tasks());
            if (problem.instance().speculation().scope() == Scope.GLOBAL) {
              assertThat(new HashSet<>(cuts.choices())).hasSize(1);
            }
            double makespanS = Timeline.makespanS(problem.instance(), plan);
            assertThat(search.makespanS(cuts, makespanS)).isEqualTo(makespanS);
            cohorts.add(cuts.cohortEnds().length);
          }
        });
    assertThat(cohorts).as("numbers of cohorts").contains(1, 2, 3);
  }

  /** Never better than the optimum, and mostly as good where there are few tasks. */
  @Test
  void findsTheOptimumOfMostSmallProblems() {
    int[] optimal = {0};
    int[] better = {0};
    TestSeeds.each(
        getClass(),
        60,
        random -> {
          ContiguousProblem problem = draw(random);
          Partition start = Partition.even(problem, 2);
          double startS = Timeline.makespanS(problem.instance(), start.plan(problem));
          Partition cuts = CutSearch.improve(problem, start, 1000, Control.NONE);
          double foundS = Timeline.makespanS(problem.instance(), cuts.plan(problem));
          double leastS =
              DynamicProgram.solve(List.of(List.of(problem)), SearchOptions.DEFAULT, Control.NONE)
                  .timeS();
          assertThat(foundS).isBetween(leastS * (1 - 1e-9), startS);
          better[0] += foundS < startS ? 1 : 0;
          optimal[0] += foundS <= leastS * (1 + 1e-9) ? 1 : 0;
          assertThat(CutSearch.improve(problem, start, 1000, Control.NONE)).isEqualTo(cuts);
        });
    assertThat(better[0]).as("better than the start").isGreaterThan(30);
    assertThat(optimal[0]).as("optimal").isGreaterThan(30);
  }
}
