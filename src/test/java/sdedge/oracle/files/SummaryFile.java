package sdedge.oracle.files;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sdedge.document.NumberRange;
import sdedge.document.TextRule;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.Steps;
import sdedge.instance.Task;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.oracle.model.Decoding;
import sdedge.oracle.model.Execution;
import sdedge.oracle.model.Outcomes;
import sdedge.oracle.model.Shares;
import sdedge.oracle.model.UndefinedTimeException;
import sdedge.oracle.stream.ContinuousExecution;
import sdedge.plan.Plan;
import sdedge.result.table.Json;
import sdedge.timeline.TaskLatency;

/** Checks {@code summary.json}: every number, and that what it says agrees with itself. */
public record SummaryFile(Findings findings, Instance instance, ObjectReader summary) {
  public static final String NAME = "summary.json";

  private void is(String key, @Nullable Object expected) {
    Expected.check(findings, summary.required(key), expected);
  }

  /** What it says of the plan. */
  public ClaimedResult statement() {
    TaskOrder order = null;
    UplinkPolicy uplink = null;
    if (!summary.required("search").isNull()) {
      ObjectReader search = summary.object("search");
      order = search.word("order", TaskOrder.values(), TaskOrder::key);
      uplink = search.word("uplink", UplinkPolicy.values(), UplinkPolicy::key);
      search.finish();
    }
    StatedCertificates certificates =
        new StatedCertificates(findings, instance, summary.required("certificates"));
    boolean ofPartitions = ofClass().isPartitions();
    return new ClaimedResult(
        summary.text("status", TextRule.ANY),
        summary.text("termination", TextRule.ANY),
        summary.text("method", TextRule.ANY),
        order,
        uplink,
        number("bound_s"),
        ifThere("bound_all_s"),
        ofPartitions,
        ofClass().contiguousS(),
        number("autoregressive_makespan_s"),
        certificates.weights(uplink),
        certificates.prices(ofPartitions));
  }

  private StatedClass ofClass() {
    return new StatedClass(findings, instance, summary);
  }

  private @Nullable Double ifThere(String key) {
    return summary.optional(key).isPresent() ? number(key) : null;
  }

  /** Null if it is, or if it is no number, which is reported. */
  private @Nullable Double number(String key) {
    ValueReader value = summary.required(key);
    double number = value.isNull() ? Double.NaN : value.number(NumberRange.FINITE);
    return Double.isNaN(number) ? null : number;
  }

  /** What bits and hertz are worth, checked. */
  public MultipliersCheck.Worth worth(Execution execution, ClaimedResult statement) {
    ValueReader multipliers = summary.required("multipliers");
    return MultipliersCheck.check(findings, multipliers, instance, execution, statement.uplink());
  }

  /**
   * Checks the figures of a plan, but for what bits and hertz are worth; {@code null} for a result
   * without one.
   */
  public void figures(@Nullable Execution execution, ClaimedResult statement) {
    is("name", instance.name());
    Double makespanS = execution == null ? null : Double.valueOf(execution.makespanS());
    is("makespan_s", Expected.near(makespanS, slackS(execution)));
    Double statedS = statedS(makespanS);
    gap(makespanS, statedS, statement.boundS());
    ofClass().check(execution, statement);
    is("steps", instance.speculation().steps().key());
    double tokens = 0;
    for (Task task : instance.tasks()) {
      tokens += 1 + Outcomes.furtherTokens(task);
    }
    is("tokens", instance.isUncertain() ? Expected.of(tokens) : Expected.of((long) tokens));
    if (instance.isUncertain()) {
      is("answers", StatedFigures.answers(instance));
    }
    is("tokens_per_s", makespanS == null ? null : tokens / makespanS);
    Double silentS = statement.autoregressiveS();
    Double reduction = statedS == null || silentS == null ? null : (silentS - statedS) / silentS;
    is("reduction", Expected.near(reduction, ClaimedResult.RATIO_SLACK));
    ofAllPolicies(execution, statement);
    is("states", Expected.atLeast(0));
    is("labels", Expected.atLeast(0));
    summary.text("note", TextRule.ANY);
    summary.optional("warnings").ifPresent(SummaryFile::texts);
    if (execution == null) {
      List.of("components", "balanced_s", "utilisation", "multipliers", "order", "uplink")
          .forEach(key -> is(key, null));
      summary.word("pipeline", Pipeline.values(), Pipeline::key);
      summary.word("scope", Scope.values(), Scope::key);
    } else {
      figures(execution);
    }
    summary.finish();
  }

  private void figures(Execution execution) {
    Plan plan = execution.plan();
    is("pipeline", plan.pipeline().key());
    is("scope", plan.scope().key());
    is("order", plan.order() == null ? null : plan.order().key());
    is("uplink", plan.uplink().key());
    components(execution);
    is("utilisation", StatedFigures.utilisation(instance, execution));
    meanSteps(execution);
    if (execution.drawn() != null) {
      is("draws", execution.drawn().count());
      double errorS = execution.drawn().standardErrorS();
      is("standard_error_s", Expected.near(errorS, slackS(execution)));
    }
    if (instance.hasModes()) {
      is("modes", tasksByMode(execution));
    }
    Map<String, @Nullable Object> residents = StatedFigures.residents(instance, plan);
    if (residents != null) {
      is("resident_batches", residents);
    }
    summary.list("reasons", 0, 0);
  }

  /** By mode, empty for none, of a continuous plan in each that it has a step in. */
  private static Map<String, Integer> tasksByMode(Execution execution) {
    Map<String, Integer> tasks = new TreeMap<>();
    if (execution.plan().continuous() != null) {
      execution.plan().continuous().loaded().forEach(mode -> tasks.put(mode, 0));
    }
    for (TaskLatency task : execution.tasks().values()) {
      for (String mode : (task.mode() == null ? "" : task.mode()).split(" ", -1)) {
        tasks.merge(mode, 1, Integer::sum);
      }
    }
    return tasks;
  }

  private static void texts(ValueReader list) {
    list.list(0, Integer.MAX_VALUE).forEach(text -> text.text(TextRule.ANY));
  }

  /** What mean steps promise is there where the plan has other steps. */
  private void meanSteps(Execution execution) {
    if (instance.speculation().steps() == Steps.MEAN) {
      return;
    }
    try {
      Execution mean = ContinuousExecution.of(instance.with(Steps.MEAN), execution.plan());
      is("mean_steps_makespan_s", Expected.near(mean.makespanS(), slackS(mean)));
    } catch (UndefinedTimeException e) {
      // a latency table that covers the passes expected, but not these: nothing is said
    }
  }

  /**
   * What no policy can exceed must follow from its prices, and neither can the plan; of a
   * continuous plan and of a mean of draws it is the bound.
   */
  private void ofAllPolicies(@Nullable Execution execution, ClaimedResult statement) {
    ValueReader prices = summary.optional("prices").orElse(null);
    ValueReader stated = summary.optional("bound_all_s").orElse(null);
    boolean drawn = execution != null && execution.drawn() != null;
    Double planS =
        execution != null && (drawn || execution.plan().continuous() != null)
            ? Double.valueOf(execution.makespanS())
            : null;
    if (prices == null || stated == null) {
      boolean claimed = planS != null && statement.boundS() != null;
      if (claimed || prices != null || stated != null) {
        summary.required("bound_s").reject("bound_all_s and the prices that prove it");
      }
      return;
    }
    Double boundS = new PricesFile(findings, instance).boundAllS(summary, drawn);
    if (boundS != null) {
      Expected.of(boundS).check(findings, stated);
      if (execution != null && !drawn) { // a mean of draws may be too small by chance
        double slackS = slackS(execution) + Decoding.unseen(instance) * execution.makespanS();
        is("bound_all_s", Expected.between(0, execution.makespanS(), slackS));
      }
      if (planS != null && statement.boundS() != null) {
        is("bound_s", Expected.of(Math.min(boundS, planS)));
      }
    }
  }

  private static double slackS(@Nullable Execution execution) {
    return execution == null ? 0 : execution.doubt().at(execution.makespanS());
  }

  /** As the file says, of which ratios are made; as it should be where it says something absurd. */
  private @Nullable Double statedS(@Nullable Double makespanS) {
    Double statedS = makespanS == null ? null : number("makespan_s");
    return statedS == null || statedS <= 0 ? makespanS : statedS;
  }

  private void gap(@Nullable Double makespanS, @Nullable Double statedS, @Nullable Double boundS) {
    Double gap = null;
    if (boundS != null && makespanS != null && statedS != null) {
      is("bound_s", Expected.between(0, makespanS, 0));
      gap = (statedS - boundS) / statedS;
    }
    is("gap", Expected.near(gap, ClaimedResult.RATIO_SLACK));
  }

  private void components(Execution execution) {
    Shares shares = execution.shares();
    if (shares == null) {
      is("components", null);
      is("balanced_s", null);
      return;
    }
    Shares.Parts least = shares.least();
    Shares.Parts most = shares.most();
    double slackS = slackS(execution);
    Map<String, @Nullable Object> parts =
        Json.fields(
            "upload_wait_s", Expected.between(least.uploadWaitS(), most.uploadWaitS(), slackS),
            "draft_s", Expected.between(least.draftS(), most.draftS(), slackS),
            "fronthaul_s", Expected.between(least.fronthaulS(), most.fronthaulS(), slackS),
            "verify_s", Expected.between(least.verifyS(), most.verifyS(), slackS));
    is("components", parts);
    is("balanced_s", Expected.between(least.balancedS(), most.balancedS(), slackS));
    ObjectReader stated = summary.object("components");
    double total =
        parts.keySet().stream().mapToDouble(k -> stated.number(k, NumberRange.FINITE)).sum();
    double wholeS = execution.makespanS();
    if (!Double.isNaN(total) && !Findings.agree(wholeS, total, 0)) {
      summary.required("components").reject("parts that sum to " + wholeS);
    }
  }
}
