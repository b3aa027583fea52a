package sdedge.stream.bound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import sdedge.latency.PassTime;

/** Where a search for prices begins, and which numbers it turns. */
final class PriceCoordinates {
  private static final double HALF = 0.5;
  private static final double MEMORY = 0.1; // of the price of the verifier
  private static final int TYPICAL_LENGTH = 3;
  private static final int TYPICAL_GROUP = 3;
  private static final double PROMPT_TOKENS = 500;
  private static final double PROBE = 1e-3; // of the price of the verifier
  private static final double WORTH_A_PRICE = 0.3; // of its time in which a server is needed
  private static final int MOST_SERVERS = 12;
  private static final int NONE = -1;

  private final NetworkLimits network;
  private final RoughLoad rough;
  private final double context; // tokens of a request half way through its answer, on average

  private record Server(int index, double use) {}

  PriceCoordinates(NetworkLimits network, RoughLoad rough) {
    this.network = network;
    this.rough = rough;
    context =
        network
            .outcomes()
            .mean(
                network.instance().tasks().stream()
                    .mapToDouble(task -> task.inputTokens() + task.outputTokens() / 2.0)
                    .toArray());
  }

  /** A vector for each inequality by which passes of the verifier can be shared. */
  List<PriceVector> starts(PrefillCharging.Kind charging) {
    List<PriceVector> starts = new ArrayList<>();
    boolean bounded = network.hasMemoryLimit() || network.hasCap();
    boolean possible =
        (charging == PrefillCharging.Kind.SHARED || !network.splitsPrompts())
            && switch (charging) {
              case SHARED -> true;
              case PIGGYBACKED -> bounded;
              case STALLED -> network.hasMemoryLimit();
            };
    if (possible && (network.hasMemoryLimit() || !bounded)) {
      starts.add(start(charging, 1, 0));
    }
    if (possible && network.hasMemoryLimit()) {
      starts.add(start(charging, 0, 1));
    }
    if (possible && network.hasCap()) {
      starts.add(start(charging, 0, 0));
    }
    return starts;
  }

  /** Prices with planes that suit passes as they usually are. */
  static Prices typical(NetworkLimits network) {
    RoughLoad ofOne = new RoughLoad(network, network.outcomes().sample(1));
    PriceCoordinates own = new PriceCoordinates(network, ofOne);
    return own.start(PrefillCharging.Kind.PIGGYBACKED, 1, 0).prices();
  }

  private PriceVector start(PrefillCharging.Kind charging, double byPresence, double byMemory) {
    PriceVector vector = new PriceVector(network, charging);
    vector.set(PriceVector.BY_PRESENCE, byPresence);
    vector.set(PriceVector.BY_MEMORY, byMemory);
    vector.set(PriceVector.COMPUTE, network.verifier().hasFlopsOnly() ? 1 : HALF);
    vector.set(PriceVector.DRAFTER_COMPUTE, 0);
    if (network.hasMemoryLimit()) {
      vector.set(PriceVector.MEMORY, MEMORY);
      vector.set(
          PriceVector.DRAFTERS_BY_PRESENCE, charging == PrefillCharging.Kind.STALLED ? 0 : 1);
    }
    vector.set(PriceVector.PHASE, typicalPhaseS());
    double cached = TYPICAL_GROUP * context;
    double tokens = TYPICAL_GROUP * (TYPICAL_LENGTH + 1.0);
    NodeFloors verifier = network.verifier();
    setPlane(vector, PriceVector.PLANE, verifier.highest(tokens, cached));
    setPlane(vector, PriceVector.PROMPT_PLANE, verifier.highest(PROMPT_TOKENS, 1));
    for (int d = 0; d < network.drafters(); d++) {
      PassFloor.Plane plane = PassFloor.Plane.ZERO;
      for (NodeFloors drafts : network.drafter(d)) {
        PassFloor.Plane own = drafts.highestOfDrafter(TYPICAL_GROUP, cached);
        plane = plane.isZero() ? own : plane;
      }
      for (NodeFloors drafts : network.drafter(d)) {
        plane = drafts.notSteeper(plane);
      }
      setPlane(vector, PriceVector.drafterPlane(d), plane);
    }
    return vector;
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

  private static void setPlane(PriceVector vector, int index, PassFloor.Plane plane) {
    vector.set(index, plane.newTokenS());
    vector.set(index + 1, plane.cachedS());
  }

  /** What is turned first: verifier and memory, and how first rounds are charged. */
  int[] first(PriceVector vector) {
    IntStream.Builder indices = IntStream.builder();
    if (network.hasMemoryLimit()) {
      indices.add(PriceVector.MEMORY);
    }
    if (network.verifier().hasTable()) {
      indices.add(PriceVector.PLANE).add(PriceVector.PLANE + 1);
      if (vector.charging() != PrefillCharging.Kind.SHARED) {
        indices.add(PriceVector.PROMPT_PLANE).add(PriceVector.PROMPT_PLANE + 1);
      }
    } else if (!network.verifier().hasFlopsOnly()) {
      indices.add(PriceVector.COMPUTE);
    }
    if (vector.charging() == PrefillCharging.Kind.STALLED) {
      indices.add(PriceVector.PHASE);
    }
    return indices.build().toArray();
  }

  /** All that may help: also how passes are shared, and the servers that may be short. */
  int[] all(PriceVector vector) {
    IntStream.Builder indices = IntStream.builder();
    Arrays.stream(first(vector)).forEach(indices::add);
    if (network.hasMemoryLimit() || network.hasCap()) {
      indices.add(PriceVector.BY_PRESENCE).add(PriceVector.DRAFTERS_BY_PRESENCE);
    }
    if (network.hasMemoryLimit() && network.hasCap()) {
      indices.add(PriceVector.BY_MEMORY);
    }
    indices.add(PriceVector.DRAFTER_COMPUTE);
    scarce(vector).forEach(indices::add);
    return indices.build().toArray();
  }

  /**
   * The servers of drafters that would be busy for much of the time at the rate that the prices
   * allow: the others are not short, and a price of theirs says nothing.
   */
  private List<Integer> scarce(PriceVector vector) {
    double[] values = rough.values(vector.prices());
    List<Server> servers = new ArrayList<>();
    for (int what = 0; what < PriceVector.PRICED; what++) {
      int[] indices = new int[network.drafters()];
      for (int d = 0; d < indices.length; d++) {
        boolean shared = what == PriceVector.UP && network.link(d) >= 0;
        indices[d] = shared ? NONE : PriceVector.priced(d, what);
      }
      addUse(servers, vector, values, indices);
    }
    if (!network.links().isEmpty()) {
      int[] indices = new int[network.drafters()];
      Arrays.setAll(indices, d -> network.link(d) < 0 ? NONE : vector.link(network.link(d)));
      addUse(servers, vector, values, indices);
    }
    return servers.stream()
        .filter(server -> server.use() > WORTH_A_PRICE)
        .sorted(Comparator.comparingDouble(Server::use).reversed())
        .limit(MOST_SERVERS)
        .map(Server::index)
        .toList();
  }

  /**
   * Adds the use of some servers.
   *
   * @param values at the prices
   * @param indices of the server that is used, by drafter; those of several drafters may be one
   */
  private void addUse(List<Server> servers, PriceVector vector, double[] values, int[] indices) {
    double load = Arrays.stream(values).sum();
    double ratio = vector.prices().total() / load; // of the rate to the number of tasks
    double probe = PROBE * vector.get(PriceVector.VERIFIER);
    int[] probedOnes = Arrays.stream(indices).filter(i -> i != NONE).distinct().toArray();
    PriceVector probed = vector.copy();
    for (int index : probedOnes) {
      probed.set(index, vector.get(index) + probe);
    }
    double[] more = rough.values(probed.prices());
    Map<Integer, Double> use = new HashMap<>();
    for (int i = 0; i < more.length; i++) {
      int index = indices[network.instance().tasks().get(rough.tasks()[i]).drafter()];
      use.merge(index, ratio * (more[i] - values[i]) / probe, Double::sum);
    }
    for (int index : probedOnes) {
      servers.add(new Server(index, use.getOrDefault(index, 0.0)));
    }
  }
}
