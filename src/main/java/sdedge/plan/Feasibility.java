package sdedge.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Contradiction;
import sdedge.instance.DraftMode;
import sdedge.instance.Instance;
import sdedge.instance.Node;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.instance.Task;

/** Memory and task limits of a plan (docs/model.md section 6). */
public final class Feasibility {
  /** What asynchronous execution does not say. */
  private static final String NO_ASYNCHRONOUS =
      "asynchronous execution with steps: expected has no draft modes at the verifier; --steps mean"
          + " has, and so have the other pipelines";

  private Feasibility() {}

  /** Why an instance cannot be executed under a pipeline; null if it can. */
  public static @Nullable String noExecution(Instance instance, Pipeline pipeline) {
    String refusal = Contradiction.refusal(instance, pipeline);
    return refusal == null && pipeline == Pipeline.ASYNCHRONOUS
        ? noAsynchronous(instance)
        : refusal;
  }

  private static @Nullable String noAsynchronous(Instance instance) {
    boolean isMeanOfSteps =
        instance.speculation().steps() == Steps.EXPECTED && !instance.isUncertain();
    return isMeanOfSteps && draftsAtVerifier(instance) ? NO_ASYNCHRONOUS : null;
  }

  /** Whether a drafter has a mode at the verifier. */
  private static boolean draftsAtVerifier(Instance instance) {
    return instance.drafters().stream()
        .flatMap(drafter -> drafter.modes().stream())
        .anyMatch(DraftMode::isAtVerifier);
  }

  /** Reserved tokens of one task, I + max O + l_max: times κ, its bytes on a node. */
  public static double reservedTokens(Instance instance, int task) {
    Task t = instance.tasks().get(task);
    double tokens = (double) t.inputTokens() + t.answer().largestOutputTokens();
    return tokens + instance.speculation().maxLength();
  }

  /** Whether the caches of tasks with {@code tokens} reserved together fit on a node. */
  public static boolean fits(Node node, double tokens) {
    return node.model().kvBytesPerToken() * tokens <= node.cacheBytes() * MemoryModel.SLACK;
  }

  /**
   * Why no plan is feasible: each node whose weights alone do not fit, else each task that does not
   * fit on a node even alone, with the bytes missing; empty if all fit. Of several sets of modes
   * that may be loaded, what the one says that misses least.
   */
  public static List<String> neverFits(Instance instance) {
    List<String> fewest = null;
    for (Set<String> set : ModeSets.all(ModeSets.names(instance))) {
      if (instance.speculation().minLength() == 0 || ModeSets.serveAll(instance, set)) {
        List<String> reasons = neverFits(instance, set);
        fewest = fewest == null || reasons.size() <= fewest.size() ? reasons : fewest;
        if (reasons.isEmpty()) {
          break;
        }
      }
    }
    return fewest == null ? List.of() : fewest;
  }

  /** Why no plan is feasible with modes of some names loaded; empty if one may be. */
  public static List<String> neverFits(Instance instance, Set<String> loaded) {
    MemoryModel residence = MemoryModel.of(instance, loaded);
    Set<String> reasons = new LinkedHashSet<>();
    for (int k = 0; k < instance.tasks().size(); k++) {
      Task task = instance.tasks().get(k);
      double tokens = reservedTokens(instance, k);
      int d = task.drafter();
      Node drafter = instance.drafters().get(d).node();
      if (residence.lacksWeights(d)) {
        reasons.add(missing("the weights do", drafter, "", residence.missingBytes(d, 0)));
      } else if (!residence.fits(d, tokens)) {
        double bytes = residence.missingBytes(d, tokens);
        reasons.add(missing("task " + task.id() + " does", drafter, alone(task), bytes));
      }
      if (residence.verifierLacksWeights()) {
        double bytes = residence.missingVerifierBytes(0, each -> 0);
        reasons.add(missing("the weights do", instance.verifier(), "", bytes));
        continue;
      }
      IntToDoubleFunction own = each -> each == d ? tokens : 0;
      if (!residence.fitsVerifier(tokens, own)) {
        double bytes = residence.missingVerifierBytes(tokens, own);
        String what = "task " + task.id() + " does";
        reasons.add(missing(what, instance.verifier(), alone(task), bytes));
      }
    }
    return List.copyOf(reasons);
  }

  private static String alone(Task task) {
    return task.answer().isUncertain()
        ? " even alone, with the longest answer that it may have (max_output_tokens cuts it off)"
        : " even alone";
  }

  private static String missing(String what, Node node, String how, double bytes) {
    return String.format(
        Locale.ROOT,
        "%s not fit in the memory of node %s%s: %.0f bytes are missing",
        what,
        node.id(),
        how,
        bytes);
  }

  /**
   * Every reason why a plan cannot be executed; empty if it is feasible. Scope, min_length and
   * order limit the search only.
   */
  public static List<String> violations(Instance instance, Plan plan) {
    return plan.continuous() == null && plan.pipeline() != Pipeline.CONTINUOUS
        ? new PlanReview(instance, plan).reasons()
        : ServiceReview.reasons(instance, plan);
  }
}
