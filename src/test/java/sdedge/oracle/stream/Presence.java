package sdedge.oracle.stream;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Node;

/** Who can be there together, and what each pays per second for it (Section 12 of the model). */
final class Presence {
  private static final double ROUNDING = 1e-9;

  private final NetworkFloors floors;
  private final Answers answers;
  private final ContinuousPrices prices;
  private final double[] perS; // ω by answer
  private final double cap; // of requests in a pass, memory apart
  private final double together; // n̂
  private final double[] drafting; // n̂_d by drafter
  private final double inPass; // Ω̂

  /**
   * Prices of being there.
   *
   * @param floors of an instance whose tasks are the answers
   */
  Presence(NetworkFloors floors, Answers answers, ContinuousPrices prices) {
    this.floors = floors;
    this.answers = answers;
    this.prices = prices;
    limits();
    Instance instance = floors.instance();
    perS = IntStream.range(0, instance.tasks().size()).mapToDouble(this::price).toArray();
    cap = Math.min(floors.cap(), prices.users() > 0 ? prices.users() : Double.POSITIVE_INFINITY);
    double[] fitting =
        IntStream.range(0, instance.drafters().size()).mapToDouble(this::fitting).toArray();
    together = Math.min(cap, Math.min(fitting(-1), Arrays.stream(fitting).sum()));
    drafting = Arrays.stream(fitting).map(most -> Math.min(cap, most)).toArray();
    double largest = Arrays.stream(perS).max().orElse(0);
    inPass = Math.min(prices.presence(), together() * largest);
  }

  /** Memory without a limit has no price. */
  private void limits() {
    List<Drafter> drafters = floors.instance().drafters();
    boolean isRight =
        prices.memory() + prices.verifier().byMemory() == 0
            || isLimited(floors.instance().verifier());
    for (int d = 0; d < drafters.size(); d++) {
      isRight &= prices.drafterMemory().get(d) == 0 || isLimited(drafters.get(d).node());
    }
    if (!isRight) {
      throw new IllegalArgumentException("a price of memory without a limit");
    }
  }

  private boolean isLimited(Node node) {
    return node.memoryBytes() < Double.POSITIVE_INFINITY
        && !floors.instance().batching().isByBatch();
  }

  /** Whether the memory of the verifier is limited. */
  boolean isLimited() {
    return isLimited(floors.instance().verifier());
  }

  private int drafter(int answer) {
    return floors.instance().tasks().get(answer).drafter();
  }

  private double price(int answer) {
    return prices.memory() * floors.memory(answer)
        + prices.drafterMemory().get(drafter(answer)) * floors.drafterMemory(answer)
        + own(answer);
  }

  /** The most requests that fit a drafter's node together, or, if negative, the verifier's. */
  private double fitting(int drafter) {
    double[] parts = new double[answers.prompts()];
    Arrays.fill(parts, Double.POSITIVE_INFINITY);
    for (int i = 0; i < floors.instance().tasks().size(); i++) {
      if (drafter < 0 || drafter(i) == drafter) {
        double part = drafter < 0 ? floors.memory(i) : floors.drafterMemory(i);
        parts[answers.prompt(i)] = Math.min(parts[answers.prompt(i)], part);
      }
    }
    Arrays.sort(parts);
    if (prices.users() > 0) { // any number of requests for the smallest one
      return parts[0] == 0 ? cap : Math.floor((1 + ROUNDING) / parts[0]);
    }
    double sum = 0;
    int most = 0;
    while (most < parts.length && sum + parts[most] <= 1 + ROUNDING) {
      sum += parts[most++];
    }
    return most;
  }

  /** ν. */
  double own(int answer) {
    return prices.own().get(answers.prompt(answer));
  }

  /** ω. */
  double perS(int answer) {
    return perS[answer];
  }

  /** n̂ of a pass of the verifier. */
  double together() {
    return Math.max(1, together);
  }

  /** n̂_d of a pass of a drafter. */
  double together(int drafter) {
    return Math.max(1, drafting[drafter]);
  }

  /** Ω̂, what those in a pass pay together at most. */
  double inPass() {
    return inPass;
  }
}
