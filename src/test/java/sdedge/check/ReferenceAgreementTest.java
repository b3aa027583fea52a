package sdedge.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static sdedge.Json.map;
import static sdedge.Json.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sdedge.ReferenceCase;
import sdedge.ReferencePlan;
import sdedge.check.claim.Deadline;
import sdedge.check.claim.PlanSearch;
import sdedge.check.model.BatchRun;
import sdedge.check.model.Decoding;
import sdedge.check.model.Execution;
import sdedge.check.model.ResultPlan;
import sdedge.check.model.Shares;
import sdedge.check.model.TaskTimes;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Task;
import sdedge.plan.Plan;

/** The second implementation agrees with the reference values. */
class ReferenceAgreementTest {
  private static final double RELATIVE = 1e-9;

  static List<ReferenceCase> cases() {
    return ReferenceCase.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void executesEveryPlanAlike(ReferenceCase reference) {
    for (ReferencePlan plan : reference.plans()) {
      for (Pipeline pipeline : plan.pipelines()) {
        Execution execution = Execution.of(reference.instance(), translated(plan.under(pipeline)));
        agree(reference, plan, pipeline, execution);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void decodesEveryTaskAlike(ReferenceCase reference) {
    for (int k = 0; k < reference.instance().tasks().size(); k++) {
      double[] tokens = sdedge.Json.numbers(reference.task(k).get("expected_tokens"));
      double[] steps = sdedge.Json.numbers(reference.task(k).get("steps"));
      for (int length = 0; length < tokens.length; length++) {
        Decoding decoding = Decoding.of(reference.instance().tasks().get(k), length);
        assertThat(decoding.tokensPerStep())
            .isCloseTo(tokens[length], within(1e-12 * tokens[length]));
        assertThat(decoding.steps()).isEqualTo((int) steps[length]);
      }
    }
  }

  private static void agree(
      ReferenceCase reference, ReferencePlan plan, Pipeline pipeline, Execution execution) {
    Map<String, Object> expected = plan.executed(pipeline);
    double makespanS = number(expected.get("makespan_s"));
    close(execution.makespanS(), makespanS, 0);
    double[] readyS = plan.readyS();
    double[] firstS = reference.byTask(expected.get("first_token_s"));
    double[] completeS = reference.byTask(expected.get("completion_s"));
    int d = 0;
    int i = 0;
    for (BatchRun run : execution.runs()) {
      if (execution.plan().drafters().get(d).drafter() != run.drafter()) {
        d++;
        i = 0;
      }
      for (int k : run.batch().tasks()) {
        double uploadS = execution.uploads().get(d).get(i++).readyS();
        Task task = reference.instance().tasks().get(k);
        TaskTimes times = TaskTimes.of(task, run, uploadS, pipeline);
        close(uploadS, readyS[k], 0);
        close(times.ttftS(), firstS[k], 0);
        close(times.e2eS(), completeS[k], 0);
      }
    }
    Shares shares = execution.shares();
    assertThat(shares == null).isEqualTo(expected.get("components") == null);
    if (shares != null) {
      parts(shares, map(expected.get("components")), makespanS);
    }
  }

  private static void parts(Shares shares, Map<String, Object> expected, double makespanS) {
    double waitS = number(expected.get("upload_wait_s"));
    assertThat(waitS)
        .isBetween(
            shares.least().uploadWaitS() - 1e-9 * makespanS,
            shares.most().uploadWaitS() + 1e-9 * makespanS);
    double draftS = number(expected.get("draft_s"));
    assertThat(draftS)
        .isBetween(
            shares.least().draftS() - 1e-9 * makespanS, shares.most().draftS() + 1e-9 * makespanS);
    double verifyS = number(expected.get("verify_s"));
    assertThat(verifyS)
        .isBetween(
            shares.least().verifyS() - 1e-9 * makespanS,
            shares.most().verifyS() + 1e-9 * makespanS);
  }

  private static void close(double found, double expected, double scale) {
    assertThat(found).isCloseTo(expected, within(RELATIVE * Math.max(Math.abs(expected), scale)));
  }

  /** The least makespan below a target that the second implementation finds, seconds. */
  static double leastS(Instance instance, Plan known, double targetS) {
    Execution execution = Execution.of(instance, translated(known));
    Deadline deadline = new Deadline(60_000_000_000L);
    return PlanSearch.below(
            targetS, instance, instance.order(), instance.uplink(), execution, deadline)
        .makespanS();
  }

  static ResultPlan translated(Plan plan) {
    List<ResultPlan.OfDrafter> drafters = new ArrayList<>();
    for (DrafterPlan drafter : plan.drafters()) {
      drafters.add(
          new ResultPlan.OfDrafter(
              drafter.drafter(),
              drafter.order(),
              drafter.uplink(),
              drafter.cohorts().stream()
                  .map(
                      cohort ->
                          cohort.batches().stream()
                              .map(b -> new ResultPlan.Batch(b.tasks(), b.lengths().of(0)))
                              .toList())
                  .toList()));
    }
    return new ResultPlan(plan.pipeline(), plan.scope(), drafters);
  }
}
