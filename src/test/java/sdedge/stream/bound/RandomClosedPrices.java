package sdedge.stream.bound;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import sdedge.oracle.stream.ContinuousPrices;
import sdedge.oracle.stream.ServerPrices;

/** Random prices of a closed batch or of users, and the same for the second implementation. */
final class RandomClosedPrices {
  private static final ServerPrices.Plane FLAT = new ServerPrices.Plane(0, 0);

  private final Random random;
  private final ClosedLimits limits;
  private final NetworkLimits network;
  private final Prices floors; // of the nodes of the network

  private RandomClosedPrices(Random random, ClosedLimits limits) {
    this.random = random;
    this.limits = limits;
    network = limits.network();
    floors = RandomPrices.draw(random, network);
  }

  /** Any prices that are valid. */
  static ClosedPrices draw(Random random, ClosedLimits limits) {
    return new RandomClosedPrices(random, limits).draw();
  }

  private ClosedPrices draw() {
    return random.nextInt(4) == 0 ? ofOne() : ofAll();
  }

  /** Of the own time of one task alone. */
  private ClosedPrices ofOne() {
    ClosedVector free = ClosedVector.free(limits);
    int owners = limits.isOfUsers() ? 1 : limits.owners();
    return free.withOwn(random.nextInt(owners), 1).prices(charging());
  }

  private ClosedPrices ofAll() {
    boolean isHeld = !limits.isWeighted();
    int owners = limits.isOfUsers() ? 1 : limits.owners();
    return new ClosedPrices(
        price(),
        isHeld && network.hasMemoryLimit() ? price() : 0,
        IntStream.range(0, network.drafters()).mapToObj(d -> price()).toList(),
        IntStream.range(0, network.drafters())
            .mapToObj(d -> isHeld && isLimited(d) ? Double.valueOf(price()) : Double.valueOf(0))
            .toList(),
        IntStream.range(0, owners).mapToObj(k -> price() / owners).toList(),
        charging());
  }

  private boolean isLimited(int drafter) {
    return IntStream.of(network.instance().tasksOf(drafter))
        .anyMatch(i -> network.drafterMemory(i) > 0);
  }

  private ClosedCharging charging() {
    double fixedS = network.verifier().line(floors.verifier().floor()).fixedS();
    boolean splits = network.splitsPrompts();
    boolean isEndless = limits.isWeighted() || splits || random.nextInt(3) == 0;
    double phaseS =
        isEndless
            ? Double.POSITIVE_INFINITY
            : Math.max(1e-6, fixedS) * Math.pow(10, random.nextDouble() - 0.5);
    PrefillCharging.Kind first =
        splits || random.nextInt(4) == 0
            ? PrefillCharging.Kind.SHARED
            : isEndless ? PrefillCharging.Kind.PIGGYBACKED : PrefillCharging.Kind.STALLED;
    boolean ordered =
        !limits.isOfUsers() && first != PrefillCharging.Kind.SHARED && random.nextBoolean();
    List<PassFloor> drafters = new ArrayList<>();
    floors.drafters().forEach(drafter -> drafters.add(drafter.node().floor()));
    double presence = random.nextInt(3) == 0 ? 1 : part();
    double memory = network.hasMemoryLimit() ? part() * (1 - presence) : 0;
    return new ClosedCharging(
        phaseS,
        isEndless ? 0 : part(),
        floors.verifier().floor(),
        drafters,
        new Sharing(presence, memory, 1 - presence - memory),
        first,
        floors.firstRounds().plane(),
        ordered,
        List.of(4, 64, 256).get(random.nextInt(3)));
  }

  private double price() {
    return random.nextInt(4) == 0 ? 0 : Math.pow(10, -3 * random.nextDouble());
  }

  private double part() {
    return random.nextInt(4) == 0 ? random.nextInt(2) : random.nextDouble();
  }

  /**
   * The prices for the second implementation.
   *
   * @param users who send requests; 0 of a batch
   * @param tasks of the instance
   */
  static ContinuousPrices continuousPrices(ClosedPrices prices, int users, int tasks) {
    ClosedCharging charging = prices.charging();
    List<ServerPrices.OfNode> drafters = new ArrayList<>();
    for (PassFloor floor : charging.drafterFloors()) {
      double perS = prices.drafters().get(drafters.size());
      drafters.add(node(perS, floor, Sharing.BY_PRESENCE));
    }
    return new ContinuousPrices(
        node(prices.verifier(), charging.floor(), charging.sharing()),
        drafters,
        prices.memory(),
        prices.drafterMemory(),
        IntStream.range(0, tasks).mapToObj(k -> prices.own().get(users > 0 ? 0 : k)).toList(),
        users,
        charging.phaseS(),
        charging.stalled(),
        ServerPrices.PrefillCharging.valueOf(charging.first().name()),
        plane(charging.promptPlane()),
        charging.ordered(),
        charging.parts());
  }

  private static ServerPrices.Plane plane(PassFloor.Plane plane) {
    return new ServerPrices.Plane(plane.newTokenS(), plane.cachedS());
  }

  private static ServerPrices.OfNode node(double perS, PassFloor floor, Sharing sharing) {
    return new ServerPrices.OfNode(
        perS,
        floor instanceof PassFloor.Hardware hardware ? hardware.compute() : 0,
        floor instanceof PassFloor.Plane plane ? plane(plane) : FLAT,
        sharing.presence(),
        sharing.memory(),
        sharing.cap());
  }
}
