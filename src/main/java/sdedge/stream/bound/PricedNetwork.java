package sdedge.stream.bound;

/** What passes cost at some prices (docs/model.md section 12). */
final class PricedNetwork {
  private final NetworkLimits network;
  private final Prices prices;
  private final SharedPass verifier;
  private final SharedPass[] drafters;
  private final PassLine prompts;

  /**
   * Prices a network.
   *
   * @param mostWaiting ν̂, at most what a request pays per second for its own time
   * @throws IllegalArgumentException if the prices are not those of such a network
   */
  PricedNetwork(NetworkLimits network, Prices prices, double mostWaiting) {
    this.network = network;
    this.prices = prices;
    if (prices.drafters().size() != network.drafters()) {
      throw new IllegalArgumentException("prices of " + prices.drafters().size() + " drafters");
    }
    double most = mostPresence(mostWaiting);
    NodePrice of = prices.verifier();
    verifier = shared(of, network.verifier().line(of.floor()), most);
    drafters = new SharedPass[network.drafters()];
    for (int d = 0; d < drafters.length; d++) {
      NodePrice price = prices.drafters().get(d).node();
      drafters[d] = shared(price, network.drafter(d).drafterLine(price.floor()), most);
    }
    prompts = network.verifier().promptLine(prices.firstRounds().plane());
  }

  /** Ω̂: who is in a pass holds at most the memory, and they are at most n̂. */
  private double mostPresence(double mostWaiting) {
    double most = Double.POSITIVE_INFINITY;
    if (network.leastMemory() > 0) {
      most = prices.memory() + mostWaiting / network.leastMemory();
    }
    if (network.hasCap()) {
      double each = prices.memory() * network.mostMemory() + mostWaiting;
      most = Math.min(most, network.cap() * each);
    }
    return most;
  }

  private SharedPass shared(NodePrice price, PassLine line, double mostPresence) {
    return new SharedPass(line, price.perS(), price.sharing(), network.cap(), mostPresence);
  }

  /** The network. */
  NetworkLimits network() {
    return network;
  }

  /** The prices. */
  Prices prices() {
    return prices;
  }

  /** Passes of the verifier. */
  SharedPass verifier() {
    return verifier;
  }

  /** Passes of a drafter. */
  SharedPass drafter(int drafter) {
    return drafters[drafter];
  }

  /** A lower bound of passes of the verifier that suits those with prompts. */
  PassLine prompts() {
    return prompts;
  }

  /** No pass of a drafter in which one has q new tokens on c cached ones is shorter, seconds. */
  double leastDraftS(int drafter, double q, double c) {
    return network.drafter(drafter).leastS(drafters[drafter].line(), q, c);
  }
}
