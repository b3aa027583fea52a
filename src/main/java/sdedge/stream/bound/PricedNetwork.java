package sdedge.stream.bound;

import java.util.ArrayList;
import java.util.List;

/** What passes cost at some prices (docs/model.md section 12). */
final class PricedNetwork {
  private final NetworkLimits network;
  private final Prices prices;
  private final SharedPass verifier;
  private final List<SharedPass> verifierDrafts = new ArrayList<>();
  private final List<List<SharedPass>> drafters = new ArrayList<>();
  private final PassLine prompts;

  /**
   * Prices a network.
   *
   * @throws IllegalArgumentException if the prices are not those of such a network
   */
  PricedNetwork(NetworkLimits network, Prices prices) {
    this.network = network;
    this.prices = prices;
    if (prices.drafters().size() != network.drafters()
        || prices.links().size() != network.links().size()) {
      throw new IllegalArgumentException(
          "prices of %s drafters and %s shared links"
              .formatted(prices.drafters().size(), prices.links().size()));
    }
    double most = mostPresence();
    NodePrice of = prices.verifier();
    verifier = shared(of, network.verifier().line(of.floor()), most);
    for (NodeFloors floors : network.verifierDrafts()) {
      verifierDrafts.add(shared(of, floors.verifierDraftLine(of.floor()), most));
    }
    for (int d = 0; d < network.drafters(); d++) {
      NodePrice price = prices.drafters().get(d).node();
      List<SharedPass> passes = new ArrayList<>();
      for (NodeFloors floors : network.drafter(d)) {
        passes.add(shared(price, floors.drafterLine(price.floor()), most));
      }
      drafters.add(passes);
    }
    prompts = network.verifier().promptLine(prices.firstRounds().plane());
  }

  /** Ω̂: who is in a pass holds at most the memory, and they are at most n̂. */
  private double mostPresence() {
    double most = Double.POSITIVE_INFINITY;
    if (network.leastMemory() > 0) {
      most = prices.memory();
    }
    if (network.hasCap()) {
      most = Math.min(most, network.cap() * (prices.memory() * network.mostMemory()));
    }
    return most;
  }

  private SharedPass shared(NodePrice price, PassLine line, double mostPresence) {
    return new SharedPass(line, price.perS(), price.sharing(), network.cap(), mostPresence);
  }

  NetworkLimits network() {
    return network;
  }

  Prices prices() {
    return prices;
  }

  /** Passes of the verifier. */
  SharedPass verifier() {
    return verifier;
  }

  /** Passes in which tasks of a drafter draft in a way. */
  SharedPass drafts(int drafter, RoundStates.LoadedMode way) {
    return way.mode().isAtVerifier()
        ? verifierDrafts.get(way.passes())
        : drafters.get(drafter).get(way.passes());
  }

  /** The price of a second of the way up from a drafter. */
  double upPerS(int drafter) {
    int link = network.link(drafter);
    return link < 0 ? prices.drafters().get(drafter).up() : prices.links().get(link);
  }

  /** A lower bound of passes of the verifier that suits those with prompts. */
  PassLine prompts() {
    return prompts;
  }

  /** No such pass in which one has q new tokens on c cached ones is shorter, seconds. */
  double leastDraftS(int drafter, RoundStates.LoadedMode way, double q, double p, double c) {
    NodeFloors floors = network.drafter(drafter).get(way.passes());
    return floors.leastS(drafts(drafter, way).line(), q, p, c, c + q);
  }
}
