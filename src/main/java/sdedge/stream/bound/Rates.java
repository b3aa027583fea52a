package sdedge.stream.bound;

import java.util.Arrays;

/**
 * What is paid per second at some prices (docs/model.md section 12).
 *
 * @param prices of links and bands
 * @param verifier θ
 * @param drafters θ_d by drafter
 * @param presence ω by outcome, for being there
 * @param own ν by outcome, the part of it for the own time
 * @param all Ω, what all who are there can come to
 */
@SuppressWarnings("ArrayRecordComponent") // read in hot loops, never changed
record Rates(
    Prices prices,
    double verifier,
    double[] drafters,
    double[] presence,
    double[] own,
    double all) {
  static Rates of(PresenceLimits limits, Prices prices) {
    NetworkLimits network = limits.network();
    double[] own = new double[network.tasks()];
    double[] presence = new double[own.length];
    for (int i = 0; i < own.length; i++) {
      int owner = limits.owner(network.outcomes().task(i));
      own[i] = prices.own().isEmpty() ? 0 : prices.own().get(owner);
      int d = network.instance().tasks().get(i).drafter();
      presence[i] =
          prices.memory() * network.memory(i)
              + prices.drafters().get(d).memory() * network.drafterMemory(i)
              + own[i];
    }
    double all =
        prices.memory()
            + prices.drafters().stream().mapToDouble(Prices.OfDrafter::memory).sum()
            + limits.eachOwned() * prices.own().stream().mapToDouble(Double::doubleValue).sum();
    double[] drafters = prices.drafters().stream().mapToDouble(Prices.OfDrafter::node).toArray();
    return new Rates(prices, prices.verifier(), drafters, presence, own, all);
  }

  /** Θ: what a second of everything costs. */
  double total() {
    return verifier + Arrays.stream(drafters).sum() + all + prices.ofLinks();
  }

  /** The rates with the price of the verifier raised. */
  Rates withVerifier(double more) {
    return new Rates(prices, verifier + more, drafters, presence, own, all);
  }

  /** The rates with the prices of all drafters raised. */
  Rates withDrafters(double more) {
    return new Rates(prices, verifier, raised(drafters, more), presence, own, all);
  }

  /** The rates with what everyone pays for presence raised. */
  Rates withPresence(double more) {
    return new Rates(prices, verifier, drafters, raised(presence, more), own, all);
  }

  /** The rates with the price of all who are present raised. */
  Rates withAll(double more) {
    return new Rates(prices, verifier, drafters, presence, own, all + more);
  }

  /** The rates with the prices of all ways up raised, or of all ways down. */
  Rates withLinks(double moreUp, double moreDown) {
    Prices dearer =
        new Prices(
            prices.verifier(),
            prices.memory(),
            prices.drafters().stream()
                .map(
                    of ->
                        new Prices.OfDrafter(
                            of.node(),
                            of.memory(),
                            of.up() + moreUp,
                            of.down() + moreDown,
                            of.band()))
                .toList(),
            prices.links().stream().map(price -> price + moreUp).toList(),
            prices.own(),
            prices.charging());
    return new Rates(dearer, verifier, drafters, presence, own, all);
  }

  private static double[] raised(double[] prices, double more) {
    return Arrays.stream(prices).map(price -> price + more).toArray();
  }
}
