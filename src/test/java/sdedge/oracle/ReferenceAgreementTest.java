package sdedge.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static sdedge.Json.list;
import static sdedge.Json.map;
import static sdedge.Json.number;
import static sdedge.Json.numbers;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.instance.Task;
import sdedge.oracle.Reference.Given;
import sdedge.oracle.files.Findings;
import sdedge.oracle.files.PlanLimits;
import sdedge.oracle.model.BatchTimes;
import sdedge.oracle.model.Decoding;
import sdedge.oracle.model.Execution;
import sdedge.oracle.model.Outcomes;
import sdedge.oracle.model.PartTimes;
import sdedge.oracle.model.Pricing;
import sdedge.oracle.model.Shares;
import sdedge.oracle.model.Uplinks;
import sdedge.plan.Batch;
import sdedge.plan.Plan;
import sdedge.timeline.TaskLatency;

/** The second implementation agrees with the reference values. */
class ReferenceAgreementTest {
  private static final double RELATIVE = 1e-9;

  static List<Reference> executed() {
    return Reference.in("cases", "joint", "expected", "answers", "paper");
  }

  static List<Reference> profiled() {
    return Reference.in("cases", "joint", "paper");
  }

  static List<Given> severalDraftersExpected() {
    return Reference.severalDraftersExpected();
  }

  static List<Reference> allocated() {
    return Reference.in("uplink");
  }

  @ParameterizedTest
  @MethodSource("executed")
  void executesEveryPlanAlike(Reference reference) {
    for (Given plan : reference.plans()) {
      executes(plan);
    }
  }

  @ParameterizedTest
  @MethodSource("severalDraftersExpected")
  void executesExpectedStepsOfSeveralDraftersAlike(Given plan) {
    executes(plan);
  }

  private static void executes(Given plan) {
    if (plan.values().get("infeasible") != null) {
      Findings findings = new Findings();
      PlanLimits.check(findings, plan.instance(), plan.under(Pipeline.ROLLING));
      assertThat(findings.differences()).isNotEmpty();
      return;
    }
    for (Pipeline pipeline : plan.pipelines()) {
      Plan under = plan.under(pipeline);
      Findings findings = new Findings();
      PlanLimits.check(findings, plan.instance(), under);
      assertThat(findings.differences()).isEmpty();
      agree(plan, pipeline, Execution.of(plan.instance(), under));
      if (executed(plan, pipeline).get("expected_steps_makespan_s") != null) {
        expectedSteps(plan, pipeline);
      }
    }
    if (plan.values().get("batches") != null) {
      batches(plan);
    }
  }

  private static Map<String, Object> executed(Given plan, Pipeline pipeline) {
    return map(map(plan.values().get("executed")).get(pipeline.key()));
  }

  /** The values of a plan under expected steps that stand beside those under mean steps. */
  private static void expectedSteps(Given plan, Pipeline pipeline) {
    Map<String, Object> expected = executed(plan, pipeline);
    Instance instance = plan.instance().with(Steps.EXPECTED);
    Execution execution = Execution.of(instance, plan.under(pipeline));
    String name = plan + " " + pipeline + " expected";
    close(execution.makespanS(), number(expected.get("expected_steps_makespan_s")), name);
    Object completions = expected.get("expected_steps_completion_s");
    execution
        .tasks()
        .forEach((k, t) -> close(t.e2eS(), completions, instance.tasks().get(k).id(), name));
  }

  private static void agree(Given plan, Pipeline pipeline, Execution execution) {
    Map<String, Object> expected = executed(plan, pipeline);
    double makespanS = number(expected.get("makespan_s"));
    close(execution.makespanS(), makespanS, plan + " " + pipeline + " makespan");
    execution
        .tasks()
        .forEach(
            (k, times) -> {
              String id = plan.instance().tasks().get(k).id();
              String name = plan + " " + pipeline + " " + id;
              close(times.uploadS(), plan.values().get("ready_s"), id, name);
              close(times.ttftS(), expected.get("first_token_s"), id, name);
              close(times.e2eS(), expected.get("completion_s"), id, name);
              close(times.steps(), plan.values().get("steps"), id, name);
              stages(times, expected.get("stages"), id);
            });
    Shares shares = execution.shares();
    assertThat(shares == null).isEqualTo(pipeline == Pipeline.ASYNCHRONOUS);
    if (shares != null && expected.get("components") != null) {
      components(shares, map(expected.get("components")), makespanS);
    }
  }

  private static void stages(TaskLatency times, @Nullable Object all, String id) {
    if (all != null) {
      Map<String, Object> stages = map(map(all).get(id));
      close(times.draftS(), number(stages.get("draft_s")), id + " draft");
      close(times.fronthaulS(), number(stages.get("fronthaul_s")), id + " fronthaul");
      close(times.verifyS(), number(stages.get("verify_s")), id + " verify");
    }
  }

  private static void components(Shares shares, Map<String, Object> expected, double makespanS) {
    Shares.Parts least = shares.least();
    Shares.Parts most = shares.most();
    between(expected.get("upload_wait_s"), least.uploadWaitS(), most.uploadWaitS(), makespanS);
    between(expected.get("draft_s"), least.draftS(), most.draftS(), makespanS);
    between(expected.get("fronthaul_s"), least.fronthaulS(), most.fronthaulS(), makespanS);
    between(expected.get("verify_s"), least.verifyS(), most.verifyS(), makespanS);
  }

  private static void between(@Nullable Object value, double least, double most, double makespanS) {
    double slack = RELATIVE * makespanS;
    assertThat(number(value)).isBetween(least - slack, most + slack);
  }

  private static void close(double found, @Nullable Object values, String id, String name) {
    if (values != null) {
      close(found, number(map(values).get(id)), name);
    }
  }

  private static void close(double found, double expected, String name) {
    assertThat(found).as(name).isCloseTo(expected, within(RELATIVE * Math.abs(expected)));
  }

  /** By step, to 1e-9 of the largest. */
  private static void batches(Given plan) {
    List<Object> expected = list(plan.values().get("batches"));
    List<Batch> batches = plan.under(Pipeline.ROLLING).batches();
    for (int b = 0; b < batches.size(); b++) {
      BatchTimes times = new Pricing(plan.instance(), Pipeline.ROLLING).times(batches.get(b));
      PartTimes part = times.parts().get(0);
      Map<String, Object> values = map(expected.get(b));
      series(values.get("a_s"), n -> times.at(n).drafterS());
      series(values.get("b_s"), n -> times.at(n).verifierS());
      series(values.get("draft_s"), n -> part.at(n).draftS());
      series(values.get("fronthaul_up_s"), n -> part.at(n).upS());
      series(values.get("verify_s"), n -> times.at(n).verifyS());
      series(values.get("fronthaul_down_s"), n -> times.at(n).downS());
      series(values.get("active_chance"), n -> times.at(n).chance());
    }
  }

  private interface ByStep {
    double at(int step);
  }

  private static void series(@Nullable Object values, ByStep found) {
    if (values == null) {
      return;
    }
    double[] expected = numbers(values);
    double largest = 0;
    for (double value : expected) {
      largest = Math.max(largest, value);
    }
    for (int n = 1; n <= expected.length; n++) {
      assertThat(found.at(n)).isCloseTo(expected[n - 1], within(RELATIVE * largest));
    }
    assertThat(found.at(expected.length + 1)).isZero();
  }

  @ParameterizedTest
  @MethodSource("profiled")
  void pricesEveryBatchAlike(Reference reference) {
    Map<String, Object> profiles = map(reference.expected().get("batch_profiles"));
    profiles.forEach(
        (key, profile) -> {
          BatchTimes times =
              new Pricing(reference.instance(), Pipeline.ROLLING).times(reference.batch(key));
          Map<String, Object> values = map(profile);
          series(values.get("drafter_side_s"), n -> times.at(n).drafterS());
          series(values.get("verifier_side_s"), n -> times.at(n).verifierS());
          series(values.get("verify_s"), n -> times.at(n).verifyS());
          series(values.get("fronthaul_down_s"), n -> times.at(n).downS());
          if (values.get("parts") != null) {
            for (PartTimes part : times.parts()) {
              String drafter = reference.instance().drafters().get(part.drafter()).id();
              Map<String, Object> own = map(map(values.get("parts")).get(drafter));
              series(own.get("draft_s"), n -> part.at(n).draftS());
              series(own.get("fronthaul_up_s"), n -> part.at(n).upS());
              series(own.get("fronthaul_down_s"), n -> part.at(n).downS());
            }
          }
        });
  }

  @ParameterizedTest
  @MethodSource("executed")
  void decodesEveryTaskAlike(Reference reference) {
    Instance instance = reference.instance();
    if (reference.expected().get("tasks") == null) {
      return; // plans only
    }
    for (int k = 0; k < instance.tasks().size(); k++) {
      Map<String, Object> task =
          map(map(reference.expected().get("tasks")).get(instance.tasks().get(k).id()));
      close(Uplinks.aloneS(instance, k), number(task.get("upload_alone_s")), "alone");
      if (task.get("mean_steps_E") != null) {
        double[] tokens = numbers(task.get("mean_steps_E"));
        double[] steps = numbers(task.get("mean_steps_N"));
        for (int length = 0; length < tokens.length; length++) {
          close(
              Outcomes.tokensPerStep(instance.tasks().get(k), DraftChoice.of(length), 1),
              tokens[length],
              "E");
          Decoding decoding =
              Decoding.of(instance.tasks().get(k), DraftChoice.of(length), Steps.MEAN);
          assertThat(decoding.steps()).isEqualTo((int) steps[length]);
        }
        Task law = instance.tasks().get(k);
        close(1 + Outcomes.furtherTokens(law), number(task.get("mean_output_tokens")), "mean O");
        close(Outcomes.plannedTokens(law), number(task.get("planned_output_tokens")), "O");
        close(Outcomes.largestTokens(law), number(task.get("largest_output_tokens")), "max O");
      }
      if (task.get("activity") == null) {
        double[] tokens = numbers(task.get("expected_tokens"));
        double[] steps = numbers(task.get("steps"));
        for (int length = 0; length < tokens.length; length++) {
          close(
              Outcomes.tokensPerStep(instance.tasks().get(k), DraftChoice.of(length), 1),
              tokens[length],
              "E");
          Decoding decoding =
              Decoding.of(instance.tasks().get(k), DraftChoice.of(length), Steps.MEAN);
          assertThat(decoding.steps()).isEqualTo((int) steps[length]);
        }
      } else {
        int index = k;
        map(task.get("activity"))
            .forEach(
                (length, values) -> {
                  Decoding decoding =
                      Decoding.of(
                          instance.tasks().get(index),
                          DraftChoice.of(Integer.parseInt(length)),
                          Steps.EXPECTED);
                  series(map(values).get("active_chance"), decoding::active);
                  int prompt = instance.tasks().get(index).inputTokens();
                  double[] confirmed = numbers(map(values).get("confirmed_tokens"));
                  for (int n = 1; n <= confirmed.length; n++) {
                    close(prompt + decoding.gained(n), confirmed[n - 1], "c");
                  }
                });
      }
    }
  }

  /** Given plans under their optimal allocations as stated, and under every policy. */
  @ParameterizedTest
  @MethodSource("allocated")
  void executesAllocationsAlike(Reference reference) {
    for (String which : List.of("given", "joint")) {
      Map<String, Object> values = map(reference.expected().get(which));
      Map<String, Object> plan = which.equals("given") ? values : map(values.get("plan"));
      Plan explicit = reference.explicit(plan);
      Findings findings = new Findings();
      PlanLimits.check(findings, reference.instance(), explicit);
      assertThat(findings.differences()).isEmpty();
      Execution execution = Execution.of(reference.instance(), explicit);
      close(execution.makespanS(), number(plan.get("makespan_s")), which);
      execution
          .tasks()
          .forEach(
              (k, times) ->
                  close(
                      times.uploadS(),
                      plan.get("ready_s"),
                      reference.instance().tasks().get(k).id(),
                      which));
      if (plan.get("makespan_by_policy_s") != null) {
        map(plan.get("makespan_by_policy_s"))
            .forEach(
                (policy, seconds) ->
                    close(
                        Execution.of(reference.instance(), reference.under(policy, plan))
                            .makespanS(),
                        number(seconds),
                        policy));
      }
    }
  }
}
