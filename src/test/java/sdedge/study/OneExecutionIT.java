package sdedge.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.reader.InstanceReader;
import sdedge.plan.Plan;
import sdedge.result.Result;
import sdedge.search.Approach;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Approaches;
import sdedge.timeline.Execution;
import sdedge.timeline.StageRun;

/** The execution that a search answers with is the result's and that of its files. */
class OneExecutionIT {
  /** The searches of the program, which keeps what they found. */
  private record Kept(List<Outcome> found) implements Search {
    @Override
    public Outcome solve(
        Instance instance, Approach approach, SearchOptions options, Control control) {
      found.add(SOLVER.solve(instance, approach, options, control));
      return found.get(found.size() - 1);
    }

    @Override
    public Outcome autoregressive(
        Instance instance, Plan plan, SearchOptions options, Control control) {
      return SOLVER.autoregressive(instance, plan, options, control);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ROLLING, AUTO, dp",
    "ROLLING, JOINT, dp",
    "SEQUENTIAL, EQUAL_SHARES, dp",
    "ASYNCHRONOUS, AUTO, dp",
    "CONTINUOUS, AUTO, dp",
    "ROLLING, AUTO, greedy",
    "ROLLING, AUTO, continuous",
    "ROLLING, AUTO, no-pipeline",
    "ROLLING, AUTO, exhaustive"
  })
  void isHandedOn(Pipeline pipeline, UplinkPolicy uplink, String method) throws Exception {
    Instance shipped = InstanceReader.read(Path.of("instances/quickstart.yaml"));
    Instance instance =
        shipped.with(shipped.tasks().subList(0, 4)).withOptions(pipeline, uplink, null, null);
    Approach approach = Objects.requireNonNull(Approaches.named(method));
    Kept search = new Kept(new ArrayList<>());
    Result result =
        new Study(search, SearchOptions.DEFAULT, () -> Control.NONE)
            .solved(instance, approach, "", Study.Relaxations.NOTHING, note -> {});
    Execution found =
        Objects.requireNonNull(((Outcome.Found) search.found.get(0)).execution(), "by the search");
    Execution used = Objects.requireNonNull(result.execution());
    assertThat(used.tasks()).isSameAs(found.tasks());
    assertThat(used.instance()).isEqualTo(instance);
    List<StageRun> stages = found.stages().toList();
    assertThat(stages).isNotEmpty();
    assertThat(used.stages().collect(Collectors.toList()))
        .usingElementComparator((a, b) -> a == b ? 0 : 1)
        .isEqualTo(stages);
  }
}
