package sdedge.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static sdedge.Json.number;
import static sdedge.Json.numbers;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sdedge.Json;
import sdedge.ReferenceCase;
import sdedge.ReferencePlan;
import sdedge.instance.DraftChoice;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Task;
import sdedge.latency.BatchProfile;
import sdedge.latency.MeanProgress;
import sdedge.latency.PartProfile;
import sdedge.latency.StageModel;
import sdedge.latency.TaskProgress;
import sdedge.plan.Batch;
import sdedge.plan.Feasibility;
import sdedge.wireless.Uplink;

class ReferenceExecutionTest {
  private static final double RELATIVE = 1e-9;

  static List<ReferenceCase> cases() {
    return ReferenceCase.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void uploadTimesAndSteps(ReferenceCase reference) {
    Instance instance = reference.instance();
    for (int k = 0; k < instance.tasks().size(); k++) {
      Task task = instance.tasks().get(k);
      Map<String, Object> expected = reference.task(k);
      Drafter drafter = instance.drafters().get(task.drafter());
      double[] alone = Uplink.aloneSeconds(drafter.wireless(), List.of(task));
      check(task.id(), alone[0], number(expected.get("upload_alone_s")));
      double[] tokens = numbers(expected.get("expected_tokens"));
      double[] steps = numbers(expected.get("steps"));
      assertThat(tokens).hasSize(instance.speculation().maxLength() + 1);
      for (int l = 0; l < tokens.length; l++) {
        TaskProgress computed = MeanProgress.of(task, DraftChoice.of(l));
        check(task.id() + "@" + l, computed.leastGain(), tokens[l]);
        assertThat(computed.steps()).isEqualTo((int) steps[l]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void stageTimes(ReferenceCase reference) {
    Instance instance = reference.instance();
    for (String key : reference.batchProfiles().keySet()) {
      Batch batch = reference.batch(key);
      List<Task> tasks = batch.tasks().stream().map(instance.tasks()::get).toList();
      StageModel model = StageModel.of(instance);
      BatchProfile profile = BatchProfile.of(model, tasks, batch.choices()::of);
      Map<String, Object> expected = Json.map(reference.batchProfiles().get(key));
      checkSteps(key, profile, profile::draft, expected.get("draft_s"));
      checkSteps(key, profile, profile::up, expected.get("fronthaul_up_s"));
      checkSteps(key, profile, profile::verify, expected.get("verify_s"));
      checkSteps(key, profile, profile::down, expected.get("fronthaul_down_s"));
      if (expected.get("parts") != null) { // of several drafters
        checkSteps(key, profile, profile::drafterSide, expected.get("drafter_side_s"));
        checkSteps(key, profile, profile::verifierSide, expected.get("verifier_side_s"));
        for (PartProfile part : profile.parts()) {
          String id = instance.drafters().get(part.drafter()).id();
          Map<String, Object> own = Json.map(Json.map(expected.get("parts")).get(id));
          checkPart(key + " " + id, part::draft, own.get("draft_s"));
          checkPart(key + " " + id, part::up, own.get("fronthaul_up_s"));
          checkPart(key + " " + id, part::down, own.get("fronthaul_down_s"));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void executions(ReferenceCase reference) {
    int index = 0;
    for (ReferencePlan plan : reference.plans()) {
      index++;
      if (plan.isInfeasible()) {
        assertThat(Feasibility.violations(reference.instance(), plan.under(Pipeline.ROLLING)))
            .as("%s plan %s", reference, index)
            .isNotEmpty();
        continue;
      }
      for (Pipeline pipeline : plan.pipelines()) {
        String what = reference + " plan " + index + " " + pipeline.key();
        assertThat(Feasibility.violations(reference.instance(), plan.under(pipeline)))
            .as(what)
            .isEmpty();
        Execution execution = Timeline.execute(reference.instance(), plan.under(pipeline));
        checkExecution(what, reference, plan, pipeline, execution);
      }
    }
  }

  private static void checkExecution(
      String what,
      ReferenceCase reference,
      ReferencePlan plan,
      Pipeline pipeline,
      Execution execution) {
    Map<String, Object> expected = plan.executed(pipeline);
    List<TaskTimes> tasks = execution.tasks();
    check(what + " ready", tasks.stream().mapToDouble(TaskTimes::readyS), plan.readyS());
    check(what + " makespan", execution.makespanS(), number(expected.get("makespan_s")));
    check(
        what + " first token",
        tasks.stream().mapToDouble(TaskTimes::firstTokenS),
        reference.byTask(expected.get("first_token_s")));
    check(
        what + " completion",
        tasks.stream().mapToDouble(TaskTimes::completionS),
        reference.byTask(expected.get("completion_s")));
    Components components = execution.components();
    if (components == null) {
      assertThat(pipeline).isEqualTo(Pipeline.ASYNCHRONOUS);
      assertThat(expected.get("components")).isNull();
    } else {
      Map<String, Object> parts = Json.map(expected.get("components"));
      // A part may be a difference of makespans, so small against them is nothing.
      double scale = execution.makespanS();
      check(what, components.uploadWaitS(), number(parts.get("upload_wait_s")), scale);
      check(what, components.draftS(), number(parts.get("draft_s")), scale);
      check(what, components.fronthaulS(), number(parts.get("fronthaul_s")), scale);
      check(what, components.verifyS(), number(parts.get("verify_s")), scale);
    }
  }

  private static void checkSteps(
      String what, BatchProfile profile, IntToDoubleFunction computed, @Nullable Object expected) {
    double[] values = numbers(expected);
    assertThat(profile.steps()).as(what).isEqualTo(values.length);
    check(what, IntStream.rangeClosed(1, values.length).mapToDouble(computed), values);
  }

  private static void checkPart(
      String what, IntToDoubleFunction computed, @Nullable Object expected) {
    double[] values = numbers(expected);
    check(what, IntStream.rangeClosed(1, values.length).mapToDouble(computed), values);
  }

  private static void check(String what, DoubleStream computed, double[] expected) {
    double[] values = computed.toArray();
    assertThat(values).as(what).hasSameSizeAs(expected);
    for (int i = 0; i < values.length; i++) {
      check(what + " " + Arrays.toString(values), values[i], expected[i]);
    }
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
