package sdedge.study.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.Acceptance;
import sdedge.instance.AnswerLaw;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.instance.TaskOrder;
import sdedge.plan.Plan;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;
import sdedge.timeline.RunDraws;

/** What knowing the answers would save. */
class ClairvoyantTest {
  private static final int RUNS = 30;

  private static Plan optimum(Instance instance) {
    Outcome outcome = Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);
    return ((Outcome.Optimal) outcome).plan();
  }

  /** Certain acceptance: a run is what the plan for its answers promises, and no plan is faster. */
  @Test
  void itIsTheOptimumOfEveryRunWhereAcceptanceIsCertain() {
    TestSeeds.each(
        getClass(),
        12,
        random -> {
          Instance drawn =
              new RandomInstances(random)
                  .tasks(3)
                  .maxLength(2)
                  .maxTokens(30)
                  .next()
                  .withOptions(Pipeline.ROLLING, null, TaskOrder.GIVEN, null);
          Acceptance certain = Acceptance.of(random.nextInt(2));
          Instance laws =
              drawn
                  .with(
                      drawn.tasks().stream()
                          .map(
                              task ->
                                  task.with(
                                      AnswerLaw.of(
                                          List.of(
                                              new AnswerLaw.Outcome(1, certain, 1),
                                              new AnswerLaw.Outcome(
                                                  task.outputTokens(), certain, 2)),
                                          Integer.MAX_VALUE,
                                          2)))
                          .toList())
                  .with(Steps.EXPECTED);
          Plan plan = optimum(laws);
          SimulationResult result =
              SimulationResult.of(
                  new Simulation(laws, 5, RUNS, 1),
                  Map.of("plan", plan),
                  ServiceLevel.NONE,
                  RUNS,
                  Control.NONE);
          RunDraws draws = new RunDraws(laws, 5);
          double sum = 0;
          for (int run = 0; run < RUNS; run++) {
            Instance known = draws.known(laws, run);
            Outcome best = Solver.solve(known, Method.DP, SearchOptions.DEFAULT, Control.NONE);
            sum += ((Outcome.Optimal) best).makespanS() / RUNS;
          }
          Clairvoyant found = Objects.requireNonNull(Objects.requireNonNull(result).clairvoyant());
          double meanS = result.plans().get(0).makespan().mean();
          assertThat(found.runs()).isEqualTo(RUNS);
          assertThat(found.meanS()).isCloseTo(sum, within(1e-9 * sum));
          assertThat(found.savedS()).isCloseTo(meanS - sum, within(1e-9 * meanS));
          assertThat(found.savedS()).isGreaterThanOrEqualTo(-1e-9 * meanS);
        });
  }

  /** The first number of the stream of the id and the word: outcomes in their order. */
  @Test
  void outcomesComeAsOftenAsTheyAreLikely() {
    AnswerLaw law =
        AnswerLaw.of(
            List.of(
                new AnswerLaw.Outcome(3, Acceptance.of(0.5), 1),
                new AnswerLaw.Outcome(5, Acceptance.of(0.5), 3)),
            Integer.MAX_VALUE,
            1);
    assertThat(law.at(0)).isZero();
    assertThat(law.at(0.2499)).isZero();
    assertThat(law.at(0.25)).isOne();
    assertThat(law.at(0.9999)).isOne();
    Instance drawn = new RandomInstances(new Random(1)).tasks(2).next();
    Instance laws = drawn.with(List.of(drawn.tasks().get(0), drawn.tasks().get(1).with(law)));
    RunDraws draws = new RunDraws(laws, 3);
    int longer = 0;
    for (int run = 0; run < 4_000; run++) {
      longer += draws.outcome(run, 1);
      assertThat(draws.known(0, draws.outcome(run, 0))).isSameAs(laws.tasks().get(0));
    }
    assertThat(longer / 4_000.0).isCloseTo(0.75, within(4 * Math.sqrt(0.75 * 0.25 / 4_000)));
  }
}
