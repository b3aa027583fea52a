package sdedge.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static sdedge.Json.map;
import static sdedge.Json.number;
import static sdedge.Json.numbers;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sdedge.DraftsReference;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.instance.Task;
import sdedge.latency.BatchProfile;
import sdedge.latency.MeanProgress;
import sdedge.latency.PartProfile;
import sdedge.latency.StageModel;
import sdedge.latency.TaskProgress;
import sdedge.plan.Batch;
import sdedge.plan.Feasibility;
import sdedge.plan.Plan;

/** Stages and executions with draft modes and shared links, against independent values. */
class ReferenceDraftsTest {
  private static final double RELATIVE = 1e-9;

  static List<DraftsReference> cases() {
    return DraftsReference.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void stepsByMode(DraftsReference reference) {
    for (Task task : reference.instance().tasks()) {
      Map<String, Object> modes =
          map(map(map(reference.expected().get("tasks")).get(task.id())).get("modes"));
      modes.forEach(
          (mode, expected) -> {
            double[] tokens = numbers(map(expected).get("expected_tokens"));
            double[] steps = numbers(map(expected).get("steps"));
            for (int l = 0; l < tokens.length; l++) {
              TaskProgress computed = MeanProgress.of(task, new DraftChoice(mode, l));
              check(task.id() + "@" + l + ":" + mode, computed.leastGain(), tokens[l]);
              assertThat(computed.steps()).isEqualTo((int) steps[l]);
            }
          });
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void stages(DraftsReference reference) {
    Instance instance = reference.instance();
    map(reference.expected().get("batch_profiles"))
        .forEach(
            (key, content) -> {
              Map<String, Object> expected = map(content);
              Batch batch = reference.batch(key).batches().get(0);
              List<Task> tasks = batch.tasks().stream().map(instance.tasks()::get).toList();
              BatchProfile profile =
                  BatchProfile.of(StageModel.of(instance), tasks, batch.choices()::of);
              String what = reference + " " + key;
              checkSteps(what, profile::drafterSide, expected.get("drafter_side_s"));
              checkSteps(what, profile::verifierSide, expected.get("verifier_side_s"));
              checkSteps(what, profile::coLocated, expected.get("co_located_draft_s"));
              checkSteps(what, profile::verify, expected.get("verify_with_draft_s"));
              checkSteps(what, profile::draft, expected.get("draft_s"));
              checkSteps(what, profile::up, expected.get("fronthaul_up_s"));
              checkSteps(what, profile::down, expected.get("fronthaul_down_s"));
              for (PartProfile part : profile.parts()) {
                String id = instance.drafters().get(part.drafter()).id();
                Map<String, Object> own = map(map(expected.get("parts")).get(id));
                checkSteps(what + " " + id, part::draft, own.get("draft_s"));
                checkSteps(what + " " + id, part::up, own.get("fronthaul_up_s"));
                checkSteps(what + " " + id, part::down, own.get("fronthaul_down_s"));
                checkSteps(what + " " + id, part::upBusy, own.get("up_alone_on_whole_band_s"));
              }
            });
  }

  @ParameterizedTest
  @MethodSource("cases")
  void executions(DraftsReference reference) {
    Instance instance = reference.instance();
    for (Map<String, Object> content : reference.plans()) {
      map(content.get("executed"))
          .forEach(
              (key, values) -> {
                Pipeline pipeline = pipeline(key);
                Plan plan = reference.plan(content, pipeline);
                String what = reference + " " + content.get("cohorts") + " " + key;
                assertThat(Feasibility.violations(instance, plan)).as(what).isEmpty();
                Execution execution = Timeline.execute(instance, plan);
                check(what, execution, map(values));
                for (int k = 0; k < instance.tasks().size(); k++) {
                  Object readyS = map(content.get("ready_s")).get(instance.tasks().get(k).id());
                  check(what, execution.tasks().get(k).readyS(), number(readyS));
                }
                check(what, Timeline.makespanS(instance, plan), execution.makespanS());
              });
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void expectedSteps(DraftsReference reference) {
    Instance instance = reference.instance().with(Steps.EXPECTED);
    for (Map<String, Object> content : reference.plans()) {
      map(content.getOrDefault("expected_steps", Map.of()))
          .forEach(
              (key, values) -> {
                Plan plan = reference.plan(content, pipeline(key));
                String what = reference + " " + content.get("cohorts") + " " + key;
                double makespanS = number(map(values).get("makespan_s"));
                check(what, Timeline.execute(instance, plan).makespanS(), makespanS);
              });
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void tasksByMode(DraftsReference reference) {
    for (Map<String, Object> content : reference.plans()) {
      Plan plan = reference.plan(content, Pipeline.ROLLING);
      Execution execution = Timeline.execute(reference.instance(), plan);
      Map<String, Object> tasks = new TreeMap<>();
      LatencyBreakdown.of(reference.instance(), execution)
          .forEach(
              task ->
                  tasks.merge(
                      task.mode() == null ? "" : task.mode(), 1, (a, b) -> (int) a + (int) b));
      assertThat(tasks).isEqualTo(map(content.get("modes")));
    }
  }

  private static Pipeline pipeline(String key) {
    return Arrays.stream(Pipeline.values()).filter(p -> p.key().equals(key)).findFirst().get();
  }

  private static void check(String what, Execution execution, Map<String, Object> expected) {
    check(what, execution.makespanS(), number(expected.get("makespan_s")));
    List<Task> tasks = execution.instance().tasks();
    for (int k = 0; k < tasks.size(); k++) {
      String id = tasks.get(k).id();
      TaskTimes times = execution.tasks().get(k);
      check(
          what + " first token of " + id,
          times.firstTokenS(),
          number(map(expected.get("first_token_s")).get(id)));
      check(
          what + " completion of " + id,
          times.completionS(),
          number(map(expected.get("completion_s")).get(id)));
    }
    Components components = execution.components();
    if (components != null) {
      Map<String, Object> parts = map(expected.get("components"));
      double scale = execution.makespanS();
      check(what, components.uploadWaitS(), number(parts.get("upload_wait_s")), scale);
      check(what + " draft", components.draftS(), number(parts.get("draft_s")), scale);
      check(what + " fronthaul", components.fronthaulS(), number(parts.get("fronthaul_s")), scale);
      check(what + " verify", components.verifyS(), number(parts.get("verify_s")), scale);
    }
  }

  private static void checkSteps(
      String what, IntToDoubleFunction computed, @Nullable Object expected) {
    double[] values = numbers(expected);
    double scale = Arrays.stream(values).max().orElse(0);
    IntStream.rangeClosed(1, values.length)
        .forEach(n -> check(what + " step " + n, computed.applyAsDouble(n), values[n - 1], scale));
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
