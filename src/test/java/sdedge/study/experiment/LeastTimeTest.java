package sdedge.study.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.reader.InstanceReader;
import sdedge.search.Approach;
import sdedge.search.solver.Approaches;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;
import sdedge.study.experiment.Experiment.ExperimentKind;
import sdedge.study.experiment.Runner.LeastTime;

/** What a sweep takes at least is known from its states, before the first search. */
class LeastTimeTest {
  private static final Offset<Double> EXACT = Offset.offset(1e-9);
  private static final Path USERS = Path.of("src/test/resources/reference/hard/users-40.yaml");

  private static Instance users(UplinkPolicy uplink, TaskOrder order) throws Exception {
    return InstanceReader.read(USERS).withOptions(Pipeline.ROLLING, uplink, order, null);
  }

  private static List<Trial> trials(int points, Approach... methods) {
    List<String> tasks = new ArrayList<>();
    for (int k = 1; k <= points; k++) {
      tasks.add(Integer.toString(k));
    }
    Grid grid = new Grid(List.of(Axis.ofTasks(String.join(",", tasks))));
    return new Experiment(ExperimentKind.SWEEP, grid, List.of(methods), 1, Shard.WHOLE).trials();
  }

  @Test
  void statesAreTheBatchesByTheLengthsOfEveryProblem() throws Exception {
    Instance one = users(UplinkPolicy.EQUAL_SHARES, TaskOrder.OUTPUT_DESC);
    int batches = 40 * 41 / 2; // memory holds all tasks

    assertThat(Solver.states(one, Method.DP)).isEqualTo(batches * 9.0);
    assertThat(Solver.states(one, named("fixed-length:3"))).isEqualTo(batches);
    assertThat(Solver.states(one, named("single-task"))).isEqualTo(40 * 9.0);
    assertThat(Solver.states(one, named("greedy"))).isZero();
    assertThat(Solver.states(users(UplinkPolicy.EQUAL_SHARES, TaskOrder.AUTO), Method.DP))
        .as("by order")
        .isEqualTo(8 * batches * 9.0);
  }

  @Test
  void everySearchTakesItsStatesUpToTheTimeLimit() throws Exception {
    Instance one = users(UplinkPolicy.EQUAL_SHARES, TaskOrder.OUTPUT_DESC);
    double alwaysS = 0.02;
    double statesS = 3e-6 * Solver.states(one, Method.DP);
    List<Trial> trials = trials(3, Method.DP, named("greedy"));

    assertThat(LeastTime.seconds(trials, point -> one, Double.POSITIVE_INFINITY))
        .isEqualTo(3 * (statesS + 2 * alwaysS), EXACT);
    assertThat(LeastTime.seconds(trials, point -> one, 0.01))
        .isEqualTo(3 * (0.01 + 2 * alwaysS), EXACT);
    assertThat(LeastTime.seconds(List.of(), point -> one, 1)).isZero();
  }

  @Test
  void ofManySearchesSomeStandForAll() throws Exception {
    Instance one = users(UplinkPolicy.EQUAL_SHARES, TaskOrder.OUTPUT_DESC);
    List<String> asked = new ArrayList<>();
    Runner.Instances instances =
        point -> {
          asked.add(point.toString());
          return one;
        };

    double seconds = LeastTime.seconds(trials(400, Method.DP, named("greedy")), instances, 1);

    double statesS = 3e-6 * Solver.states(one, Method.DP);
    assertThat(asked).hasSize(50).doesNotHaveDuplicates();
    assertThat(seconds).isEqualTo(800 * (0.02 + statesS / 2), Offset.offset(0.1 * 400 * statesS));
  }

  private static Approach named(String scheme) {
    return Objects.requireNonNull(Approaches.named(scheme));
  }
}
