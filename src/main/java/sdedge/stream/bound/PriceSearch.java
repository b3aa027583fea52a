package sdedge.stream.bound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import sdedge.control.Control;
import sdedge.instance.Task;
import sdedge.stream.bound.Charging.FirstRounds;
import sdedge.stream.bound.PriceVector.Priced;

/**
 * Finds prices that say much (docs/model.md section 12) from every way to charge for them. Those of
 * a stream are turned one by one. Of a closed batch and of users it begins at prices of one thing
 * alone and goes up along the slopes of the best, in turns with better ways to charge. It looks at
 * rough values, and counts them: no clock decides.
 */
final class PriceSearch {
  private static final int FIRST_SWEEPS = 14; // of a stream
  private static final int SWEEPS = 40;
  private static final double SMALL = 0.02; // of all prices
  private static final double PROBE = 1e-3; // of the price of the verifier
  private static final double WORTH_A_PRICE = 0.3; // of its time in which a server is needed
  private static final int MOST_SERVERS = 12;
  private static final int NONE = -1;
  private static final double[] MIXED = {0.15, 0.4}; // parts of other prices
  private static final int LONGEST = 2; // tasks with a price of their own alone
  private static final double BESIDE = 0.02; // part of all prices where a climb begins
  private static final double STEP = 0.6; // of the first climb
  private static final double LATER_STEP = 0.25;
  private static final double LESS = 0.6; // a step after VAIN of them
  private static final int VAIN = 8;
  private static final int STEPS = 20;
  private static final int AGAIN = 3;
  private static final double LEAST_GAIN = 1e-3; // by a turn and a climb, for which it goes on
  private static final int TURNS = 10; // sweeps of a way to charge
  private static final int MOST_VALUES = 400_000; // of tasks of a closed batch or of users
  private static final int SLOPES = 5; // values of each task that they take
  private static final int ROUGH = 8; // parts of a token meanwhile, where there are few
  private static final double DIGITS = 1e6; // of prices whose sum is 1
  private static final int FEW_TASKS = 100; // for which they are enough
  private static final int PARTS = 256; // of a token
  private static final double MOST_STATES = 2e8; // of dynamic programs

  private final PresenceLimits limits;
  private final NetworkLimits network;
  private final Control control;
  private final ProvenSeconds proven;
  private int values; // of tasks so far

  /**
   * Prices.
   *
   * @param seconds about what they prove
   */
  private record Found(PriceVector vector, double seconds) {
    Found orBetter(Found other) {
      return other.seconds > seconds ? other : this;
    }
  }

  /**
   * A search.
   *
   * @param limits of what is looked at
   * @param control ends it
   */
  PriceSearch(PresenceLimits limits, Control control) {
    this.limits = limits;
    this.control = control;
    network = limits.network();
    proven = new ProvenSeconds(limits);
  }

  /** The best prices found, of sum 1, about, with few digits: they prove as much as with all. */
  Prices best() {
    Found best = limits.isOfStream() ? bestOfStream() : bestClosed();
    double digits = DIGITS * Math.max(1, limits.owners() / FEW_TASKS);
    return best.vector.scaled().rounded(digits).prices(parts());
  }

  private boolean isOver(int most) {
    return control.isStopped() || (!limits.isOfStream() && values >= most);
  }

  private Found found(PriceVector vector) {
    return new Found(vector, seconds(vector));
  }

  /** About what prices prove; −∞ where they are none. */
  private double seconds(PriceVector vector) {
    values += network.tasks();
    try {
      return proven.about(vector.prices(ROUGH));
    } catch (IllegalArgumentException e) { // a plane that is not below its table
      return Double.NEGATIVE_INFINITY;
    }
  }

  /** Some numbers turned one by one. */
  private Found turned(PriceVector start, int[] indices, int sweeps) {
    PriceVector vector = start.copy();
    double least = new PatternSearch(this::perS).run(vector, indices, SMALL, sweeps);
    return new Found(vector, 1 / least);
  }

  /** What they allow per second; infinite where they say nothing. */
  private double perS(PriceVector vector) {
    double seconds = isOver(MOST_VALUES) ? 0 : seconds(vector);
    return seconds > 0 ? 1 / seconds : Double.POSITIVE_INFINITY;
  }

  private Found bestOfStream() {
    List<PriceVector> starts = PriceStarts.of(limits);
    Found best = new Found(starts.get(0), 0);
    for (PriceVector start : starts) {
      best = best.orBetter(turned(start, charging(start), FIRST_SWEEPS));
    }
    PriceVector from = best.vector;
    IntStream also = IntStream.of(PriceVector.DRAFTER_COMPUTE);
    if (network.hasMemoryLimit() || network.hasCap()) {
      also = IntStream.concat(also, IntStream.of(PriceVector.BY_PRESENCE));
      also = IntStream.concat(also, IntStream.of(PriceVector.DRAFTERS_BY_PRESENCE));
    }
    if (network.hasMemoryLimit() && network.hasCap()) {
      also = IntStream.concat(also, IntStream.of(PriceVector.BY_MEMORY));
    }
    IntStream servers = scarce(from).stream().mapToInt(Integer::intValue);
    int[] all =
        IntStream.concat(IntStream.of(charging(from)), IntStream.concat(also, servers)).toArray();
    return best.orBetter(turned(from, all, SWEEPS));
  }

  /** What is turned first: memory, and how verifications and first rounds are charged. */
  private int[] charging(PriceVector vector) {
    IntStream.Builder indices = IntStream.builder();
    if (limits.isOfStream() && network.hasMemoryLimit()) {
      indices.add(PriceVector.MEMORY);
    }
    if (limits.isOfStream() && network.verifier().hasTable()) {
      indices.add(PriceVector.PLANE).add(PriceVector.PLANE + 1);
      if (vector.first() != FirstRounds.SHARED) {
        indices.add(PriceVector.PROMPT_PLANE).add(PriceVector.PROMPT_PLANE + 1);
      }
    } else if (!network.verifier().hasFlopsOnly()) {
      indices.add(PriceVector.COMPUTE);
    }
    if (vector.first() == FirstRounds.STALLED) {
      indices.add(PriceVector.PHASE);
    }
    if (!limits.isOfStream()) {
      if (vector.first() == FirstRounds.STALLED) {
        indices.add(PriceVector.STALLED);
      }
      indices.add(PriceVector.DRAFTER_COMPUTE).add(PriceVector.BY_PRESENCE);
      if (network.hasMemoryLimit()) {
        indices.add(PriceVector.BY_MEMORY);
      }
    }
    return indices.build().toArray();
  }

  private record Server(int index, double use) {}

  /**
   * The servers of drafters that would be busy for much of the time at the rate that the prices
   * allow: the others are not short, and a price of theirs says nothing.
   */
  private List<Integer> scarce(PriceVector vector) {
    List<Server> servers = new ArrayList<>();
    for (Priced what : new Priced[] {Priced.NODE, Priced.UP, Priced.DOWN, Priced.BAND}) {
      addUse(
          servers,
          vector,
          d -> what == Priced.UP && network.link(d) >= 0 ? NONE : PriceVector.priced(d, what));
    }
    addUse(servers, vector, d -> network.link(d) < 0 ? NONE : vector.link(network.link(d)));
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
   * @param ofDrafter the index of the server that is used; those of several drafters may be one
   */
  private void addUse(List<Server> servers, PriceVector vector, IntUnaryOperator ofDrafter) {
    int[] indices = IntStream.range(0, network.drafters()).map(ofDrafter).toArray();
    double probe = PROBE * vector.get(PriceVector.VERIFIER);
    PriceVector probed = vector.copy();
    int[] probedOnes = Arrays.stream(indices).filter(i -> i != NONE).distinct().toArray();
    for (int index : probedOnes) {
      probed.set(index, vector.get(index) + probe);
    }
    Prices prices = vector.prices(ROUGH);
    double[] at = proven.byTask(prices);
    double[] more = proven.byTask(probed.prices(ROUGH));
    double ratio = Rates.of(limits, prices).total() / Arrays.stream(at).sum();
    Map<Integer, Double> use = new HashMap<>();
    for (int k = 0; k < more.length; k++) {
      int index = indices[network.outcomes().instance().tasks().get(k).drafter()];
      use.merge(index, ratio * (more[k] - at[k]) / probe, Double::sum);
    }
    for (int index : probedOnes) {
      servers.add(new Server(index, use.getOrDefault(index, 0.0)));
    }
  }

  private Found bestClosed() {
    List<PriceVector> starts = PriceStarts.of(limits);
    List<PriceVector> corners = corners(starts.get(starts.size() - 1));
    Found best = found(starts.get(0).mixed(corners.get(0), 1));
    for (PriceVector start : starts) {
      best = isOver(MOST_VALUES / 2) ? best : best.orBetter(cornered(start, corners));
    }
    PriceVector beside = best.vector;
    for (PriceVector corner : corners) {
      beside = beside.mixed(corner, BESIDE / corners.size());
    }
    best = best.orBetter(climbed(found(beside), STEP));
    double beforeS = 0;
    for (int i = 0; i < AGAIN && best.seconds > beforeS * (1 + LEAST_GAIN); i++) {
      beforeS = best.seconds;
      best = best.orBetter(turned(best.vector, charging(best.vector), TURNS));
      best = climbed(best, LATER_STEP);
    }
    return best;
  }

  /** The best mixture of corners. */
  private Found cornered(PriceVector start, List<PriceVector> corners) {
    Found best = found(start.mixed(corners.get(0), 1));
    for (PriceVector corner : corners) {
      best = best.orBetter(found(start.mixed(corner, 1)));
    }
    for (PriceVector corner : corners) {
      PriceVector from = best.vector;
      for (double part : MIXED) {
        best = best.orBetter(found(from.mixed(corner, part)));
      }
    }
    return best;
  }

  /**
   * Prices of one thing alone, of sum 1, that can say something.
   *
   * @param free where nothing costs anything
   */
  private List<PriceVector> corners(PriceVector free) {
    List<PriceVector> corners = new ArrayList<>();
    corners.add(corner(free, PriceVector.VERIFIER));
    PriceVector owners = corner(free, IntStream.range(0, limits.owners()).map(free::own).toArray());
    corners.add(owners);
    if (limits.isOfBatch()) {
      longest(owners).forEach(k -> corners.add(corner(free, free.own(k))));
    }
    int[] drafters = network.instance().tasks().stream().mapToInt(Task::drafter).toArray();
    corners.add(
        corner(
            free, Arrays.stream(drafters).map(d -> PriceVector.priced(d, Priced.NODE)).toArray()));
    if (network.hasMemoryLimit() && !limits.isWeighted()) {
      corners.add(corner(free, PriceVector.MEMORY));
    }
    int[] memories =
        IntStream.range(0, drafters.length)
            .filter(i -> network.drafterMemory(i) > 0)
            .map(i -> PriceVector.priced(drafters[i], Priced.MEMORY))
            .toArray();
    if (memories.length > 0 && !limits.isWeighted()) {
      corners.add(corner(free, memories));
    }
    return corners;
  }

  private static PriceVector corner(PriceVector free, int... indices) {
    PriceVector corner = free.copy();
    Arrays.stream(indices).forEach(index -> corner.set(index, 1));
    return corner.scaled();
  }

  /**
   * The tasks that take longest.
   *
   * @param owners prices of the own times of all tasks alone
   */
  private List<Integer> longest(PriceVector owners) {
    double[] uploadS = proven.uploads().aloneS();
    double[] seconds = proven.byTask(owners.prices(ROUGH));
    return IntStream.range(0, uploadS.length)
        .boxed()
        .sorted(Comparator.comparingDouble(k -> -seconds[k] - uploadS[k]))
        .limit(LONGEST)
        .toList();
  }

  /** Along the slopes, by factors: prices that are worth more than others rise. */
  private Found climbed(Found start, double firstStep) {
    Found best = start;
    Found at = start;
    double step = firstStep;
    int vain = 0;
    for (int i = 0; i < STEPS && !isOver(MOST_VALUES); i++) {
      values += SLOPES * network.tasks();
      double[] slopes = proven.slopes(at.vector, at.vector.prices(ROUGH));
      at = found(at.vector.raised(slopes, at.seconds, step));
      vain = at.seconds > best.seconds ? 0 : vain + 1;
      best = best.orBetter(at);
      if (vain == VAIN) {
        vain = 0;
        step *= LESS;
        at = best;
      }
    }
    return best;
  }

  /** As fine as the dynamic programs of all tasks have time for. */
  private int parts() {
    if (limits.isOfStream()) {
      return Charging.STREAM_PARTS;
    }
    double states = 0;
    for (int i = 0; i < network.tasks(); i++) {
      int d = network.instance().tasks().get(i).drafter();
      double choices = (double) network.choices(d).count() * network.states(d).count();
      states += choices * network.instance().tasks().get(i).outputTokens();
    }
    int parts = PARTS;
    while (parts > 1 && parts * states > MOST_STATES) {
      parts /= 2;
    }
    return parts;
  }
}
