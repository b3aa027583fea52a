package sdedge.search.scheme;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.Model;
import sdedge.instance.Node;

/**
 * The recursion of arXiv 2510.11331 in its own terms: of each prefix of the tasks by input one
 * plan, to whose steps a batch is added as to a flow shop of two machines, where drafts may run
 * ahead as far as they can. In its setting it finds the optimum under {@code synchronous}, where
 * they may run ahead by a batch ({@code PublishedValuesIT}).
 */
final class PublishedRecursion {
  private final double[] inputs; // ascending
  private final Node drafter;
  private final Node verifier;
  private final double tokens;
  private final double rate;
  final int mostTokens;

  PublishedRecursion(Instance instance) {
    inputs = instance.tasks().stream().mapToDouble(t -> t.inputTokens()).sorted().toArray();
    drafter = instance.drafters().get(0).node();
    verifier = instance.verifier();
    tokens = instance.tasks().get(0).outputTokens();
    rate = instance.tasks().get(0).acceptance().inContext(1).at(1);
    mostTokens = instance.speculation().maxLength();
  }

  /** The last batch of a prefix, the plan before it, and when each step ends on both sides. */
  @SuppressWarnings("ArrayRecordComponent") // never changed, never compared
  record Plan(
      @Nullable Plan before, int end, double[] draftedS, double[] verifiedS, double totalS) {
    String sizes() {
      Deque<Integer> sizes = new ArrayDeque<>();
      for (Plan last = this; last.before != null; last = last.before) {
        sizes.addFirst(last.end - last.before.end);
      }
      return sizes.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
  }

  /** The plan of one length. */
  Plan best(int length) {
    double gain = (1 - Math.pow(rate, length + 1)) / (1 - rate);
    int steps = (int) Math.ceil(tokens / gain - 1e-9);
    Plan[] best = new Plan[inputs.length + 1];
    best[0] = new Plan(null, 0, new double[steps], new double[steps], 0);
    for (int end = 1; end <= inputs.length; end++) {
      for (int start = 0; start < end; start++) {
        if (fits(end - start, inputs[end - 1])) {
          Plan plan = with(best[start], end, length, gain);
          if (best[end] == null || plan.totalS < best[end].totalS) {
            best[end] = plan;
          }
        }
      }
    }
    return best[inputs.length];
  }

  /** Whether the caches of a batch fit beside the weights: two bytes a key or value. */
  private boolean fits(int size, double longest) {
    Model model = drafter.model();
    double bytes = 2.0 * 2 * model.layers() * model.hidden();
    return size * bytes * (longest + tokens + mostTokens) <= drafter.cacheBytes();
  }

  private Plan with(Plan before, int end, int length, double gain) {
    int size = end - before.end;
    double input = inputs[end - 1];
    double[] draftedS = before.draftedS.clone();
    double[] verifiedS = before.verifiedS.clone();
    double totalS = 0;
    for (int n = 0; n < draftedS.length; n++) {
      double confirmed = input + Math.min(tokens, n * gain);
      draftedS[n] +=
          n == 0 ? passS(drafter, size, input, 0) : passS(drafter, size, 1, confirmed - 1);
      // passes grow by a token each, and their time is linear in it
      draftedS[n] += (length - 1) * passS(drafter, size, 1, confirmed + (length - 2) / 2.0);
      double verifyS =
          n == 0
              ? passS(verifier, size, input + length, 0)
              : passS(verifier, size, length + 1, confirmed - 1);
      verifiedS[n] = Math.max(draftedS[n], verifiedS[n]) + verifyS;
      totalS += verifiedS[n];
    }
    return new Plan(before, end, draftedS, verifiedS, totalS);
  }

  /** J(8h² + 4hf)q + 4Jhq(c + q) operations of each task, c1 seconds each, and c2 seconds. */
  private static double passS(Node node, int size, double fresh, double cached) {
    Model model = node.model();
    double matrices = 2 * model.parameters(); // of full width, two in a feed-forward network
    double attention = 4.0 * model.layers() * model.hidden() * (cached + fresh);
    LatencyModel.Flops speed = (LatencyModel.Flops) node.latency();
    double perS = speed.peakFlops() * speed.flopsEfficiency();
    return size * fresh * (matrices + attention) / perS + node.passOverheadS();
  }
}
