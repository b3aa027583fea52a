package sdedge.oracle.stream;

import java.util.List;

/**
 * What the seconds of servers and of tasks are worth where a number of tasks is served, all of them
 * there at once or sent one after the other by users (Section 12 of the model). No number is
 * negative.
 *
 * @param verifier θ, φ or the plane, and η
 * @param drafters θ_d, φ_d or the plane by drafter, of which η is not read
 * @param memory θ_m
 * @param drafterMemory θ_m,d by drafter
 * @param own ν by task, that of all where users send requests
 * @param users who send requests for all tasks; 0 where each task is served once
 * @param phaseS D, seconds; infinite for none
 * @param stalled ψ
 * @param prompts the plane below the verifier's table for passes with prompts; not read without a
 *     table
 * @param isOrdered whether rebates of first rounds are granted by their order
 * @param parts U, of a token
 */
public record ContinuousPrices(
    ServerPrices.OfNode verifier,
    List<ServerPrices.OfNode> drafters,
    double memory,
    List<Double> drafterMemory,
    List<Double> own,
    int users,
    double phaseS,
    double stalled,
    ServerPrices.PrefillCharging charging,
    ServerPrices.Plane prompts,
    boolean isOrdered,
    int parts) {
  public ContinuousPrices {
    drafters = List.copyOf(drafters);
    drafterMemory = List.copyOf(drafterMemory);
    own = List.copyOf(own);
  }

  /** Ω: what all can pay per second for being there. */
  double presence() {
    return memory + sum(drafterMemory) + (users == 0 ? sum(own) : users * own.get(0));
  }

  /** Θ. */
  public double total() {
    double atDrafters = drafters.stream().mapToDouble(ServerPrices.OfNode::perS).sum();
    return verifier.perS() + atDrafters + presence();
  }

  private static double sum(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).sum();
  }

  boolean hasPhases() {
    return phaseS < Double.POSITIVE_INFINITY;
  }

  /** Refuses what are no prices, whatever the network. */
  void check() {
    boolean charges =
        switch (charging) {
          case SHARED -> !isOrdered;
          case PIGGYBACKED -> !hasPhases();
          case STALLED -> hasPhases();
        };
    boolean right =
        charges
            && !(isOrdered && users > 0)
            && phaseS > 0
            && stalled <= (hasPhases() ? 1 : 0)
            && verifier.isRight()
            && drafters.stream().allMatch(drafter -> drafter.compute() <= 1)
            && total() < Double.POSITIVE_INFINITY;
    if (!right) {
      throw new IllegalArgumentException("a price or share that is none");
    }
  }
}
