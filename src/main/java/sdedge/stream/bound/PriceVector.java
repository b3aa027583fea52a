package sdedge.stream.bound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sdedge.instance.LatencyModel;

/**
 * Prices as numbers that a search can turn one by one: parts in [0, 1], then prices, seconds and
 * slopes, which may be any numbers &ge; 0.
 */
final class PriceVector {
  static final int COMPUTE = 0; // φ of the verifier
  static final int DRAFTER_COMPUTE = 1; // φ of all drafters
  static final int BY_PRESENCE = 2; // η_1 of the verifier
  static final int DRAFTERS_BY_PRESENCE = 3; // η_1 of the drafters
  static final int BY_MEMORY = 4; // of the rest
  static final int PARTS = 5;
  static final int VERIFIER = PARTS;
  static final int MEMORY = PARTS + 1;
  static final int PHASE = PARTS + 2;
  static final int PLANE = PARTS + 3; // α and β
  static final int PROMPT_PLANE = PARTS + 5;
  private static final int DRAFTERS = PARTS + 7;

  /** What is priced of a drafter: node, link up, link down, band. */
  static final int PRICED = 4;

  /** The offset of the uplink among them; it has no price of its own on a shared band. */
  static final int UP = 1;

  private static final int OF_DRAFTER = PRICED + 2; // and the plane of its table

  private final NetworkLimits network;
  private final PrefillCharging.Kind charging;
  private final double[] numbers;

  /** Everything is 0 but the verifier, which costs 1. */
  PriceVector(NetworkLimits network, PrefillCharging.Kind charging) {
    this(network, charging, new double[links(network) + network.links().size()]);
    numbers[VERIFIER] = 1;
  }

  private PriceVector(NetworkLimits network, PrefillCharging.Kind charging, double[] numbers) {
    this.network = network;
    this.charging = charging;
    this.numbers = numbers;
  }

  PriceVector copy() {
    return new PriceVector(network, charging, numbers.clone());
  }

  PrefillCharging.Kind charging() {
    return charging;
  }

  double get(int index) {
    return numbers[index];
  }

  void set(int index, double number) {
    numbers[index] = number;
  }

  static int priced(int drafter, int what) {
    return DRAFTERS + OF_DRAFTER * drafter + what;
  }

  private static int links(NetworkLimits network) {
    return DRAFTERS + OF_DRAFTER * network.drafters();
  }

  /** The index of the price of a shared link. */
  int link(int link) {
    return links(network) + link;
  }

  /** The index of α of a drafter's table; β follows. */
  static int drafterPlane(int drafter) {
    return priced(drafter, PRICED);
  }

  /** Multiplies all prices. */
  void scale(double factor) {
    numbers[VERIFIER] *= factor;
    numbers[MEMORY] *= factor;
    for (int d = 0; d < network.drafters(); d++) {
      for (int what = 0; what < PRICED; what++) {
        numbers[priced(d, what)] *= factor;
      }
    }
    for (int i = links(network); i < numbers.length; i++) {
      numbers[i] *= factor;
    }
  }

  /** Leaves so many digits of everything but slopes, which are so small. */
  void round(double digits) {
    for (int i = 0; i < numbers.length; i++) {
      boolean slope =
          i >= PLANE
              && i < links(network)
              && (i < DRAFTERS || (i - DRAFTERS) % OF_DRAFTER >= PRICED);
      numbers[i] = slope ? numbers[i] : Math.rint(numbers[i] * digits) / digits;
    }
  }

  Prices prices() {
    Sharing sharing = network.sharing(numbers[BY_PRESENCE], numbers[BY_MEMORY]);
    Sharing ofDrafters = network.sharing(numbers[DRAFTERS_BY_PRESENCE], numbers[BY_MEMORY]);
    List<DrafterPrice> drafters = new ArrayList<>();
    for (int d = 0; d < network.drafters(); d++) {
      int at = priced(d, 0);
      PassFloor floor =
          network.instance().drafters().get(d).node().latency() instanceof LatencyModel.Table
              ? plane(drafterPlane(d))
              : new PassFloor.Hardware(numbers[DRAFTER_COMPUTE]);
      NodePrice node = new NodePrice(numbers[at], floor, ofDrafters);
      drafters.add(new DrafterPrice(node, numbers[at + 1], numbers[at + 2], numbers[at + 3]));
    }
    PassFloor floor =
        network.verifier().hasTable() ? plane(PLANE) : new PassFloor.Hardware(numbers[COMPUTE]);
    NodePrice verifier = new NodePrice(numbers[VERIFIER], floor, sharing);
    List<Double> links = Arrays.stream(numbers, links(network), numbers.length).boxed().toList();
    return new Prices(verifier, numbers[MEMORY], drafters, links, firstRounds());
  }

  private PassFloor.Plane plane(int index) {
    return new PassFloor.Plane(numbers[index], numbers[index + 1]);
  }

  private PrefillCharging firstRounds() {
    PassFloor.Plane plane = plane(PROMPT_PLANE);
    return switch (charging) {
      case SHARED -> new PrefillCharging.Shared();
      case PIGGYBACKED -> new PrefillCharging.Piggybacked(plane);
      case STALLED -> new PrefillCharging.Stalled(numbers[PHASE], plane);
    };
  }
}
