package sdedge.check.files;

import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import sdedge.check.claim.Weights;
import sdedge.check.model.Execution;
import sdedge.check.model.Outcomes;
import sdedge.check.model.ResultPlan;
import sdedge.check.model.Shares;
import sdedge.check.model.UndefinedTimeException;
import sdedge.check.stream.ContinuousExecution;
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

/** Checks {@code summary.json}: every number, and that what it says agrees with itself. */
public record SummaryFile(Findings findings, Instance instance, ObjectReader summary) {
  public static final String NAME = "summary.json";

  private void is(String key, Expected expected) {
    expected.check(findings, summary.required(key));
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
    return new ClaimedResult(
        summary.text("status", TextRule.ANY),
        summary.text("termination", TextRule.ANY),
        summary.text("method", TextRule.ANY),
        order,
        uplink,
        number("bound_s"),
        ifThere("bound_all_s"),
        ifThere("contiguous_s"),
        number("autoregressive_makespan_s"),
        certificates(uplink));
  }

  private @Nullable Double ifThere(String key) {
    return summary.optional(key).isPresent() ? number(key) : null;
  }

  /** A plan that is faster than all contiguous in an order is none of these, and proves nothing. */
  private void beyondOrders(@Nullable Execution execution, ClaimedResult statement) {
    Double contiguousS = statement.contiguousS();
    if (contiguousS == null) {
      return;
    }
    double makespanS = execution == null ? Double.NaN : execution.makespanS();
    boolean isSuch =
        execution != null
            && execution.plan().order() == null
            && execution.plan().continuous() == null
            && execution.plan().pipeline() != Pipeline.ASYNCHRONOUS
            && statement.boundS() == null
            && statement.status().equals(ClaimedResult.FEASIBLE);
    if (!isSuch || contiguousS <= makespanS * (1 + ClaimedResult.SAME)) {
      summary
          .required("contiguous_s")
          .reject("more than the makespan of a plan in no order, or nothing");
    }
  }

  /** Null if it is, or if it is no number, which is reported. */
  private @Nullable Double number(String key) {
    ValueReader value = summary.required(key);
    double number = value.isNull() ? Double.NaN : value.number(NumberRange.FINITE);
    return Double.isNaN(number) ? null : number;
  }

  private List<Weights> certificates(@Nullable UplinkPolicy searched) {
    List<ValueReader> stated = summary.list("certificates", 0, Integer.MAX_VALUE);
    if (searched != UplinkPolicy.JOINT && !stated.isEmpty()) {
      summary.required("certificates").reject("none, since no allocation was searched");
    }
    return new CertificatesCheck(instance).read(findings, stated);
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
    is("name", Expected.of(instance.name()));
    Double makespanS = execution == null ? null : Double.valueOf(execution.makespanS());
    is("makespan_s", Expected.near(makespanS, slackS(execution)));
    Double statedS = statedS(makespanS);
    gap(makespanS, statedS, statement.boundS());
    beyondOrders(execution, statement);
    components(execution);
    if (execution == null) {
      is("utilisation", Expected.NOTHING);
    } else {
      new UtilisationCheck(findings, instance, execution).check(summary.object("utilisation"));
    }
    is("steps", Expected.of(instance.speculation().steps().key()));
    double tokens = 0;
    for (Task task : instance.tasks()) {
      tokens += 1 + Outcomes.furtherTokens(task);
    }
    is("tokens", instance.isUncertain() ? Expected.of(tokens) : Expected.of((long) tokens));
    StatedAnswers.check(findings, instance, summary);
    is("tokens_per_s", Expected.near(makespanS == null ? null : tokens / makespanS, 0));
    Double silentS = statement.autoregressiveS();
    Double reduction = statedS == null || silentS == null ? null : (silentS - statedS) / silentS;
    is("reduction", Expected.near(reduction, ClaimedResult.RATIO_SLACK));
    meanSteps(execution);
    Execution.Drawn drawn = execution == null ? null : execution.drawn();
    if (drawn != null) {
      is("draws", Expected.of((long) drawn.count()));
      is("standard_error_s", Expected.near(drawn.standardErrorS(), slackS(execution)));
    }
    ofAllPolicies(execution, statement);
    is("states", Expected.atLeast(0));
    is("labels", Expected.atLeast(0));
    modes(execution);
    summary.text("note", TextRule.ANY);
    summary.optional("warnings").ifPresent(SummaryFile::texts);
    if (execution == null) {
      is("multipliers", Expected.NOTHING);
      is("order", Expected.NOTHING);
      is("uplink", Expected.NOTHING);
      summary.word("pipeline", Pipeline.values(), Pipeline::key);
      summary.word("scope", Scope.values(), Scope::key);
    } else {
      decisions(execution.plan());
      summary.list("reasons", 0, 0);
    }
    summary.finish();
  }

  /** How many tasks draft in each mode, where drafters have modes. */
  private void modes(@Nullable Execution execution) {
    if (execution == null || !instance.hasModes()) {
      return;
    }
    ObjectReader stated = summary.object("modes");
    new LatencyTable(instance, execution)
        .tasksByMode()
        .forEach((name, count) -> Expected.of((long) count).check(findings, stated.required(name)));
    stated.finish();
  }

  private static void texts(ValueReader list) {
    list.list(0, Integer.MAX_VALUE).forEach(text -> text.text(TextRule.ANY));
  }

  /** What mean steps promise is there where the plan has other steps. */
  private void meanSteps(@Nullable Execution execution) {
    if (execution == null || instance.speculation().steps() == Steps.MEAN) {
      return;
    }
    try {
      ResultPlan plan = execution.plan();
      Instance byMean = instance.with(Steps.MEAN);
      Execution mean =
          plan.continuous() == null
              ? Execution.of(byMean, plan)
              : ContinuousExecution.of(byMean, plan, plan.continuous());
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
    Double boundS = new AllPolicies(findings, instance, summary, drawn).boundS(prices);
    if (boundS != null) {
      Expected.of(boundS).check(findings, stated);
      if (execution != null && !drawn) { // a mean of draws may be too small by chance
        is("bound_all_s", Expected.between(0, execution.makespanS(), slackS(execution)));
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

  private void components(@Nullable Execution execution) {
    Shares shares = execution == null ? null : execution.shares();
    if (execution == null || shares == null) {
      is("components", Expected.NOTHING);
      return;
    }
    ObjectReader parts = summary.object("components");
    double total =
        part(parts, "upload_wait_s", execution, Shares.Parts::uploadWaitS)
            + part(parts, "draft_s", execution, Shares.Parts::draftS)
            + part(parts, "fronthaul_s", execution, Shares.Parts::fronthaulS)
            + part(parts, "verify_s", execution, Shares.Parts::verifyS);
    double whole = execution.makespanS();
    if (!Double.isNaN(total) && !Findings.agree(whole, total, 0)) {
      summary.required("components").reject("parts that sum to " + whole);
    }
    parts.finish();
  }

  /** What is stated of a part of the makespan; NaN if it is no number. */
  private double part(
      ObjectReader parts, String key, Execution execution, ToDoubleFunction<Shares.Parts> part) {
    Shares shares = Objects.requireNonNull(execution.shares());
    double least = part.applyAsDouble(shares.least());
    double most = part.applyAsDouble(shares.most());
    Expected.between(least, most, slackS(execution)).check(findings, parts.required(key));
    return parts.number(key, NumberRange.FINITE);
  }

  private void decisions(ResultPlan plan) {
    is("pipeline", Expected.of(plan.pipeline().key()));
    is("scope", Expected.of(plan.scope().key()));
    is("order", Expected.of(plan.order() == null ? null : plan.order().key()));
    is("uplink", Expected.of(plan.uplink().key()));
  }
}
