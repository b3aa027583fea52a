package sdedge.stream.bound;

import java.util.function.IntFunction;
import sdedge.instance.Instance;
import sdedge.instance.Task;

/**
 * Those who are verified in a pass with the prompts of others pay a share of a pass that need not
 * be worth so much there (docs/model.md section 12).
 */
final class PrefillExcess {
  private PrefillExcess() {}

  /**
   * Δ: by how much at most the shares of all piggybacked rounds of a pass exceed what they pay for
   * in it.
   *
   * @param tasks that may ride
   * @param gained tokens at which to look, by task
   */
  static double excess(PricedNetwork network, int[] tasks, IntFunction<int[]> gained) {
    if (network.prices().firstRounds() instanceof PrefillCharging.Shared) {
      return 0;
    }
    double shortestS = shortestS(network);
    double most = 0;
    double mostPerMemory = 0;
    for (int k : tasks) {
      double own = excess(new StreamRoundCosts(network, k, 0), gained.apply(k), shortestS);
      most = Math.max(most, own);
      mostPerMemory = Math.max(mostPerMemory, own == 0 ? 0 : own / network.network().memory(k));
    }
    if (most == 0) {
      return 0;
    }
    double byCap = (network.network().cap() - 1) * most;
    double byMemory = (1 - network.network().leastMemory()) * mostPerMemory;
    return Math.min(byCap, byMemory);
  }

  private static double excess(StreamRoundCosts costs, int[] gained, double shortestS) {
    double most = 0;
    for (int g : gained) {
      for (int l = costs.choices().leastLength(); l <= costs.choices().longest(); l++) {
        most = Math.max(most, costs.piggybackedExcess(g, l, shortestS));
      }
    }
    return most;
  }

  /** No pass with a prompt has less arithmetic than this. */
  private static double shortestS(PricedNetwork network) {
    Instance instance = network.network().instance();
    int shortest = instance.tasks().stream().mapToInt(Task::inputTokens).min().orElse(0);
    double drafts = instance.speculation().minLength();
    return network.prompts().ofOne(shortest + drafts, drafts + 1, 0) + network.prompts().fixedS();
  }
}
