package sdedge.search.milp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.TaskOrder;
import sdedge.instance.reader.InstanceReader;
import sdedge.plan.TaskOrdering;
import sdedge.search.SearchResult;
import sdedge.search.milp.Milp.MilpOptions;
import sdedge.search.problem.ContiguousProblem;

class MilpStopIT {
  private static final double OPTIMUM_32 = 16.5698204901;
  private static final Duration LIMIT = Duration.ofSeconds(2);

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GLOP")
  void aStoppedSearchHasAPlanAndABound(Backend backend) throws Exception {
    List<List<ContiguousProblem>> groups = List.of(List.of(problem("tasks-32")));
    long begin = System.nanoTime();
    Control control =
        Control.asking(
            () -> System.nanoTime() - begin > LIMIT.toNanos() ? Termination.TIME_LIMIT : null);
    MilpOptions whole = new MilpOptions(1, 0, false, false); // what paths prove takes no time
    SearchResult result = Milp.solve(groups, backend, whole, control);
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    assertThat(took).isLessThan(LIMIT.plusSeconds(1));
    assertThat(result.termination()).isEqualTo(Termination.TIME_LIMIT);
    assertThat(result.boundS()).isBetween(OPTIMUM_32 * 0.8, OPTIMUM_32 * (1 + 1e-9));
    assertThat(result.timeS()).isBetween(OPTIMUM_32 * (1 - 1e-9), OPTIMUM_32 * 1.3);
  }

  private static ContiguousProblem problem(String name) throws Exception {
    Instance instance =
        InstanceReader.read(Path.of("src/test/resources/reference/speed", name + ".json"));
    int[] tasks = TaskOrdering.sort(instance, 0, TaskOrder.OUTPUT_ASC);
    int[] lengths = IntStream.rangeClosed(0, instance.speculation().maxLength()).toArray();
    return ContiguousProblem.of(
        instance,
        TaskOrder.OUTPUT_ASC,
        tasks,
        instance.uplink(),
        Pipeline.ROLLING,
        DraftChoice.ofLengths(lengths));
  }
}
