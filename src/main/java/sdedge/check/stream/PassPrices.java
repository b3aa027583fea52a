package sdedge.check.stream;

import sdedge.instance.Batching;
import sdedge.instance.Instance;
import sdedge.instance.Node;
import sdedge.instance.Task;

/** What those who take part in passes pay for them (Section 12 of the model). */
final class PassPrices {
  private static final double ROUNDING = 1e-12; // of the memory

  private final Instance instance;
  private final Tariff tariff;
  private final double cap;
  private final double mostPresence; // Ω̂
  private final PassFloor verifier;
  private final PassFloor prompts;
  private final PassFloor[] drafters;

  /**
   * Prices of passes.
   *
   * @param mostWaiting at most what a request pays per second for its own time
   * @throws IllegalArgumentException if the tariff is none of the network
   */
  PassPrices(Instance instance, Tariff tariff, double mostWaiting) {
    this.instance = instance;
    this.tariff = tariff;
    String refusal = tariff.refusal(instance.drafters().size());
    if (!refusal.isEmpty()) {
      throw new IllegalArgumentException(refusal);
    }
    int most = instance.batching().maxTasksPerBatch();
    cap = most == Batching.UNLIMITED ? Double.POSITIVE_INFINITY : most;
    mostPresence = mostPresence(mostWaiting);
    double tokens = mostTokens(instance.verifier(), -1);
    verifier = PassFloor.of(instance.verifier(), tariff.verifier(), tokens);
    prompts = PassFloor.ofPrompts(instance.verifier(), tariff.prompts(), tokens);
    drafters = new PassFloor[instance.drafters().size()];
    for (int d = 0; d < drafters.length; d++) {
      Node node = instance.drafters().get(d).node();
      drafters[d] = PassFloor.of(node, tariff.drafters().get(d).node(), mostTokens(node, d));
      if (drafters[d].cachedS() > drafters[d].freshS()) {
        throw new IllegalArgumentException("cached tokens of " + node.id() + " cost too much");
      }
    }
  }

  private double mostPresence(double mostWaiting) {
    double least = leastMemory();
    double largest = 0;
    for (int k = 0; k < instance.tasks().size(); k++) {
      largest = Math.max(largest, memory(k));
    }
    double inMemory = least > 0 ? tariff.memory() + mostWaiting / least : Double.POSITIVE_INFINITY;
    double inPass =
        cap < Double.POSITIVE_INFINITY
            ? cap * (tariff.memory() * largest + mostWaiting)
            : Double.POSITIVE_INFINITY;
    return Math.min(inMemory, inPass);
  }

  /** The most tokens in a pass of a node, of the tasks of a drafter or, if negative, of all. */
  private double mostTokens(Node node, int drafter) {
    double longest = 0;
    for (int k = 0; k < instance.tasks().size(); k++) {
      if (drafter < 0 || instance.tasks().get(k).drafter() == drafter) {
        longest = Math.max(longest, reserved(k));
      }
    }
    return Math.min(cap * longest, room(node) / node.model().kvBytesPerToken());
  }

  private double reserved(int task) {
    Task of = instance.tasks().get(task);
    return (double) of.inputTokens() + of.outputTokens() + instance.speculation().maxLength();
  }

  private static double room(Node node) {
    return (node.memoryBytes() - node.model().weightBytes()) * (1 + ROUNDING);
  }

  /** μ of a task. */
  double memory(int task) {
    Node node = instance.verifier();
    return node.model().kvBytesPerToken() * reserved(task) / room(node);
  }

  double leastMemory() {
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < instance.tasks().size(); k++) {
      least = Math.min(least, memory(k));
    }
    return least;
  }

  /** n̂, infinite without a cap. */
  double cap() {
    return cap;
  }

  Instance instance() {
    return instance;
  }

  Tariff tariff() {
    return tariff;
  }

  PassFloor prompts() {
    return prompts;
  }

  PassFloor drafter(int drafter) {
    return drafters[drafter];
  }

  /** A share of a verification, of one that pays {@code presence} per second for being there. */
  double verify(double q, double c, double presence, double memory) {
    return share(tariff.verifier(), verifier, q, c, presence, memory);
  }

  /** A share of a drafting pass. */
  double draft(int drafter, double q, double c, double presence, double memory) {
    return share(tariff.drafters().get(drafter).node(), drafters[drafter], q, c, presence, memory);
  }

  private double share(
      Tariff.OfNode price, PassFloor floor, double q, double c, double presence, double memory) {
    double own =
        floor.fixedS() * (price.byMemory() * memory + price.byCap() / cap) + floor.part(q, c);
    if (presence == 0) {
      return price.perS() * own;
    }
    double divided = floor.fixedS() * price.byPresence() * presence;
    double least = cost(price.perS(), divided, own, presence);
    least = Math.min(least, cost(price.perS(), divided, own, mostPresence));
    double flat = Math.sqrt(price.perS() * divided / own); // where the slope is 0
    return flat > presence && flat < mostPresence
        ? Math.min(least, cost(price.perS(), divided, own, flat))
        : least;
  }

  /** What is paid if all who are in the pass pay {@code all} per second for being there. */
  private static double cost(double perS, double divided, double own, double all) {
    if (all == Double.POSITIVE_INFINITY) {
      return own > 0 ? all : divided;
    }
    return (perS + all) * (divided / all + own);
  }
}
