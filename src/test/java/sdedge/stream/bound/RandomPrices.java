package sdedge.stream.bound;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Batching;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.Node;
import sdedge.instance.Steps;
import sdedge.oracle.stream.ServerPrices;
import sdedge.plan.ModeSets;

/** Random prices of a network, and the same for the second implementation. */
public final class RandomPrices {
  private static final PassFloor.Plane NO_PLANE = PassFloor.Plane.ZERO;

  private final Random random;
  private final Instance instance;
  private final NetworkLimits network;

  private RandomPrices(Random random, NetworkLimits network) {
    this.random = random;
    this.network = network;
    instance = network.instance();
  }

  /** The limits of an instance with all its draft modes loaded. */
  static NetworkLimits network(Instance instance) {
    return network(instance, Set.copyOf(ModeSets.names(instance)));
  }

  static NetworkLimits network(Instance instance, Set<String> loaded) {
    return new NetworkLimits(TaskOutcomes.of(instance), loaded, Control.NONE);
  }

  /** Any prices that are valid. */
  public static Prices draw(Random random, Instance instance) {
    return draw(random, instance, Set.copyOf(ModeSets.names(instance)));
  }

  /** Any prices that are valid while some draft modes are loaded. */
  public static Prices draw(Random random, Instance instance, Set<String> loaded) {
    return draw(random, network(instance, loaded));
  }

  /** Any prices that are valid in a network. */
  static Prices draw(Random random, NetworkLimits network) {
    return new RandomPrices(random, network).draw();
  }

  private Prices draw() {
    List<Prices.OfDrafter> drafters = new ArrayList<>();
    List<PassFloor> floors = new ArrayList<>();
    for (int d = 0; d < instance.drafters().size(); d++) {
      List<NodeFloors> own = network.drafter(d);
      Node at = instance.drafters().get(d).node();
      floors.add(floor(at, own.isEmpty() ? null : own.get(0), true));
      double up = network.link(d) < 0 ? price() : 0;
      drafters.add(new Prices.OfDrafter(ofNode(), 0, up, price(), price()));
    }
    List<Double> links = network.links().stream().map(link -> price()).toList();
    PassFloor verifier = floor(instance.verifier(), network.verifier(), false);
    double memory = random.nextInt(3) == 0 ? 0 : price();
    return new Prices(ofNode(), memory, drafters, links, List.of(), charging(verifier, floors));
  }

  private double ofNode() {
    return random.nextInt(5) == 0 ? 0 : price();
  }

  private PassFloor floor(Node node, @Nullable NodeFloors floors, boolean drafter) {
    PassFloor floor = new PassFloor.Hardware(part());
    if (node.latency() instanceof LatencyModel.Table) {
      floor = floors == null ? NO_PLANE : plane(floors, drafter);
    }
    return floor;
  }

  /** A part of the highest plane somewhere, which is below the table. */
  private PassFloor.Plane plane(NodeFloors floors, boolean drafter) {
    PassFloor.Plane highest = floors.highest(1 + random.nextInt(40), 1 + random.nextInt(1000));
    double part = random.nextInt(3) == 0 ? 1 : part();
    double newTokenS = part * highest.newTokenS();
    double cachedS = part * highest.cachedS();
    PassFloor.Plane plane =
        new PassFloor.Plane(newTokenS, drafter ? Math.min(cachedS, newTokenS) : cachedS);
    try {
      return floors.line(plane).fixedS() >= 0 ? plane : NO_PLANE;
    } catch (IllegalArgumentException e) {
      return NO_PLANE;
    }
  }

  private Sharing sharing() {
    boolean cap = instance.batching().maxTasksPerBatch() != Batching.UNLIMITED;
    boolean memory = instance.verifier().memoryBytes() < Double.POSITIVE_INFINITY;
    double byPresence = random.nextInt(3) == 0 ? random.nextInt(2) : part();
    double byMemory = memory ? (cap ? part() * (1 - byPresence) : 1 - byPresence) : 0;
    double rest = 1 - byPresence - byMemory;
    return cap || rest <= 0
        ? new Sharing(byPresence, byMemory, Math.max(0, rest))
        : Sharing.BY_PRESENCE;
  }

  private Charging charging(PassFloor verifier, List<PassFloor> drafters) {
    boolean table = instance.verifier().latency() instanceof LatencyModel.Table;
    PassFloor.Plane plane = table ? plane(network.verifier(), false) : NO_PLANE;
    Charging.FirstRounds[] ways = Charging.FirstRounds.values();
    Charging.FirstRounds first =
        network.splitsPrompts() ? Charging.FirstRounds.SHARED : ways[random.nextInt(ways.length)];
    return new Charging(
        first == Charging.FirstRounds.STALLED
            ? Math.pow(10, -3 * random.nextDouble())
            : Double.POSITIVE_INFINITY,
        0,
        verifier,
        drafters,
        sharing(),
        sharing(),
        first,
        first == Charging.FirstRounds.SHARED ? NO_PLANE : plane,
        false,
        Charging.STREAM_PARTS);
  }

  private double price() {
    return Math.pow(10, -3 * random.nextDouble());
  }

  private double part() {
    return random.nextInt(5) == 0 ? random.nextInt(2) : random.nextDouble();
  }

  /** V of each task at prices of a stream. */
  static double[] values(Instance instance, Set<String> loaded, Prices prices, Steps steps) {
    return RateBound.of(instance.with(steps), loaded, RateBound.STREAM, prices, Control.NONE)
        .values()
        .means();
  }

  /** The prices for the second implementation. */
  public static ServerPrices serverPrices(Prices prices) {
    Charging charging = prices.charging();
    List<ServerPrices.OfDrafter> drafters = new ArrayList<>();
    for (Prices.OfDrafter drafter : prices.drafters()) {
      PassFloor floor = charging.drafterFloors().get(drafters.size());
      drafters.add(
          new ServerPrices.OfDrafter(
              node(drafter.node(), floor, charging.drafterSharing()),
              drafter.up(),
              drafter.down(),
              drafter.band()));
    }
    return new ServerPrices(
        node(prices.verifier(), charging.floor(), charging.sharing()),
        prices.memory(),
        drafters,
        prices.links(),
        ServerPrices.PrefillCharging.valueOf(charging.first().name()),
        charging.isEndless() ? 0 : charging.phaseS(),
        plane(charging.promptPlane()));
  }

  static ServerPrices.Plane plane(PassFloor.Plane plane) {
    return new ServerPrices.Plane(plane.newTokenS(), plane.cachedS());
  }

  static ServerPrices.OfNode node(double perS, PassFloor floor, Sharing sharing) {
    return new ServerPrices.OfNode(
        perS,
        floor instanceof PassFloor.Hardware hardware ? hardware.compute() : 0,
        plane(floor instanceof PassFloor.Plane plane ? plane : NO_PLANE),
        sharing.presence(),
        sharing.memory(),
        sharing.cap());
  }
}
