package sdedge.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.Steps;
import sdedge.instance.reader.InstanceReader;
import sdedge.plan.ContinuousService;
import sdedge.plan.Plan;
import sdedge.timeline.CriticalPath;
import sdedge.timeline.CriticalPath.Segment;
import sdedge.timeline.Execution;
import sdedge.timeline.Resource;
import sdedge.timeline.StageRun;

/** What bounds a continuous plan is a chain of stages, each served while it is on the path. */
class ContinuousPathTest {
  private static final double ROUNDING = 1e-9;

  @ParameterizedTest
  @CsvSource({
    "quickstart, 1, VERIFIER",
    "quickstart, 2, VERIFIER",
    "two-drafters, 2, VERIFIER",
    "city-4-sbs, 2, VERIFIER",
    "slow-uplink, 2, UPLINK"
  })
  void stagesFollowOneAnotherFromTheStartToTheEnd(String name, int groups, Resource.Kind most)
      throws Exception {
    Instance instance =
        InstanceReader.read(Path.of("instances", name + ".yaml"))
            .with(Steps.MEAN)
            .withOptions(Pipeline.CONTINUOUS, null, null, null);
    int tasks = instance.tasks().size();
    List<ContinuousService.Turn> turns =
        IntStream.range(0, groups).mapToObj(g -> new ContinuousService.Turn(tasks, 3)).toList();
    ContinuousService service =
        new ContinuousService(IntStream.range(0, tasks).boxed().toList(), turns);
    Plan plan = new Plan(Scope.BATCH, null, service);
    Execution execution = PlanExecution.execute(instance, plan);

    CriticalPath path = ContinuousPath.of(instance, plan, execution);

    List<StageRun> stages = execution.stages().toList();
    double endS = 0;
    for (Segment segment : path.segments()) {
      assertThat(segment.startS()).isCloseTo(endS, within(ROUNDING));
      endS = segment.endS();
      Resource on = segment.resource();
      if (on.kind() == Resource.Kind.UPLINK) {
        assertThat(segment.startS()).as("a cell sends from the beginning").isZero();
      } else if (on.kind() != Resource.Kind.MEMORY) {
        assertThat(busyS(stages, segment))
            .as("%s", segment)
            .isCloseTo(segment.endS() - segment.startS(), within(ROUNDING));
      }
    }
    assertThat(endS).isEqualTo(execution.makespanS());
    assertThat(path.seconds().keySet().iterator().next().kind()).isEqualTo(most);
  }

  /** How long stages of a resource are served within a segment, seconds. */
  private static double busyS(List<StageRun> stages, Segment segment) {
    return stages.stream()
        .filter(run -> Resource.of(run.stage(), run.drafter()).equals(segment.resource()))
        .mapToDouble(
            run -> Math.min(run.endS(), segment.endS()) - Math.max(run.startS(), segment.startS()))
        .filter(seconds -> seconds > 0)
        .sum();
  }
}
