package sdedge.stream.bound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What passes cost at some rates (docs/model.md section 12). */
final class PricedNetwork {
  private final PresenceLimits limits;
  private final Rates rates;
  private final Charging charging;
  private final PassShare verifier;
  private final List<PassShare> verifierDrafts = new ArrayList<>();
  private final List<List<PassShare>> drafters = new ArrayList<>();
  private final PassLine prompts;

  /**
   * Prices a network.
   *
   * @throws IllegalArgumentException if the prices or floors are not those of such a network
   */
  PricedNetwork(PresenceLimits limits, Rates rates, Charging charging) {
    this.limits = limits;
    this.rates = rates;
    this.charging = charging;
    NetworkLimits network = limits.network();
    if (rates.drafters().length != network.drafters()
        || rates.prices().links().size() != network.links().size()) {
      throw new IllegalArgumentException(
          "prices of %s drafters and %s shared links"
              .formatted(rates.drafters().length, rates.prices().links().size()));
    }
    if (network.splitsPrompts()
        && (charging.first() != Charging.FirstRounds.SHARED || !charging.isEndless())) {
      throw new IllegalArgumentException("first rounds of prompts that are split are shared");
    }
    double mostPresence = mostPresence();
    PassShare.Parties parties =
        new PassShare.Parties(charging.sharing(), limits.most(), mostPresence);
    PassFloor floor = floor(network.verifier(), charging.floor());
    PassLine line = network.verifier().line(floor);
    verifier =
        limits.isOfStream() || charging.isEndless()
            ? share(line, rates.verifier(), parties)
            : PassShare.stalling(line, rates, charging, parties);
    for (NodeFloors floors : network.verifierDrafts()) {
      verifierDrafts.add(share(floors.verifierDraftLine(floor), rates.verifier(), parties));
    }
    for (int d = 0; d < network.drafters(); d++) {
      PassFloor own = charging.drafterFloors().get(d);
      double perS = rates.drafters()[d];
      PassShare.Parties there =
          new PassShare.Parties(charging.drafterSharing(), limits.mostOf(d), mostPresence);
      drafters.add(
          network.drafter(d).stream()
              .map(each -> share(each.drafterLine(floor(each, own)), perS, there))
              .toList());
    }
    prompts = network.verifier().promptLine(charging.promptPlane());
  }

  /** Ω̂: who is in a pass holds at most the memory, and they are at most n̂. */
  private double mostPresence() {
    double largest = Arrays.stream(rates.presence()).max().orElse(0);
    return largest == 0 ? 0 : Math.min(rates.all(), limits.most() * largest);
  }

  private PassFloor floor(NodeFloors node, PassFloor stated) {
    return limits.isOfStream() ? stated : node.best(stated);
  }

  private PassShare share(PassLine line, double perS, PassShare.Parties parties) {
    return limits.isOfStream()
        ? PassShare.ofStream(line, perS, parties)
        : PassShare.ofThoseInIt(line, perS, parties);
  }

  PresenceLimits limits() {
    return limits;
  }

  Rates rates() {
    return rates;
  }

  Charging charging() {
    return charging;
  }

  /** The price of a second of the way up from a drafter. */
  double upPerS(int drafter) {
    int link = limits.network().link(drafter);
    Prices prices = rates.prices();
    return link < 0 ? prices.drafters().get(drafter).up() : prices.links().get(link);
  }

  /** The share of a task in a verification of q new tokens, p positions and c cached ones. */
  double verify(int task, double q, double p, double c) {
    return verifier.of(q, p, c, rates.presence()[task], limits.network().memory(task));
  }

  /** The share of a task in the verifications that read its prompt, if it is split. */
  double verifyPrompt(int task, double q, double p, double reach) {
    double seconds = verifier.line().ofOne(q, p, 0, reach);
    return verifier.of(seconds, rates.presence()[task], limits.network().memory(task));
  }

  /** Passes in which tasks of a drafter draft in a way. */
  private PassShare drafts(int drafter, RoundStates.LoadedMode way) {
    return way.mode().isAtVerifier()
        ? verifierDrafts.get(way.passes())
        : drafters.get(drafter).get(way.passes());
  }

  /**
   * A drafting pass of a task of a drafter, or several of them together; of its presence what is
   * not charged by phases.
   *
   * @param reach tokens to which each of q attends, on average
   */
  double draft(
      int task,
      int drafter,
      RoundStates.LoadedMode way,
      double q,
      double p,
      double c,
      double reach) {
    PassShare passes = drafts(drafter, way);
    double ownS = passes.line().ofOne(q, p, c, reach);
    boolean isByPhase = !charging.isEndless() && !way.mode().isAtVerifier();
    double presence = isByPhase ? 0 : rates.presence()[task];
    if (limits.isOfStream() || way.mode().isAtVerifier() || presence == 0) {
      return passes.of(ownS, presence, limits.network().memory(task));
    }
    double fixed = passes.line().fixedS();
    double perS = passes.perS();
    double most = passes.most();
    if (limits.isWeighted()) {
      return perS * (fixed / most + ownS) + presence * (fixed + ownS);
    }
    NodeFloors floors = limits.network().drafter(drafter).get(way.passes());
    double aloneS = floors.leastS(passes.line(), q, p, c, reach);
    if (perS == 0) {
      return presence * aloneS;
    }
    double each = passes.line().ofOne(1, 1, 0); // of the others, at least
    double together = most;
    if (presence * each > 0) {
      double cheapest = Math.sqrt(perS * fixed / (presence * each));
      double longer = 1 + (aloneS - fixed - ownS) / each;
      together = Math.min(most, Math.max(cheapest, Math.max(1, longer)));
    }
    double passS = Math.max(aloneS, fixed + ownS + (together - 1) * each);
    return perS * (fixed / together + ownS) + presence * passS;
  }

  /** No such pass in which one has so many tokens is shorter, seconds. */
  double draftS(int drafter, RoundStates.LoadedMode way, double q, double p, double c) {
    NodeFloors floors = limits.network().drafter(drafter).get(way.passes());
    return floors.leastS(drafts(drafter, way).line(), q, p, c, c + q);
  }

  /** F, the arithmetic of q new tokens, p positions and c cached ones, seconds. */
  double arithmeticS(double q, double p, double c) {
    return prompts.ofOne(q, p, c);
  }

  /** o, what a pass takes beside arithmetic, seconds. */
  double overheadS() {
    return prompts.fixedS();
  }
}
