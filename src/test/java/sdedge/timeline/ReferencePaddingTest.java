package sdedge.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static sdedge.Json.map;
import static sdedge.Json.number;
import static sdedge.Json.numbers;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
        String what = reference + " " + pipeline.key();
        Map<String, Object> expected = plan.executed(pipeline);
        Execution mean = Timeline.execute(reference.instance(), plan.under(pipeline));
        checkComponents(what, mean, expected);
        checkTasks(what, reference, mean, expected, "");
        Instance random = reference.instance().with(Steps.EXPECTED);
        Execution weighted = Timeline.execute(random, plan.under(pipeline));
        checkTasks(what + " expected", reference, weighted, expected, "expected_steps_");
      }
    }
  }

  private static void checkTasks(
      String what,
      ReferenceCase reference,
      Execution execution,
      Map<String, Object> expected,
      String steps) {
    check(what, execution.makespanS(), number(expected.get(steps + "makespan_s")));
    double[] completionS = reference.byTask(expected.get(steps + "completion_s"));
    for (int k = 0; k < completionS.length; k++) {
      check(what + " task " + k, execution.tasks().get(k).completionS(), completionS[k]);
    }
    if (steps.isEmpty()) {
      double[] firstS = reference.byTask(expected.get("first_token_s"));
      for (int k = 0; k < firstS.length; k++) {
        check(what + " first of " + k, execution.tasks().get(k).firstTokenS(), firstS[k]);
      }
    }
  }

  private static void checkComponents(
      String what, Execution execution, Map<String, Object> expected) {
    Components computed = execution.components();
    assertThat(computed == null).isEqualTo(expected.get("components") == null);
    if (computed != null) {
      Map<String, Object> parts = map(expected.get("components"));
      double scale = execution.makespanS();
      check(what, computed.uploadWaitS(), number(parts.get("upload_wait_s")), scale);
      check(what, computed.draftS(), number(parts.get("draft_s")), scale);
      check(what, computed.fronthaulS(), number(parts.get("fronthaul_s")), scale);
      check(what, computed.verifyS(), number(parts.get("verify_s")), scale);
    }
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
