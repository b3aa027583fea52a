package sdedge.oracle.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import sdedge.instance.Batching;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Node;
import sdedge.oracle.model.Memory;
import sdedge.oracle.model.ModeSelection;
import sdedge.oracle.model.PassSums;

/**
 * What passes last at least on each node, and what part of its memory a task holds (Section 12 of
 * the model).
 */
final class NetworkFloors {
  private final ModeSelection loaded;
  private final Instance instance;
  private final double cap;
  private final double[] memory; // μ by task
  private final PassFloor verifier;
  private final PassFloor prompts;
  private final List<Map<String, Drafts>> drafts = new ArrayList<>(); // by drafter, mode

  /** Drafting passes of a mode: what they last at least, and the node that makes them. */
  record Drafts(PassFloor floor, Node node) {}

  /**
   * Floors of a network.
   *
   * @param loaded the draft modes that drafters have at hand
   * @param drafters their planes, in order
   * @param firstRounds the plane of the verifier's passes with prompts
   * @throws IllegalArgumentException if there is no such floor
   */
  NetworkFloors(
      ModeSelection loaded,
      ServerPrices.OfNode atVerifier,
      List<ServerPrices.OfNode> drafters,
      ServerPrices.Plane firstRounds) {
    this.loaded = loaded;
    instance = loaded.instance();
    int most = instance.batching().maxTasksPerBatch();
    cap = most == Batching.UNLIMITED ? Double.POSITIVE_INFINITY : most;
    memory = new double[instance.tasks().size()];
    Arrays.setAll(memory, k -> part(k, false));
    double tokens = mostTokens(-1);
    verifier = PassFloor.of(instance.verifier(), atVerifier, tokens);
    prompts = PassFloor.ofPrompts(instance.verifier(), firstRounds, tokens);
    for (int d = 0; d < instance.drafters().size(); d++) {
      Map<String, Drafts> own = new HashMap<>();
      for (DraftMode mode : modes(d)) {
        ServerPrices.OfNode price = mode.isAtVerifier() ? atVerifier : drafters.get(d);
        own.put(mode.name(), drafts(mode, price, d, tokens));
      }
      drafts.add(own);
    }
  }

  /**
   * What reading a text takes, with some drafts behind it, from nothing cached: in one pass, or,
   * where prompts may be split, the least that any passes come to together.
   */
  PassSums reading(double text, double drafts, double positions) {
    double all = text + drafts;
    double inPieces = text * (text + 1) / 2 + drafts * all;
    return instance.serving().splitsPrompts()
        ? new PassSums(all, positions, 0, inPieces)
        : PassSums.NONE.plus(1, all, positions, 0);
  }

  /** The modes that a drafter has at hand. */
  List<DraftMode> modes(int drafter) {
    Drafter of = instance.drafters().get(drafter);
    return of.modes().isEmpty()
        ? List.of(of.mode(null))
        : of.modes().stream().filter(mode -> loaded.names().contains(mode.name())).toList();
  }

  private Drafts drafts(
      DraftMode mode, ServerPrices.OfNode price, int drafter, double verifierTokens) {
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

  /** The most tokens in a pass of a drafter's node, or, if negative, of the verifier's. */
  private double mostTokens(int drafter) {
    List<Integer> own =
        IntStream.range(0, instance.tasks().size())
            .filter(k -> drafter < 0 || instance.tasks().get(k).drafter() == drafter)
            .boxed()
            .toList();
    int padded = instance.batching().pads() ? Memory.longestPrompt(instance, own) : 0;
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
  private double part(int task, boolean atDrafter) {
    Memory.Load load = load(task, atDrafter);
    return instance.batching().isByBatch() ? 0 : load.caches() / load.mostBytes();
  }

  /** μ of a task at the verifier. */
  double memory(int task) {
    return memory[task];
  }

  /** μ of a task at its drafter. */
  double drafterMemory(int task) {
    return part(task, true);
  }

  double leastMemory() {
    return Arrays.stream(memory).min().orElse(Double.POSITIVE_INFINITY);
  }

  double mostMemory() {
    return Arrays.stream(memory).max().orElse(0);
  }

  /** The most tasks in a pass as batches are limited, infinite without a limit. */
  double cap() {
    return cap;
  }

  Instance instance() {
    return instance;
  }

  PassFloor verifier() {
    return verifier;
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
}
