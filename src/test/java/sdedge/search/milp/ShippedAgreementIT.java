package sdedge.search.milp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.instance.reader.InstanceReader;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;

/**
 * The backends agree with the dynamic program on the shipped instances that are small enough, all
 * with mean steps; on their first five tasks, and on all of them with {@code -Dtest.draws=all}.
 */
class ShippedAgreementIT {
  private static final double PRECISE = 1e-6;
  private static final int TASKS = TestSeeds.all() ? 8 : 5;

  @ParameterizedTest
  @CsvSource({
    "quickstart, ROLLING",
    "quickstart, SYNCHRONOUS",
    "quickstart, SEQUENTIAL",
    "measured-table, ROLLING",
  })
  void allMethodsAgree(String name, Pipeline pipeline) throws Exception {
    Instance given =
        InstanceReader.read(Path.of("instances", name + ".yaml"))
            .with(Steps.MEAN)
            .withFirstTasks(TASKS)
            .withOptions(pipeline, null, null, null);
    Outcome.Optimal exact = optimal(given, Method.DP);
    Instance instance = given.withOptions(null, null, exact.plan().order(), null);
    for (Method method : new Method[] {Method.MILP_SCIP, Method.MILP_HIGHS, Method.MILP_CPSAT}) {
      assertThat(optimal(instance, method).makespanS())
          .as(method.key())
          .isCloseTo(exact.makespanS(), within(PRECISE * exact.makespanS()));
    }
  }

  private static Outcome.Optimal optimal(Instance instance, Method method) {
    Outcome outcome = Solver.solve(instance, method, SearchOptions.DEFAULT, Control.NONE);
    assertThat(outcome).as(method.key()).isInstanceOf(Outcome.Optimal.class);
    return (Outcome.Optimal) outcome;
  }
}
