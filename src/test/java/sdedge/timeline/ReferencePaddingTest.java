package sdedge.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static sdedge.Json.map;
import static sdedge.Json.number;
import static sdedge.Json.numbers;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sdedge.ReferenceCase;
import sdedge.ReferencePlan;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.instance.Task;
import sdedge.latency.BatchProfile;
import sdedge.latency.StageModel;
import sdedge.plan.Batch;
import sdedge.plan.Feasibility;
import sdedge.plan.Plan;

/** Padded batches, against values of an independent implementation. */
class ReferencePaddingTest {
  private static final double RELATIVE = 1e-9;

  static List<ReferenceCase> cases() {
    return ReferenceCase.ofPaper();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void stageTimes(ReferenceCase reference) {
    Instance instance = reference.instance();
    for (String key : reference.batchProfiles().keySet()) {
      Batch batch = reference.batch(key);
      List<Task> tasks = batch.tasks().stream().map(instance.tasks()::get).toList();
      BatchProfile profile = BatchProfile.of(StageModel.of(instance), tasks, batch.choices()::of);
      Map<String, Object> expected = map(reference.batchProfiles().get(key));
      String what = reference + " " + key;
      checkSteps(what, profile::drafterSide, numbers(expected.get("drafter_side_s")));
      checkSteps(what, profile::verifierSide, numbers(expected.get("verifier_side_s")));
      checkSteps(what, profile::verify, numbers(expected.get("verify_s")));
      assertThat(profile.steps()).isEqualTo(numbers(expected.get("verify_s")).length);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void executions(ReferenceCase reference) {
    for (ReferencePlan plan : reference.plans()) {
      for (Pipeline pipeline : plan.pipelines()) {
        Plan under = plan.under(pipeline);
        String what = reference + " " + pipeline.key();
        assertThat(Feasibility.violations(reference.instance(), under)).as(what).isEmpty();
        Map<String, Object> expected = plan.executed(pipeline);
        Execution mean = Timeline.execute(reference.instance(), under);
        check(what, mean.makespanS(), number(expected.get("makespan_s")));
        for (int k = 0; k < mean.tasks().size(); k++) {
          check(what + " ready " + k, mean.tasks().get(k).readyS(), plan.readyS()[k]);
        }
        if (pipeline != Pipeline.ASYNCHRONOUS) {
          checkSlots(what, reference, mean, expected);
          Instance random = reference.instance().with(Steps.EXPECTED);
          checkExpected(what, reference, Timeline.execute(random, under), expected);
        }
      }
    }
  }

  private static void checkSlots(
      String what, ReferenceCase reference, Execution execution, Map<String, Object> expected) {
    double[] firstS = reference.byTask(expected.get("first_token_s"));
    double[] completionS = reference.byTask(expected.get("completion_s"));
    for (int k = 0; k < completionS.length; k++) {
      check(what + " first of " + k, execution.tasks().get(k).firstTokenS(), firstS[k]);
      check(what + " task " + k, execution.tasks().get(k).completionS(), completionS[k]);
    }
    checkComponents(what, execution, map(expected.get("components")));
  }

  private static void checkExpected(
      String what, ReferenceCase reference, Execution execution, Map<String, Object> expected) {
    check(what, execution.makespanS(), number(expected.get("expected_steps_makespan_s")));
    double[] completionS = reference.byTask(expected.get("expected_steps_completion_s"));
    for (int k = 0; k < completionS.length; k++) {
      check(what + " expected " + k, execution.tasks().get(k).completionS(), completionS[k]);
    }
  }

  private static void checkComponents(
      String what, Execution execution, Map<String, Object> expected) {
    Components computed = Objects.requireNonNull(execution.components());
    double scale = execution.makespanS();
    check(what, computed.uploadWaitS(), number(expected.get("upload_wait_s")), scale);
    check(what, computed.draftS(), number(expected.get("draft_s")), scale);
    check(what, computed.fronthaulS(), number(expected.get("fronthaul_s")), scale);
    check(what, computed.verifyS(), number(expected.get("verify_s")), scale);
  }

  private static void checkSteps(String what, IntToDoubleFunction computed, double[] expected) {
    double scale = Arrays.stream(expected).max().orElse(0);
    IntStream.rangeClosed(1, expected.length)
        .forEach(
            n -> check(what + " step " + n, computed.applyAsDouble(n), expected[n - 1], scale));
  }

  private static void check(String what, double computed, double expected) {
    check(what, computed, expected, Math.abs(expected));
  }

  private static void check(String what, double computed, double expected, double scale) {
    assertThat(Math.abs(computed - expected))
        .as("%s: %s, expected %s", what, computed, expected)
        .isLessThanOrEqualTo(RELATIVE * scale);
  }
}
