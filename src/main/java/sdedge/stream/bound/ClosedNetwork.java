package sdedge.stream.bound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What passes of a closed batch or of users cost at some rates (docs/model.md section 12). */
final class ClosedNetwork {
  private final ClosedLimits limits;
  private final ClosedRates rates;
  private final ClosedCharging charging;
  private final StalledPass verifier;
  private final List<StalledPass> verifierDrafts = new ArrayList<>();
  private final List<List<PassLine>> drafters = new ArrayList<>();
  private final PassLine prompts;

  /**
   * Prices a network.
   *
   * @throws IllegalArgumentException if a floor is none of its node
   */
  ClosedNetwork(ClosedLimits limits, ClosedRates rates, ClosedCharging charging) {
    this.limits = limits;
    this.rates = rates;
    this.charging = charging;
    NetworkLimits network = limits.network();
    if (network.splitsPrompts()
        && (charging.first() != PrefillCharging.Kind.SHARED || !charging.isEndless())) {
      throw new IllegalArgumentException("first rounds of prompts that are split are shared");
    }
    double largest = Arrays.stream(rates.presence()).max().orElse(0);
    double most = Math.min(rates.all(), limits.most() * largest);
    PassFloor floor = network.verifier().best(charging.floor());
    PassLine line = network.verifier().line(floor);
    verifier = StalledPass.of(line, rates, charging, limits.most(), most);
    for (NodeFloors floors : network.verifierDrafts()) {
      PassLine drafts = floors.verifierDraftLine(floor);
      verifierDrafts.add(StalledPass.ofThoseInIt(drafts, rates, charging, limits.most(), most));
    }
    for (int d = 0; d < network.drafters(); d++) {
      PassFloor own = charging.drafterFloors().get(d);
      drafters.add(
          network.drafter(d).stream().map(each -> each.drafterLine(each.best(own))).toList());
    }
    prompts = network.verifier().promptLine(charging.promptPlane());
  }

  ClosedLimits limits() {
    return limits;
  }

  ClosedRates rates() {
    return rates;
  }

  ClosedCharging charging() {
    return charging;
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
    double presence = rates.presence()[task];
    if (way.mode().isAtVerifier()) {
      double memory = limits.network().memory(task);
      StalledPass passes = verifierDrafts.get(way.passes());
      return passes.of(passes.line().ofOne(q, p, c, reach), presence, memory);
    }
    PassLine line = drafters.get(drafter).get(way.passes());
    double perS = rates.drafters()[drafter];
    double most = limits.mostOf(drafter);
    double fixed = line.fixedS();
    double own = line.ofOne(q, p, c, reach);
    if (!charging.isEndless() || presence == 0) {
      return perS == 0 ? 0 : perS * (fixed / most + own);
    }
    if (limits.isWeighted()) {
      return perS * (fixed / most + own) + presence * (fixed + own);
    }
    double aloneS =
        limits.network().drafter(drafter).get(way.passes()).leastS(line, q, p, c, reach);
    if (perS == 0) {
      return presence * aloneS;
    }
    double each = line.ofOne(1, 1, 0); // of the others, at least
    double together = most;
    if (presence * each > 0) {
      double cheapest = Math.sqrt(perS * fixed / (presence * each));
      double longer = 1 + (aloneS - fixed - own) / each;
      together = Math.min(most, Math.max(cheapest, Math.max(1, longer)));
    }
    double passS = Math.max(aloneS, fixed + own + (together - 1) * each);
    return perS * (fixed / together + own) + presence * passS;
  }

  /** No such pass in which one has so many tokens is shorter, seconds. */
  double draftS(int drafter, RoundStates.LoadedMode way, double q, double p, double c) {
    PassLine line = drafters.get(drafter).get(way.passes());
    return limits.network().drafter(drafter).get(way.passes()).leastS(line, q, p, c, c + q);
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
