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
    List<DrafterPrice> drafters = new ArrayList<>();
    for (int d = 0; d < instance.drafters().size(); d++) {
      List<NodeFloors> floors = network.drafter(d);
      Node at = instance.drafters().get(d).node();
      NodePrice node = node(at, floors.isEmpty() ? null : floors.get(0), true);
      double up = network.link(d) < 0 ? price() : 0;
      drafters.add(new DrafterPrice(node, up, price(), price()));
    }
    List<Double> links = network.links().stream().map(link -> price()).toList();
    NodePrice verifier = node(instance.verifier(), network.verifier(), false);
    double memory = random.nextInt(3) == 0 ? 0 : price();
    return new Prices(verifier, memory, drafters, links, firstRounds());
  }

  private NodePrice node(Node node, @Nullable NodeFloors floors, boolean drafter) {
    PassFloor floor = new PassFloor.Hardware(part());
    if (node.latency() instanceof LatencyModel.Table) {
      floor = floors == null ? NO_PLANE : plane(floors, drafter);
    }
    return new NodePrice(random.nextInt(5) == 0 ? 0 : price(), floor, sharing());
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

  private PrefillCharging firstRounds() {
    if (network.splitsPrompts()) {
      return new PrefillCharging.Shared();
    }
    boolean table = instance.verifier().latency() instanceof LatencyModel.Table;
    PassFloor.Plane plane = table ? plane(network.verifier(), false) : NO_PLANE;
    return switch (random.nextInt(3)) {
      case 0 -> new PrefillCharging.Shared();
      case 1 -> new PrefillCharging.Piggybacked(plane);
      default -> new PrefillCharging.Stalled(Math.pow(10, -3 * random.nextDouble()), plane);
    };
  }

  private double price() {
    return Math.pow(10, -3 * random.nextDouble());
  }

  private double part() {
    return random.nextInt(5) == 0 ? random.nextInt(2) : random.nextDouble();
  }

  /** The prices for the second implementation. */
  public static ServerPrices serverPrices(Prices prices) {
    List<ServerPrices.OfDrafter> drafters = new ArrayList<>();
    for (DrafterPrice drafter : prices.drafters()) {
      drafters.add(
          new ServerPrices.OfDrafter(
              node(drafter.node()), drafter.up(), drafter.down(), drafter.band()));
    }
    PrefillCharging first = prices.firstRounds();
    ServerPrices.PrefillCharging charging = ServerPrices.PrefillCharging.SHARED;
    double phaseS = 0;
    if (first instanceof PrefillCharging.Piggybacked) {
      charging = ServerPrices.PrefillCharging.PIGGYBACKED;
    } else if (first instanceof PrefillCharging.Stalled stalled) {
      charging = ServerPrices.PrefillCharging.STALLED;
      phaseS = stalled.phaseS();
    }
    return new ServerPrices(
        node(prices.verifier()),
        prices.memory(),
        drafters,
        prices.links(),
        charging,
        phaseS,
        plane(first.plane()));
  }

  private static ServerPrices.Plane plane(PassFloor.Plane plane) {
    return new ServerPrices.Plane(plane.newTokenS(), plane.cachedS());
  }

  private static ServerPrices.OfNode node(NodePrice price) {
    boolean hardware = price.floor() instanceof PassFloor.Hardware;
    double compute = hardware ? ((PassFloor.Hardware) price.floor()).compute() : 0;
    ServerPrices.Plane plane =
        hardware ? new ServerPrices.Plane(0, 0) : plane((PassFloor.Plane) price.floor());
    Sharing sharing = price.sharing();
    return new ServerPrices.OfNode(
        price.perS(), compute, plane, sharing.presence(), sharing.memory(), sharing.cap());
  }
}
