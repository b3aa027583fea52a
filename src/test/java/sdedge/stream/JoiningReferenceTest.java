package sdedge.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sdedge.JoiningReference;
import sdedge.instance.Instance;
import sdedge.timeline.CriticalPath;
import sdedge.timeline.Execution;
import sdedge.timeline.LatencyBreakdown;
import sdedge.timeline.Resource;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;
import sdedge.timeline.TaskLatency;
import sdedge.timeline.TaskTimes;

class JoiningReferenceTest {
  private static final double SAME = 1e-9;

  static List<String> services() throws Exception {
    return JoiningReference.names("service-");
  }

  @Test
  void allHavePlansButTheOneWhosePromptsDecide() throws Exception {
    assertThat(services()).hasSize(24);
    assertThat(shipped()).hasSize(6);
  }

  static List<String> shipped() throws Exception {
    return JoiningReference.names("shipped-");
  }

  @ParameterizedTest
  @MethodSource("services")
  void plansTakeAsLongAsAnIndependentImplementationSays(String name) throws Exception {
    JoiningReference reference = JoiningReference.beside(name);

    agrees(PlanExecution.execute(reference.instance(), reference.plan()), reference);
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void plansOfShippedInstancesTakeAsLong(String name) throws Exception {
    JoiningReference reference = JoiningReference.shipped(name);

    agrees(PlanExecution.execute(reference.instance(), reference.plan()), reference);
  }

  @ParameterizedTest
  @MethodSource("services")
  void stagesOfTasksFollowOneAnotherAndMakeUpTheirTime(String name) throws Exception {
    JoiningReference reference = JoiningReference.beside(name);
    Instance instance = reference.instance();
    Execution execution = PlanExecution.execute(instance, reference.plan());

    for (TaskLatency task : LatencyBreakdown.of(instance, execution)) {
      double sumS = task.uploadS() + task.queueS() + task.draftS() + task.fronthaulS();
      assertThat(sumS + task.verifyS() + task.waitS())
          .isCloseTo(task.e2eS(), within(SAME * task.e2eS()));
      assertThat(task.waitS()).isNotNegative();
      assertThat(task.batch()).isEqualTo(1);
      assertThat(task.length()).isNull();
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  void serversDoOneJobAtATimeAndThePathEndsWithTheLastToken(String name) throws Exception {
    JoiningReference reference = JoiningReference.beside(name);
    Execution execution = PlanExecution.execute(reference.instance(), reference.plan());
    Map<Resource, List<StageRun>> served =
        execution.stages().collect(Collectors.groupingBy(StageRun::resource));
    for (List<StageRun> runs : served.values()) {
      runs.sort(Comparator.comparingDouble(StageRun::startS));
      for (int i = 1; i < runs.size(); i++) {
        assertThat(runs.get(i).startS()).isGreaterThanOrEqualTo(runs.get(i - 1).freeS());
      }
    }
    double verified =
        execution
            .stages()
            .filter(run -> run.stage() == Stage.VERIFY)
            .mapToDouble(StageRun::activeTasks)
            .sum();
    CriticalPath path = PlanExecution.criticalPath(reference.instance(), reference.plan());

    assertThat(verified).isEqualTo(reference.steps());
    assertThat(path.seconds().values().stream().mapToDouble(s -> s).sum())
        .isCloseTo(reference.makespanS(), within(SAME * reference.makespanS()));
    assertThat(path.seconds().keySet()).extracting(Resource::kind).contains(Resource.Kind.VERIFIER);
  }

  private static void agrees(Execution execution, JoiningReference reference) {
    double makespanS = reference.makespanS();
    double[] complete = execution.tasks().stream().mapToDouble(TaskTimes::completionS).toArray();
    double steps = execution.tasks().stream().mapToDouble(TaskTimes::steps).sum();
    double busyS = execution.utilisation().verifier() * execution.makespanS();

    assertThat(execution.makespanS()).isCloseTo(makespanS, within(SAME * makespanS));
    assertThat(complete)
        .containsExactly(
            reference.completeS().stream().mapToDouble(each -> each).toArray(),
            within(SAME * makespanS));
    assertThat(steps).isEqualTo(reference.steps());
    assertThat(busyS)
        .isCloseTo(reference.verifierBusyS(), within(SAME * reference.verifierBusyS()));
  }
}
