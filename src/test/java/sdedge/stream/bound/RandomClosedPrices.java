package sdedge.stream.bound;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import sdedge.oracle.stream.ContinuousPrices;
import sdedge.oracle.stream.ServerPrices;

/** Random prices of a closed batch or of users, and the same for the second implementation. */
final class RandomClosedPrices {
  private final Random random;
  private final PresenceLimits limits;
  private final NetworkLimits network;
  private final Prices floors; // of the nodes of the network

  private RandomClosedPrices(Random random, PresenceLimits limits) {
    this.random = random;
    this.limits = limits;
    network = limits.network();
    floors = RandomPrices.draw(random, network);
  }

  /** Any prices that are valid. */
  static Prices draw(Random random, PresenceLimits limits) {
    return new RandomClosedPrices(random, limits).draw();
  }

  private Prices draw() {
    return random.nextInt(4) == 0 ? ofOne() : ofAll();
  }

  /** Of the own time of one task alone. */
  private Prices ofOne() {
    List<Double> own = new ArrayList<>(Collections.nCopies(limits.owners(), 0.0));
    own.set(random.nextInt(limits.owners()), 1.0);
    List<Prices.OfDrafter> free =
        Collections.nCopies(network.drafters(), new Prices.OfDrafter(0, 0, 0, 0, 0));
    return new Prices(0, 0, free, links(), own, charging());
  }

  private Prices ofAll() {
    boolean isHeld = !limits.isWeighted();
    int owners = limits.owners();
    return new Prices(
        price(),
        isHeld && network.hasMemoryLimit() ? price() : 0,
        IntStream.range(0, network.drafters())
            .mapToObj(
                d -> new Prices.OfDrafter(price(), isHeld && isLimited(d) ? price() : 0, 0, 0, 0))
            .toList(),
        links(),
        IntStream.range(0, owners).mapToObj(k -> price() / owners).toList(),
        charging());
  }

  /** Nobody pays for links. */
  private List<Double> links() {
    return Collections.nCopies(network.links().size(), 0.0);
  }

  private boolean isLimited(int drafter) {
    return IntStream.of(network.instance().tasksOf(drafter))
        .anyMatch(i -> network.drafterMemory(i) > 0);
  }

  private Charging charging() {
    double fixedS = network.verifier().line(floors.charging().floor()).fixedS();
    boolean splits = network.splitsPrompts();
    boolean isEndless = limits.isWeighted() || splits || random.nextInt(3) == 0;
    double phaseS =
        isEndless
            ? Double.POSITIVE_INFINITY
            : Math.max(1e-6, fixedS) * Math.pow(10, random.nextDouble() - 0.5);
    Charging.FirstRounds first =
        splits || random.nextInt(4) == 0
            ? Charging.FirstRounds.SHARED
            : isEndless ? Charging.FirstRounds.PIGGYBACKED : Charging.FirstRounds.STALLED;
    boolean ordered =
        !limits.isOfUsers() && first != Charging.FirstRounds.SHARED && random.nextBoolean();
    double presence = random.nextInt(3) == 0 ? 1 : part();
    double memory = network.hasMemoryLimit() ? part() * (1 - presence) : 0;
    return new Charging(
        phaseS,
        isEndless ? 0 : part(),
        floors.charging().floor(),
        floors.charging().drafterFloors(),
        new Sharing(presence, memory, 1 - presence - memory),
        Sharing.BY_CAP,
        first,
        floors.charging().promptPlane(),
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
  static ContinuousPrices continuousPrices(Prices prices, int users, int tasks) {
    Charging charging = prices.charging();
    List<ServerPrices.OfNode> drafters = new ArrayList<>();
    for (PassFloor floor : charging.drafterFloors()) {
      double perS = prices.drafters().get(drafters.size()).node();
      drafters.add(RandomPrices.node(perS, floor, Sharing.BY_PRESENCE));
    }
    return new ContinuousPrices(
        RandomPrices.node(prices.verifier(), charging.floor(), charging.sharing()),
        drafters,
        prices.memory(),
        prices.drafters().stream().map(Prices.OfDrafter::memory).toList(),
        IntStream.range(0, tasks).mapToObj(k -> prices.own().get(users > 0 ? 0 : k)).toList(),
        users,
        charging.phaseS(),
        charging.stalled(),
        ServerPrices.PrefillCharging.valueOf(charging.first().name()),
        RandomPrices.plane(charging.promptPlane()),
        charging.ordered(),
        charging.parts());
  }
}
