package sdedge.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static sdedge.Json.list;
import static sdedge.Json.map;
import static sdedge.Json.number;
import static sdedge.Json.numbers;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sdedge.ExpectedReference;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.instance.Task;
import sdedge.instance.Wireless;
import sdedge.latency.BatchProfile;
import sdedge.latency.MeanProgress;
import sdedge.latency.StageModel;
import sdedge.latency.TaskProgress;
import sdedge.plan.Batch;
import sdedge.plan.Plan;
import sdedge.wireless.Uplink;

/** Executions with random steps, against values of an independent implementation. */
class ReferenceExpectedTest {
  private static final double RELATIVE = 1e-9;

  static List<String> cases() throws IOException {
    return ExpectedReference.in("expected", "answers");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void progressOfTasks(String name) throws Exception {
    Instance instance = ExpectedReference.instance(name);
    if (ExpectedReference.values(name).get("tasks") == null) {
      return; // plans only
    }
    Map<String, Object> tasks = map(ExpectedReference.values(name).get("tasks"));
    StageModel model = StageModel.of(instance);
    for (Task task : instance.tasks()) {
      Map<String, Object> expected = map(tasks.get(task.id()));
      Wireless cell = instance.drafters().get(task.drafter()).wireless();
      double aloneS = Uplink.aloneSeconds(cell, List.of(task))[0];
      check(name + " upload", aloneS, number(expected.get("upload_alone_s")));
      if (expected.get("mean_steps_E") != null) {
        checkMeanSteps(name + " " + task.id(), task, expected);
      }
      Map<String, Object> byLength = map(expected.get("activity"));
      for (Map.Entry<String, Object> entry : byLength.entrySet()) {
        TaskProgress progress =
            model.progress(task, DraftChoice.of(Integer.parseInt(entry.getKey())));
        Map<String, Object> values = map(entry.getValue());
        String what = name + " " + task.id() + "@" + entry.getKey();
        checkArray(what, progress.steps(), progress::activity, values.get("active_chance"));
        checkArray(
            what, progress.steps(), progress::confirmedBefore, values.get("confirmed_tokens"));
      }
    }
  }

  private static void checkMeanSteps(String what, Task task, Map<String, Object> expected) {
    double[] tokens = numbers(expected.get("mean_steps_E"));
    double[] steps = numbers(expected.get("mean_steps_N"));
    for (int length = 0; length < tokens.length; length++) {
      TaskProgress mean = MeanProgress.of(task, DraftChoice.of(length));
      check(what + "@" + length, mean.leastGain(), tokens[length]);
      assertThat(mean.steps()).isEqualTo((int) steps[length]);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void plansOfOneDrafter(String name) throws Exception {
    Instance instance = ExpectedReference.instance(name);
    for (Object content : list(ExpectedReference.values(name).get("plans"))) {
      Plan plan = ExpectedReference.plan(instance, content);
      checkBatches(name, instance, plan, list(map(content).get("batches")));
      checkExecutions(name, instance, plan, map(content));
      if (map(content).get("mean_steps") != null) {
        checkMeans(name, instance.with(Steps.MEAN), plan, map(map(content).get("mean_steps")));
      }
    }
  }

  private static void checkMeans(
      String name, Instance mean, Plan plan, Map<String, Object> makespanS) {
    makespanS.forEach(
        (key, expectedS) -> {
          double computedS = Timeline.makespanS(mean, plan.with(ExpectedReference.pipeline(key)));
          check(name + " mean steps " + key, computedS, number(expectedS));
        });
  }

  @Test
  void plansOfSeveralDrafters() throws Exception {
    int plans = 0;
    for (Map.Entry<String, Object> entry : ExpectedReference.severalDrafters().entrySet()) {
      Instance instance = ExpectedReference.withExpectedSteps(entry.getKey());
      for (Object content : list(entry.getValue())) {
        checkExecutions(
            entry.getKey(), instance, ExpectedReference.plan(instance, content), map(content));
        plans++;
      }
    }
    assertThat(plans).isGreaterThan(20);
  }

  private static void checkBatches(
      String name, Instance instance, Plan plan, List<Object> expected) {
    StageModel model = StageModel.of(instance);
    for (int m = 0; m < expected.size(); m++) {
      Batch batch = plan.batches().get(m);
      List<Task> tasks = batch.tasks().stream().map(instance.tasks()::get).toList();
      BatchProfile profile = BatchProfile.of(model, tasks, batch.choices()::of);
      Map<String, Object> values = map(expected.get(m));
      String what = name + " batch " + m;
      int steps = profile.steps();
      checkArray(what, steps, profile::draft, values.get("draft_s"));
      checkArray(what, steps, profile::up, values.get("fronthaul_up_s"));
      checkArray(what, steps, profile::verify, values.get("verify_s"));
      checkArray(what, steps, profile::down, values.get("fronthaul_down_s"));
      checkArray(what, steps, profile::drafterSide, values.get("a_s"));
      checkArray(what, steps, profile::verifierSide, values.get("b_s"));
      checkArray(what, steps, profile::verifierChance, values.get("active_chance"));
      checkArray(what, steps, profile::drafterChance, values.get("drafter_side_chance"));
    }
  }

  private static void checkExecutions(
      String name, Instance instance, Plan plan, Map<String, Object> content) {
    for (Map.Entry<String, Object> entry : map(content.get("executed")).entrySet()) {
      Pipeline pipeline = ExpectedReference.pipeline(entry.getKey());
      Execution execution = Timeline.execute(instance, plan.with(pipeline));
      Map<String, Object> expected = map(entry.getValue());
      String what = name + " " + pipeline.key();
      check(what + " makespan", execution.makespanS(), number(expected.get("makespan_s")));
      for (int k = 0; k < instance.tasks().size(); k++) {
        String id = instance.tasks().get(k).id();
        TaskTimes times = execution.tasks().get(k);
        checkTask(what, id, times, expected);
        if (content.get("ready_s") != null) {
          check(what + " ready " + id, times.readyS(), of(content, "ready_s", id));
          check(what + " steps " + id, times.steps(), of(content, "steps", id));
        }
      }
      Components parts = execution.components();
      if (parts != null && expected.get("components") != null) {
        Map<String, Object> sums = map(expected.get("components"));
        double scale = execution.makespanS();
        check(what, parts.uploadWaitS(), number(sums.get("upload_wait_s")), scale);
        check(what, parts.draftS(), number(sums.get("draft_s")), scale);
        check(what, parts.fronthaulS(), number(sums.get("fronthaul_s")), scale);
        check(what, parts.verifyS(), number(sums.get("verify_s")), scale);
      }
    }
  }

  private static void checkTask(
      String what, String id, TaskTimes times, Map<String, Object> expected) {
    String task = what + " " + id;
    if (expected.get("completion_s") != null) {
      check(task + " first", times.firstTokenS(), of(expected, "first_token_s", id));
      check(task + " completion", times.completionS(), of(expected, "completion_s", id));
    }
    if (expected.get("stages") != null) {
      Map<String, Object> stages = map(map(expected.get("stages")).get(id));
      check(task + " draft", times.draftS(), number(stages.get("draft_s")));
      check(task + " links", times.upS() + times.downS(), number(stages.get("fronthaul_s")));
      check(task + " verify", times.verifyS(), number(stages.get("verify_s")));
    }
  }

  private static double of(Map<String, Object> expected, String key, String id) {
    return number(map(expected.get(key)).get(id));
  }

  /** Relative to the largest entry. */
  private static void checkArray(
      String what, int steps, IntToDoubleFunction computed, @Nullable Object expected) {
    if (expected == null) {
      return;
    }
    double[] values = numbers(expected);
    assertThat(steps).as(what).isEqualTo(values.length);
    double scale = Arrays.stream(values).max().orElse(0);
    IntStream.rangeClosed(1, steps)
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
