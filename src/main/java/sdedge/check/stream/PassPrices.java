package sdedge.check.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import sdedge.check.model.Memory;
import sdedge.check.model.ModeSelection;
import sdedge.check.model.Pricing;
import sdedge.check.model.SharedBand;
import sdedge.instance.Batching;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Node;
import sdedge.instance.RadioLink;

/** What those who take part in passes pay for them (Section 12 of the model). */
final class PassPrices {
  private final ModeSelection loaded;
  private final Instance instance;
  private final ServerPrices prices;
  private final double cap;
  private final double[] memory; // μ by task
  private final double mostPresence; // Ω̂
  private final PassFloor verifier;
  private final PassFloor prompts;
  private final List<Map<String, Drafts>> drafts = new ArrayList<>(); // by drafter, mode
  private final List<RadioLink> links;

  /** Drafting passes of a mode: what they last at least, and the node that makes them. */
  record Drafts(PassFloor floor, Node node) {}

  /**
   * Prices of passes.
   *
   * @param loaded the draft modes that drafters have at hand
   * @param mostTimePrice at most what a request pays per second for its own time
   * @throws IllegalArgumentException if the tariff is none of the network
   */
  PassPrices(ModeSelection loaded, ServerPrices prices, double mostTimePrice) {
    this.loaded = loaded;
    instance = loaded.instance();
    this.prices = prices;
    links = SharedBand.of(instance);
    if (!prices.isRight()) {
      throw new IllegalArgumentException("a price or share that is none");
    }
    int most = instance.batching().maxTasksPerBatch();
    cap = most == Batching.UNLIMITED ? Double.POSITIVE_INFINITY : most;
    memory = new double[instance.tasks().size()];
    Arrays.setAll(memory, this::part);
    mostPresence = mostPresence(mostTimePrice);
    double tokens = mostTokens(-1);
    verifier = PassFloor.of(instance.verifier(), prices.verifier(), tokens);
    prompts = PassFloor.ofPrompts(instance.verifier(), prices.prompts(), tokens);
    for (int d = 0; d < instance.drafters().size(); d++) {
      Map<String, Drafts> own = new HashMap<>();
      for (DraftMode mode : modes(d)) {
        own.put(mode.name(), drafts(d, mode, tokens));
      }
      drafts.add(own);
    }
  }

  /** The modes that a drafter has at hand. */
  List<DraftMode> modes(int drafter) {
    Drafter of = instance.drafters().get(drafter);
    return of.modes().isEmpty()
        ? List.of(of.mode(null))
        : of.modes().stream().filter(mode -> loaded.names().contains(mode.name())).toList();
  }

  private Drafts drafts(int drafter, DraftMode mode, double verifierTokens) {
    ServerPrices.OfNode price =
        mode.isAtVerifier() ? prices.verifier() : prices.drafters().get(drafter).node();
    Node at =
        mode.on(
            mode.isAtVerifier() ? instance.verifier() : instance.drafters().get(drafter).node());
    double tokens = mode.isAtVerifier() ? verifierTokens : mostTokens(drafter);
    ServerPrices.Plane plane = price.plane();
    if (mode.table() != null) {
      plane = new ServerPrices.Plane(0, 0);
    } else if (mode.isAtVerifier()) {
      double steepest = plane.fresh() + at.tokenOverheadS();
      plane = new ServerPrices.Plane(plane.fresh(), Math.min(plane.cached(), steepest));
    }
    PassFloor floor = PassFloor.of(at, price.with(plane), tokens);
    if (floor.cachedS() > floor.freshS()) {
      throw new IllegalArgumentException("cached tokens of " + at.id() + " cost too much");
    }
    return new Drafts(floor, at);
  }

  private double mostPresence(double mostTimePrice) {
    double least = leastMemory();
    double largest = Arrays.stream(memory).max().orElse(0);
    double inMemory =
        least > 0 ? prices.memory() + mostTimePrice / least : Double.POSITIVE_INFINITY;
    double inPass =
        cap < Double.POSITIVE_INFINITY
            ? cap * (prices.memory() * largest + mostTimePrice)
            : Double.POSITIVE_INFINITY;
    return Math.min(inMemory, inPass);
  }

  /** The most tokens in a pass of a drafter's node, or, if negative, of the verifier's. */
  private double mostTokens(int drafter) {
    List<Integer> own =
        IntStream.range(0, instance.tasks().size())
            .filter(k -> drafter < 0 || instance.tasks().get(k).drafter() == drafter)
            .boxed()
            .toList();
    int padded = instance.batching().pads() ? Pricing.longestPrompt(instance, own) : 0;
    double longest = 0;
    double perToken = Double.POSITIVE_INFINITY;
    double room = Double.POSITIVE_INFINITY;
    for (int k : own) {
      Memory.Load load = load(k, drafter >= 0);
      int prompt = instance.tasks().get(k).inputTokens();
      longest = Math.max(longest, Memory.tokens(instance, k, Math.max(prompt, padded)));
      perToken = Math.min(perToken, load.caches() / Memory.tokens(instance, k, prompt));
      room = load.mostBytes();
    }
    double inMemory = perToken > 0 ? room / perToken : Double.POSITIVE_INFINITY;
    return Math.min(cap * longest, inMemory);
  }

  /** What a node holds of a task alone. */
  private Memory.Load load(int task, boolean atDrafter) {
    List<Memory.Load> loads = Memory.of(loaded, List.of(task));
    return loads.get(atDrafter ? 0 : loads.size() - 1);
  }

  /** Nothing where each batch has the memory to itself. */
  private double part(int task) {
    Memory.Load load = load(task, false);
    return instance.batching().isByBatch() ? 0 : load.caches() / load.mostBytes();
  }

  /** μ of a task. */
  double memory(int task) {
    return memory[task];
  }

  double leastMemory() {
    return Arrays.stream(memory).min().orElse(Double.POSITIVE_INFINITY);
  }

  /** n̂, infinite without a cap. */
  double cap() {
    return cap;
  }

  Instance instance() {
    return instance;
  }

  ServerPrices prices() {
    return prices;
  }

  PassFloor prompts() {
    return prompts;
  }

  Drafts drafts(int drafter, DraftMode mode) {
    Drafts own = drafts.get(drafter).get(mode.name());
    if (own == null) {
      throw new IllegalArgumentException("a mode that is not loaded");
    }
    return own;
  }

  /** θ↑ of a drafter: that of its shared link if it has one. */
  double upPerS(int drafter) {
    RadioLink.Access access = instance.drafters().get(drafter).fronthaul().access();
    return access == null
        ? prices.drafters().get(drafter).up()
        : prices.links().get(links.indexOf(access.link()));
  }

  /** A share of a verification, of one that pays {@code presence} per second for being there. */
  double verify(double q, double c, double presence, double memory) {
    return share(prices.verifier(), verifier, q, c, presence, memory);
  }

  /** A share of a drafting pass. */
  double draft(int drafter, DraftMode mode, double q, double c, double presence, double memory) {
    ServerPrices.OfNode price =
        mode.isAtVerifier() ? prices.verifier() : prices.drafters().get(drafter).node();
    return share(price, drafts(drafter, mode).floor, q, c, presence, memory);
  }

  private double share(
      ServerPrices.OfNode price,
      PassFloor floor,
      double q,
      double c,
      double presence,
      double memory) {
    double own =
        floor.fixedS() * (price.byMemory() * memory + price.byCap() / cap) + floor.part(q, c);
    if (presence == 0) {
      return price.perS() * own;
    }
    double divided = floor.fixedS() * price.byPresence() * presence;
    double least = cost(price.perS(), divided, own, presence);
    least = Math.min(least, cost(price.perS(), divided, own, mostPresence));
    double flat = Math.sqrt(price.perS() * divided / own); // where the slope is 0
    return flat > presence && flat < mostPresence
        ? Math.min(least, cost(price.perS(), divided, own, flat))
        : least;
  }

  /** What is paid if all who are in the pass pay {@code all} per second for being there. */
  private static double cost(double perS, double divided, double own, double all) {
    if (all == Double.POSITIVE_INFINITY) {
      return own > 0 ? all : divided;
    }
    return (perS + all) * (divided / all + own);
  }
}
