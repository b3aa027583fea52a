package sdedge.stream.bound;

import java.util.Arrays;
import java.util.List;

/**
 * What is paid per second at some prices of a closed batch or of users (docs/model.md section 12).
 *
 * @param verifier θ
 * @param drafters θ_d by drafter
 * @param presence ω by outcome, for being there
 * @param own ν by outcome, the part of it for the own time
 * @param all Ω, what all who are there can come to
 */
@SuppressWarnings("ArrayRecordComponent") // read in hot loops, never changed
record ClosedRates(
    double verifier, double[] drafters, double[] presence, double[] own, double all) {
  static ClosedRates of(ClosedLimits limits, ClosedPrices prices) {
    NetworkLimits network = limits.network();
    double[] own = new double[network.tasks()];
    double[] presence = new double[own.length];
    for (int i = 0; i < own.length; i++) {
      own[i] = prices.own().get(limits.isOfUsers() ? 0 : network.outcomes().task(i));
      int d = network.instance().tasks().get(i).drafter();
      presence[i] =
          prices.memory() * network.memory(i)
              + prices.drafterMemory().get(d) * network.drafterMemory(i)
              + own[i];
    }
    double times = limits.isOfUsers() ? limits.owners() : 1;
    double all = prices.memory() + sum(prices.drafterMemory()) + times * sum(prices.own());
    double[] drafters = prices.drafters().stream().mapToDouble(Double::doubleValue).toArray();
    return new ClosedRates(prices.verifier(), drafters, presence, own, all);
  }

  private static double sum(List<Double> prices) {
    return prices.stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Θ: what a second of everything costs. */
  double total() {
    return verifier + Arrays.stream(drafters).sum() + all;
  }

  /** The rates with the price of the verifier raised. */
  ClosedRates withVerifier(double more) {
    return new ClosedRates(verifier + more, drafters, presence, own, all);
  }

  /** The rates with the prices of all drafters raised. */
  ClosedRates withDrafters(double more) {
    double[] others = Arrays.stream(drafters).map(price -> price + more).toArray();
    return new ClosedRates(verifier, others, presence, own, all);
  }

  /** The rates with what everyone pays for presence raised. */
  ClosedRates withPresence(double more) {
    double[] others = Arrays.stream(presence).map(price -> price + more).toArray();
    return new ClosedRates(verifier, drafters, others, own, all);
  }

  /** The rates with the price of all who are present raised. */
  ClosedRates withAll(double more) {
    return new ClosedRates(verifier, drafters, presence, own, all + more);
  }
}
