package sdedge.search.milp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.instance.TaskOrder;
import sdedge.instance.reader.InstanceReader;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;

/**
 * A heuristic plan to begin from changes no optimum: of five tasks, of all with {@code
 * -Dtest.draws=all}.
 */
class WarmStartIT {
  private static final int TASKS = TestSeeds.all() ? 8 : 5;
  private static final double OPTIMUM_S = TestSeeds.all() ? 5.503969622618425 : 3.9417234425427137;

  @ParameterizedTest
  @EnumSource(
      value = Method.class,
      names = {"MILP_SCIP", "MILP_HIGHS", "MILP_CPSAT", "MILP_CBC"})
  void findsTheSameOptimum(Method method) throws Exception {
    Instance instance =
        InstanceReader.read(Path.of("instances/quickstart.yaml"))
            .with(Steps.MEAN)
            .withFirstTasks(TASKS)
            .withOptions(null, null, TaskOrder.OUTPUT_DESC, null);
    SearchOptions warm = new SearchOptions(1, 0, SearchOptions.DEFAULT_SEED, true, null);
    Outcome outcome = Solver.solve(instance, method, warm, Control.NONE);
    assertThat(outcome).isInstanceOf(Outcome.Optimal.class);
    assertThat(((Outcome.Optimal) outcome).makespanS()).isCloseTo(OPTIMUM_S, within(1e-6));
  }
}
