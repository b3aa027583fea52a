package sdedge.check.files;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sdedge.check.claim.Weights;
import sdedge.check.model.Busy;
import sdedge.check.model.Execution;
import sdedge.check.model.ResultPlan;
import sdedge.check.model.Shares;
import sdedge.check.model.UndefinedTimeException;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.Steps;
import sdedge.instance.Task;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;

/** Checks {@code summary.json}: every number, and that what it says agrees with itself. */
public final class SummaryFile {
  public static final String NAME = "summary.json";

  private final Instance instance;
  private final Tree tree;

  public SummaryFile(Findings findings, Instance instance, JsonValue document) {
    this.instance = instance;
    tree = Tree.of(findings, NAME, document);
  }

  public Tree tree() {
    return tree;
  }

  /** What it says of the plan. */
  public ClaimedResult statement() {
    Tree search = tree.get("search");
    boolean searched = search.isThere() && !search.isNull();
    TaskOrder order = searched ? PlanFile.word(search.get("order"), TaskOrder.values()) : null;
    UplinkPolicy uplink =
        searched ? PlanFile.word(search.get("uplink"), UplinkPolicy.values()) : null;
    if (searched) {
      search.finish();
    }
    return new ClaimedResult(
        text("status"),
        text("termination"),
        text("method"),
        order,
        uplink,
        tree.get("bound_s").numberOrNull(),
        tree.get("autoregressive_makespan_s").numberOrNull(),
        certificates(uplink));
  }

  private List<Weights> certificates(@Nullable UplinkPolicy searched) {
    Tree certificates = tree.get("certificates");
    List<Weights> read = new CertificatesCheck(instance).read(certificates);
    if (searched != UplinkPolicy.JOINT && !read.isEmpty()) {
      certificates.mismatch("none, since no allocation was searched");
    }
    return read;
  }

  private String text(String key) {
    return Objects.requireNonNullElse(tree.get(key).text(), "");
  }

  /** What bits and hertz are worth, checked. */
  public MultipliersCheck.Worth worth(Execution execution, ClaimedResult statement) {
    return MultipliersCheck.check(tree.get("multipliers"), instance, execution, statement.uplink());
  }

  /**
   * Checks the figures of a plan, but for what bits and hertz are worth; {@code null} for a result
   * without one.
   */
  public void figures(@Nullable Execution execution, ClaimedResult statement) {
    tree.get("name").mustBe(instance.name());
    Double makespanS = execution == null ? null : Double.valueOf(execution.makespanS());
    tree.get("makespan_s").mustBe(makespanS, slackS(execution));
    Double statedS = statedS(makespanS);
    gap(makespanS, statedS, statement.boundS());
    components(execution);
    utilisation(execution);
    tree.get("steps").mustBe(instance.speculation().steps().key());
    long tokens = instance.tasks().stream().mapToLong(Task::outputTokens).sum();
    tree.get("tokens").mustBe(tokens);
    tree.get("tokens_per_s").mustBe(makespanS == null ? null : tokens / makespanS, 0);
    Double silentS = statement.autoregressiveS();
    tree.get("reduction")
        .mustBe(
            statedS == null || silentS == null ? null : (silentS - statedS) / silentS,
            ClaimedResult.RATIO_SLACK);
    meanSteps(execution);
    if (execution == null) {
      tree.get("multipliers").mustBe((String) null);
    }
    tree.get("states").integer(0);
    tree.get("labels").integer(0);
    tree.get("note").text();
    if (tree.has("warnings")) {
      tree.get("warnings").items().forEach(Tree::text);
    }
    if (execution == null) {
      tree.get("order").mustBe((String) null);
      tree.get("uplink").mustBe((String) null);
      PlanFile.word(tree.get("pipeline"), Pipeline.values());
      PlanFile.word(tree.get("scope"), Scope.values());
    } else {
      decisions(execution.plan());
      tree.get("reasons").items().forEach(item -> item.mismatch("no reason beside a plan"));
    }
    tree.finish();
  }

  /** What mean steps promise is there where the plan has other steps. */
  private void meanSteps(@Nullable Execution execution) {
    if (execution == null || instance.speculation().steps() == Steps.MEAN) {
      return;
    }
    try {
      Execution mean = Execution.of(instance.with(Steps.MEAN), execution.plan());
      tree.get("mean_steps_makespan_s").mustBe(mean.makespanS(), slackS(mean));
    } catch (UndefinedTimeException e) {
      // a latency table that covers the passes expected, but not these: nothing is said
    }
  }

  private static double slackS(@Nullable Execution execution) {
    return execution == null ? 0 : execution.doubt().at(execution.makespanS());
  }

  /** As the file says, of which ratios are made; as it should be where it says something absurd. */
  private @Nullable Double statedS(@Nullable Double makespanS) {
    Double statedS = makespanS == null ? null : tree.get("makespan_s").numberOrNull();
    return statedS == null || statedS <= 0 ? makespanS : statedS;
  }

  private void gap(@Nullable Double makespanS, @Nullable Double statedS, @Nullable Double boundS) {
    Tree bound = tree.get("bound_s");
    if (boundS != null && makespanS != null && statedS != null) {
      bound.mustLieIn(0, makespanS, 0);
      tree.get("gap").mustBe((statedS - boundS) / statedS, ClaimedResult.RATIO_SLACK);
    } else {
      tree.get("gap").mustBe((String) null);
    }
  }

  private void components(@Nullable Execution execution) {
    Tree components = tree.get("components");
    Shares shares = execution == null ? null : execution.shares();
    if (execution == null || shares == null) {
      components.mustBe((String) null);
      return;
    }
    double whole = execution.makespanS();
    double slackS = slackS(execution);
    Shares.Parts least = shares.least();
    Shares.Parts most = shares.most();
    Tree wait = components.get("upload_wait_s");
    wait.mustLieIn(least.uploadWaitS(), most.uploadWaitS(), slackS);
    Tree draft = components.get("draft_s");
    draft.mustLieIn(least.draftS(), most.draftS(), slackS);
    Tree fronthaul = components.get("fronthaul_s");
    fronthaul.mustLieIn(least.fronthaulS(), most.fronthaulS(), slackS);
    Tree verify = components.get("verify_s");
    verify.mustLieIn(least.verifyS(), most.verifyS(), slackS);
    double total = 0;
    for (Tree part : List.of(wait, draft, fronthaul, verify)) {
      Double number = part.number();
      total += number == null ? Double.NaN : number;
    }
    if (!Double.isNaN(total) && !Findings.agree(whole, total, 0)) {
      components.mismatch("parts that sum to " + whole);
    }
    components.finish();
  }

  private void utilisation(@Nullable Execution execution) {
    Tree utilisation = tree.get("utilisation");
    if (execution == null) {
      utilisation.mustBe((String) null);
      return;
    }
    double wholeS = execution.makespanS();
    Busy busy = execution.busy();
    utilisation.get("verifier").mustBe(busy.verifierS() / wholeS, 0);
    List<Tree> drafters = utilisation.get("drafters").items();
    if (drafters.size() != instance.drafters().size()) {
      utilisation.mismatch("an entry per drafter");
    }
    for (int d = 0; d < Math.min(drafters.size(), instance.drafters().size()); d++) {
      Tree drafter = drafters.get(d);
      drafter.get("id").mustBe(instance.drafters().get(d).id());
      drafter.get("drafter").mustBe(busy.drafterS(d) / wholeS, 0);
      drafter.get("fronthaul_up").mustBe(busy.upS(d) / wholeS, 0);
      drafter.get("fronthaul_down").mustBe(busy.downS(d) / wholeS, 0);
      drafter.finish();
    }
    utilisation.finish();
  }

  private void decisions(ResultPlan plan) {
    tree.get("pipeline").mustBe(plan.pipeline().key());
    tree.get("scope").mustBe(plan.scope().key());
    TaskOrder order = plan.order();
    tree.get("order").mustBe(order == null ? null : order.key());
    tree.get("uplink").mustBe(plan.uplink().key());
  }
}
