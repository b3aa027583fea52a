package sdedge.stream.bound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import sdedge.instance.LatencyModel;

/**
 * Prices and how they are charged, as numbers that a search can turn one by one: parts in [0, 1],
 * then seconds, slopes of planes and prices, which may be any numbers &ge; 0.
 */
final class PriceVector {
  static final int COMPUTE = 0; // φ of the verifier
  static final int DRAFTER_COMPUTE = 1; // φ of all drafters
  static final int BY_PRESENCE = 2; // η_1 of the verifier
  static final int BY_MEMORY = 3; // η_2 of the rest
  static final int DRAFTERS_BY_PRESENCE = 4; // η_1 of the drafters of a stream
  static final int STALLED = 5; // ψ
  static final int PARTS = 6;
  static final int PHASE = PARTS; // D
  static final int PLANE = PARTS + 1; // α and β
  static final int PROMPT_PLANE = PARTS + 3;
  static final int VERIFIER = PARTS + 5; // θ, from here on prices but for planes of drafters
  static final int MEMORY = PARTS + 6; // θ_m
  private static final int DRAFTERS = PARTS + 7;

  /** What is priced of a drafter. */
  enum Priced {
    NODE(0),
    MEMORY(1),
    UP(2),
    DOWN(3),
    BAND(4);

    private final int place;

    Priced(int place) {
      this.place = place;
    }
  }

  private static final int PRICED = Priced.values().length;
  private static final int OF_DRAFTER = PRICED + 2; // and the plane of its table
  private static final double DEAR = 1e-3;
  private static final double MOST_RAISED = 3; // exponent of a factor

  private final PresenceLimits limits;
  private final NetworkLimits network;
  private final Charging.FirstRounds first;
  private final boolean ordered;
  private final double[] numbers;

  private PriceVector(
      PresenceLimits limits, Charging.FirstRounds first, boolean ordered, double[] numbers) {
    this.limits = limits;
    network = limits.network();
    this.first = first;
    this.ordered = ordered;
    this.numbers = numbers;
  }

  /** Where all numbers are 0. */
  static PriceVector free(PresenceLimits limits, Charging.FirstRounds first, boolean ordered) {
    NetworkLimits network = limits.network();
    int size =
        DRAFTERS + OF_DRAFTER * network.drafters() + network.links().size() + limits.owners();
    return new PriceVector(limits, first, ordered, new double[size]);
  }

  PriceVector copy() {
    return new PriceVector(limits, first, ordered, numbers.clone());
  }

  Charging.FirstRounds first() {
    return first;
  }

  double get(int index) {
    return numbers[index];
  }

  void set(int index, double number) {
    numbers[index] = number;
  }

  void set(int index, PassFloor.Plane plane) {
    numbers[index] = plane.newTokenS();
    numbers[index + 1] = plane.cachedS();
  }

  /** The index of what is priced of a drafter; its way up may be a shared link. */
  int priced(int drafter, Priced what) {
    int link = what == Priced.UP ? network.link(drafter) : -1;
    return link < 0 ? of(drafter) + what.place : link(link);
  }

  private static int of(int drafter) {
    return DRAFTERS + OF_DRAFTER * drafter;
  }

  /** The index of α of a drafter's table; β follows. */
  static int drafterPlane(int drafter) {
    return of(drafter) + PRICED;
  }

  /** The index of the price of a shared link. */
  private int link(int link) {
    return of(network.drafters()) + link;
  }

  /** The index of the price of an owner's time. */
  int own(int owner) {
    return link(network.links().size()) + owner;
  }

  private static boolean isPlane(int index, int links) {
    boolean isOfDrafter = index >= DRAFTERS && index < links;
    return (index >= PLANE && index < VERIFIER)
        || (isOfDrafter && (index - DRAFTERS) % OF_DRAFTER >= PRICED);
  }

  /** The indices from one on of all but planes. */
  private int[] others(int from) {
    return IntStream.range(from, numbers.length).filter(i -> !isPlane(i, link(0))).toArray();
  }

  /** The indices of prices that make up a thousandth or more of their sum, and of memory. */
  IntStream dear() {
    int[] prices = others(VERIFIER);
    double sum = Arrays.stream(prices).mapToDouble(i -> numbers[i]).sum();
    boolean isHeld = network.hasMemoryLimit();
    return Arrays.stream(prices).filter(i -> numbers[i] >= DEAR * sum || (i == MEMORY && isHeld));
  }

  /** How often a second has what a price is of. */
  private double times(int index) {
    return index >= own(0) ? limits.eachOwned() : 1;
  }

  /** Prices of sum 1. */
  PriceVector scaled() {
    int[] prices = others(VERIFIER);
    double sum = Arrays.stream(prices).mapToDouble(i -> times(i) * numbers[i]).sum();
    PriceVector scaled = copy();
    for (int i : prices) {
      scaled.numbers[i] /= sum;
    }
    return scaled;
  }

  /** Few digits of everything but slopes, which are so small. */
  PriceVector rounded(double digits) {
    PriceVector rounded = copy();
    for (int i : others(0)) {
      rounded.numbers[i] = Math.rint(numbers[i] * digits) / digits;
    }
    return rounded;
  }

  /** A mixture with other prices, charged as these. */
  PriceVector mixed(PriceVector other, double part) {
    PriceVector mixed = copy();
    for (int i : others(VERIFIER)) {
      mixed.numbers[i] = (1 - part) * numbers[i] + part * other.numbers[i];
    }
    return mixed;
  }

  /**
   * Each price multiplied by how much more than others it is worth.
   *
   * @param slopes of a function by price
   * @param value of the function where the prices come to 1
   */
  PriceVector raised(double[] slopes, double value, double step) {
    PriceVector raised = copy();
    for (int i : others(VERIFIER)) {
      double worth = slopes[i] / (times(i) * value) - 1;
      raised.numbers[i] *= StrictMath.exp(Math.min(MOST_RAISED, step * worth));
    }
    return raised.scaled();
  }

  /**
   * The slopes of what is proven, by the numbers of the vector.
   *
   * @param perVerifier by θ
   * @param perAll by Ω
   * @param byPresence of V by ω, by task
   * @param byDrafters of V by θ_d, by task
   * @param byUp of V by θ↑, by task; empty where links have no prices, as {@code byDown}
   * @param byDown of V by θ↓, by task
   * @param readyS what own times are paid for before prompts are there, by task; empty if they are
   *     not
   */
  double[] slopes(
      double perVerifier,
      double perAll,
      double[] byPresence,
      double[] byDrafters,
      double[] byUp,
      double[] byDown,
      double[] readyS) {
    double[] slopes = new double[numbers.length];
    slopes[VERIFIER] = perVerifier;
    slopes[MEMORY] = perAll;
    for (int d = 0; d < network.drafters(); d++) {
      slopes[priced(d, Priced.MEMORY)] = perAll;
    }
    Arrays.fill(slopes, own(0), slopes.length, limits.eachOwned() * perAll);
    for (int i = 0; i < network.tasks(); i++) {
      int k = network.outcomes().task(i);
      double chance = network.outcomes().chance(i);
      int d = network.instance().tasks().get(i).drafter();
      slopes[MEMORY] += chance * network.memory(i) * byPresence[k];
      slopes[priced(d, Priced.MEMORY)] += chance * network.drafterMemory(i) * byPresence[k];
      slopes[priced(d, Priced.NODE)] += chance * byDrafters[k];
      if (limits.isOfStream()) {
        slopes[priced(d, Priced.UP)] += chance * byUp[k];
        slopes[priced(d, Priced.DOWN)] += chance * byDown[k];
        slopes[priced(d, Priced.BAND)] += chance * network.uploadS(i);
      } else {
        slopes[own(limits.owner(k))] += chance * byPresence[k];
      }
    }
    for (int k = 0; k < readyS.length; k++) {
      slopes[own(limits.owner(k))] += readyS[k];
    }
    return slopes;
  }

  Prices prices(int parts) {
    List<Prices.OfDrafter> drafters = new ArrayList<>();
    for (int d = 0; d < network.drafters(); d++) {
      int at = of(d);
      drafters.add(
          new Prices.OfDrafter(
              numbers[at], numbers[at + 1], numbers[at + 2], numbers[at + 3], numbers[at + 4]));
    }
    return new Prices(
        numbers[VERIFIER],
        numbers[MEMORY],
        drafters,
        Arrays.stream(numbers, link(0), own(0)).boxed().toList(),
        Arrays.stream(numbers, own(0), numbers.length).boxed().toList(),
        charging(parts));
  }

  private Charging charging(int parts) {
    List<PassFloor> drafterFloors = new ArrayList<>();
    for (int d = 0; d < network.drafters(); d++) {
      boolean isMeasured =
          network.instance().drafters().get(d).node().latency() instanceof LatencyModel.Table;
      drafterFloors.add(floor(isMeasured, drafterPlane(d), DRAFTER_COMPUTE));
    }
    boolean isStalled = first == Charging.FirstRounds.STALLED;
    PassFloor floor = floor(network.verifier().hasTable(), PLANE, COMPUTE);
    return new Charging(
        isStalled ? numbers[PHASE] : Double.POSITIVE_INFINITY,
        isStalled ? numbers[STALLED] : 0,
        limits.isOfStream() ? floor : network.verifier().best(floor),
        drafterFloors,
        limits.sharing(numbers[BY_PRESENCE], numbers[BY_MEMORY]),
        limits.isOfStream()
            ? limits.sharing(numbers[DRAFTERS_BY_PRESENCE], numbers[BY_MEMORY])
            : Sharing.BY_CAP,
        first,
        plane(PROMPT_PLANE),
        ordered,
        parts);
  }

  private PassFloor floor(boolean isMeasured, int plane, int compute) {
    return isMeasured ? plane(plane) : new PassFloor.Hardware(numbers[compute]);
  }

  private PassFloor.Plane plane(int index) {
    return new PassFloor.Plane(numbers[index], numbers[index + 1]);
  }
}
