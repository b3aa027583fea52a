package sdedge.stream.bound;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import sdedge.latency.PassTime;
import sdedge.stream.bound.Charging.FirstRounds;

/** Where a search for prices begins: each way to charge, with planes that suit usual passes. */
final class PriceStarts {
  private static final double HALF = 0.5;
  private static final double[] PHASES = {0.999, 0.5, 1.5}; // of the shortest verification
  private static final int TYPICAL_LENGTH = 3;
  private static final int TYPICAL_GROUP = 3;
  private static final double PROMPT_TOKENS = 500;

  private final PresenceLimits limits;
  private final NetworkLimits network;
  private final double context; // tokens of a request half way through its answer, on average
  private final List<PriceVector> starts = new ArrayList<>();

  private PriceStarts(PresenceLimits limits) {
    this.limits = limits;
    network = limits.network();
    context =
        network
            .outcomes()
            .mean(
                network.instance().tasks().stream()
                    .mapToDouble(task -> task.inputTokens() + task.outputTokens() / 2.0)
                    .toArray());
  }

  /** All of them, where nothing costs anything yet. */
  static List<PriceVector> of(PresenceLimits limits) {
    PriceStarts all = new PriceStarts(limits);
    if (limits.isOfStream()) {
      all.addOfStream();
    } else {
      all.addClosed();
    }
    return all.starts;
  }

  /** For each inequality by which passes of the verifier can be shared. */
  private void addOfStream() {
    boolean bounded = network.hasMemoryLimit() || network.hasCap();
    for (FirstRounds first : FirstRounds.values()) {
      boolean possible =
          switch (first) {
            case SHARED -> true;
            case PIGGYBACKED -> bounded && !network.splitsPrompts();
            case STALLED -> network.hasMemoryLimit() && !network.splitsPrompts();
          };
      if (possible && (network.hasMemoryLimit() || !bounded)) {
        addOfStream(first, 1, 0);
      }
      if (possible && network.hasMemoryLimit()) {
        addOfStream(first, 0, 1);
      }
      if (possible && network.hasCap()) {
        addOfStream(first, 0, 0);
      }
    }
  }

  private void addOfStream(FirstRounds first, double byPresence, double byMemory) {
    PriceVector start = start(first, false, byPresence);
    start.set(PriceVector.BY_MEMORY, byMemory);
    start.set(PriceVector.COMPUTE, network.verifier().hasFlopsOnly() ? 1 : HALF);
    boolean isWhole = network.hasMemoryLimit() && first != FirstRounds.STALLED;
    start.set(PriceVector.DRAFTERS_BY_PRESENCE, isWhole ? 1 : 0);
    start.set(PriceVector.PHASE, typicalPhaseS());
    starts.add(start);
  }

  /** Seconds from one verification to the next. */
  private double typicalPhaseS() {
    return IntStream.range(0, network.drafters())
        .mapToObj(network.instance().drafters()::get)
        .mapToDouble(
            drafter ->
                TYPICAL_LENGTH * PassTime.of(drafter.node()).seconds(1, 1, 1, context, context + 1)
                    + 2 * drafter.fronthaul().latencyS())
        .max()
        .orElse(1);
  }

  /** Passes bound by memory; the last start has nothing taken off. */
  private void addClosed() {
    boolean[] ways = limits.isOfUsers() ? new boolean[] {false} : new boolean[] {true, false};
    for (boolean ordered : network.splitsPrompts() ? new boolean[0] : ways) {
      for (double presence : new double[] {0, 1}) {
        for (double phase : limits.isWeighted() ? new double[0] : PHASES) {
          PriceVector start = start(FirstRounds.STALLED, ordered, presence);
          start.set(PriceVector.PHASE, phase * shortestS(start));
          start.set(PriceVector.STALLED, phase < 1 ? 1 : 0);
          starts.add(start);
        }
        starts.add(start(FirstRounds.PIGGYBACKED, ordered, presence));
      }
    }
    starts.add(start(FirstRounds.SHARED, false, 0));
    starts.add(start(FirstRounds.SHARED, false, 1));
  }

  /** The shortest verification, seconds. */
  private double shortestS(PriceVector start) {
    NodeFloors verifier = network.verifier();
    PassLine line = verifier.line(start.prices(1).charging().floor());
    double shortestS = verifier.leastS(line, 1, 1, 0, 1);
    return shortestS > 0 ? shortestS : 1;
  }

  private PriceVector start(FirstRounds first, boolean ordered, double byPresence) {
    PriceVector start = PriceVector.free(limits, first, ordered);
    start.set(PriceVector.BY_PRESENCE, byPresence);
    double cached = TYPICAL_GROUP * context;
    double tokens = TYPICAL_GROUP * (TYPICAL_LENGTH + 1.0);
    NodeFloors verifier = network.verifier();
    start.set(PriceVector.PLANE, verifier.highest(tokens, cached));
    start.set(PriceVector.PROMPT_PLANE, verifier.highest(PROMPT_TOKENS, 1));
    for (int d = 0; d < network.drafters(); d++) {
      PassFloor.Plane plane = PassFloor.Plane.ZERO;
      for (NodeFloors drafts : network.drafter(d)) {
        PassFloor.Plane own = drafts.highestOfDrafter(TYPICAL_GROUP, cached);
        plane = plane.isZero() ? own : plane;
      }
      for (NodeFloors drafts : network.drafter(d)) {
        plane = drafts.notSteeper(plane);
      }
      start.set(PriceVector.drafterPlane(d), plane);
    }
    return start;
  }
}
