package sdedge.timeline;

import sdedge.latency.PartProfile;

/** A part of a batch on its way through the servers. */
final class PartJob {
  private static final double LIKELY = 0.5;

  private final int index;
  private final PartProfile profile;
  private final double tokens;
  private final double verifierTokens;
  private final int lastLikely;
  private int step = 1;

  /**
   * @param index of the part in its batch
   * @param tokens reserved for its tasks on the drafter
   * @param verifierTokens those at the verifier
   */
  PartJob(int index, PartProfile profile, double tokens, double verifierTokens) {
    this.index = index;
    this.profile = profile;
    this.tokens = tokens;
    this.verifierTokens = verifierTokens;
    int last = profile.steps();
    while (last > 1 && profile.chance(last) < LIKELY) {
      last--;
    }
    lastLikely = last;
  }

  private PartJob(PartJob other, PartProfile profile) {
    index = other.index;
    this.profile = profile;
    tokens = other.tokens;
    verifierTokens = other.verifierTokens;
    lastLikely = other.lastLikely;
    step = other.step;
  }

  /** A copy of the part where it is now, with other times from here on. */
  PartJob copy(PartProfile from) {
    return new PartJob(this, from);
  }

  int index() {
    return index;
  }

  PartProfile profile() {
    return profile;
  }

  double tokens() {
    return tokens;
  }

  double verifierTokens() {
    return verifierTokens;
  }

  /**
   * The last step that queues for the servers: later ones are unlikely and only take their time.
   */
  int lastLikely() {
    return lastLikely;
  }

  /** Whether it goes up and down in every step; else it stays with the verifier. */
  boolean isOnTheWay() {
    return profile.isOnTheWay();
  }

  /** The step it is in, from 1. */
  int step() {
    return step;
  }

  boolean isLastStep() {
    return step == profile.steps();
  }

  void nextStep() {
    step++;
  }
}
