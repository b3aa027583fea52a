package sdedge.oracle.stream;

import java.util.List;
import sdedge.instance.DraftMode;
import sdedge.instance.RadioLink;
import sdedge.oracle.model.ModeSelection;
import sdedge.oracle.model.PassSums;

/** What those who take part in passes pay for them (Section 12 of the model). */
final class PassPrices {
  private final ServerPrices prices;
  private final NetworkFloors floors;
  private final double mostPresence; // Ω̂
  private final List<RadioLink> links;

  /**
   * Prices of passes.
   *
   * @param loaded the draft modes that drafters have at hand
   * @throws IllegalArgumentException if the tariff is none of the network
   */
  PassPrices(ModeSelection loaded, ServerPrices prices) {
    this.prices = prices;
    links = loaded.instance().bands();
    if (!prices.isRight()) {
      throw new IllegalArgumentException("a price or share that is none");
    }
    if (loaded.instance().serving().splitsPrompts()
        && prices.charging() != ServerPrices.PrefillCharging.SHARED) {
      throw new IllegalArgumentException("prompts that are split are charged otherwise");
    }
    List<ServerPrices.OfNode> drafters =
        prices.drafters().stream().map(ServerPrices.OfDrafter::node).toList();
    floors = new NetworkFloors(loaded, prices.verifier(), drafters, prices.prompts());
    mostPresence = mostPresence();
  }

  private double mostPresence() {
    double least = floors.leastMemory();
    double cap = floors.cap();
    double inMemory = least > 0 ? prices.memory() : Double.POSITIVE_INFINITY;
    double inPass =
        cap < Double.POSITIVE_INFINITY
            ? cap * prices.memory() * floors.mostMemory()
            : Double.POSITIVE_INFINITY;
    return Math.min(inMemory, inPass);
  }

  NetworkFloors floors() {
    return floors;
  }

  ServerPrices prices() {
    return prices;
  }

  /** θ↑ of a drafter: that of its shared link if it has one. */
  double upPerS(int drafter) {
    RadioLink.Access access = floors.instance().drafters().get(drafter).fronthaul().access();
    return access == null
        ? prices.drafters().get(drafter).up()
        : prices.links().get(links.indexOf(access.link()));
  }

  /** A share of a verification, of one that pays {@code presence} per second for being there. */
  double verify(double q, double p, double c, double presence, double memory) {
    PassSums pass = PassSums.NONE.plus(1, q, p, c);
    return share(prices.verifier(), floors.verifier(), pass, presence, memory);
  }

  /** A share of the verifications that read a prompt. */
  double verify(PassSums prompt, double presence, double memory) {
    return share(prices.verifier(), floors.verifier(), prompt, presence, memory);
  }

  /** A share of a drafting pass. */
  double draft(int drafter, DraftMode mode, PassSums pass, double presence, double memory) {
    ServerPrices.OfNode price =
        mode.isAtVerifier() ? prices.verifier() : prices.drafters().get(drafter).node();
    PassFloor floor = floors.drafts(drafter, mode).floor();
    return share(price, floor, pass, presence, memory);
  }

  private double share(
      ServerPrices.OfNode price, PassFloor floor, PassSums pass, double presence, double memory) {
    double own =
        floor.fixedS() * (price.byMemory() * memory + price.byCap() / floors.cap())
            + floor.part(pass);
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
