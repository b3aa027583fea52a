package sdedge.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import sdedge.instance.Instance;
import sdedge.instance.Node;
import sdedge.instance.Pipeline;
import sdedge.instance.Task;

/** Memory and task limits of a plan (docs/model.md section 6). */
public final class Feasibility {
  private static final double SLACK = 1 + 1e-12;

  private Feasibility() {}

  /** Reserved tokens of one task, I + O + l_max: times κ, its bytes on a node. */
  public static double reservedTokens(Instance instance, int task) {
    Task t = instance.tasks().get(task);
    return (double) t.inputTokens() + t.outputTokens() + instance.speculation().maxLength();
  }

  /** Whether the caches of tasks with {@code tokens} reserved together fit on a node. */
  public static boolean fits(Node node, double tokens) {
    return node.model().kvBytesPerToken() * tokens <= node.cacheBytes() * SLACK;
  }

  /**
   * Why no plan is feasible: each node whose weights alone do not fit, else each task that does not
   * fit on a node even alone, with the bytes missing; empty if all fit.
   */
  public static List<String> neverFits(Instance instance) {
    Set<String> reasons = new LinkedHashSet<>();
    for (int k = 0; k < instance.tasks().size(); k++) {
      Task task = instance.tasks().get(k);
      Node drafter = instance.drafters().get(task.drafter()).node();
      for (Node node : List.of(drafter, instance.verifier())) {
        double tokens = reservedTokens(instance, k);
        if (node.cacheBytes() < 0) {
          reasons.add(missing("the weights do", node, "", 0));
        } else if (!fits(node, tokens)) {
          reasons.add(missing("task " + task.id() + " does", node, " even alone", tokens));
        }
      }
    }
    return List.copyOf(reasons);
  }

  private static String missing(String what, Node node, String how, double tokens) {
    return String.format(
        Locale.ROOT,
        "%s not fit in the memory of node %s%s: %.0f bytes are missing",
        what,
        node.id(),
        how,
        missingBytes(node, tokens));
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

  /** Bytes by which caches of tokens that do not fit exceed a node. */
  static double missingBytes(Node node, double tokens) {
    return Math.ceil(node.model().kvBytesPerToken() * tokens - node.cacheBytes());
  }
}
