package sdedge.stream.bound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import sdedge.control.Control;
import sdedge.instance.Task;
import sdedge.stream.bound.Charging.FirstRounds;
import sdedge.stream.bound.PriceVector.Priced;

/**
 * Finds prices that say much (docs/model.md section 12): prices of one thing alone under every way
 * to charge for it, then by turns up along the slopes of the best and to better ways. It looks at
 * rough values, and counts them: no clock decides.
 */
final class PriceSearch {
  private static final double SMALL = 0.02; // of all prices
  private static final Priced[] LINKS = {Priced.UP, Priced.DOWN, Priced.BAND};
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
  private static final int FIRST_TURNS = 3; // sweeps of each way to charge for a stream
  private static final int TURNS = 40;
  private static final int MOST_VALUES = 400_000; // of tasks
  private static final int SLOPES = 7; // values of each task that they take at most
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
    Found best = found();
    double digits = DIGITS * Math.max(1, limits.owners() / FEW_TASKS);
    return best.vector.scaled().rounded(digits).prices(parts());
  }

  private boolean isOver(int most) {
    return control.isStopped() || values >= most;
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

  /** With some numbers turned one by one. */
  private Found turned(Found start, int sweeps) {
    PriceVector vector = start.vector.copy();
    double least = new PatternSearch(this::perS).run(vector, charging(vector), SMALL, sweeps);
    return start.orBetter(new Found(vector.scaled(), 1 / least));
  }

  /** What they allow per second; infinite where they say nothing. */
  private double perS(PriceVector vector) {
    double seconds = isOver(MOST_VALUES) ? 0 : seconds(vector);
    return seconds > 0 ? 1 / seconds : Double.POSITIVE_INFINITY;
  }

  /** What is turned: of a stream what is dear, and how seconds are charged. */
  private int[] charging(PriceVector vector) {
    IntStream.Builder indices = IntStream.builder();
    if (limits.isOfStream()) {
      vector.dear().forEach(indices::add);
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

  private Found found() {
    List<PriceVector> starts = PriceStarts.of(limits);
    List<PriceVector> corners = corners(starts.get(starts.size() - 1));
    Found best = found(starts.get(0).mixed(corners.get(0), 1));
    int sweeps = limits.isOfStream() ? FIRST_TURNS : 0;
    for (PriceVector start : starts) {
      if (!isOver(MOST_VALUES / 2)) {
        best = best.orBetter(turned(cornered(start, corners), sweeps));
      }
    }
    PriceVector beside = best.vector;
    for (PriceVector corner : corners) {
      beside = beside.mixed(corner, BESIDE / corners.size());
    }
    best = best.orBetter(climbed(found(beside), STEP));
    double beforeS = 0;
    for (int i = 0; i < AGAIN && best.seconds > beforeS * (1 + LEAST_GAIN); i++) {
      beforeS = best.seconds;
      best = turned(best, TURNS);
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
    if (limits.owners() > 0) {
      corners.add(owners);
    }
    if (limits.isOfBatch()) {
      longest(owners).forEach(k -> corners.add(corner(free, free.own(k))));
    }
    int[] drafters = network.instance().tasks().stream().mapToInt(Task::drafter).toArray();
    corners.add(
        corner(free, Arrays.stream(drafters).map(d -> free.priced(d, Priced.NODE)).toArray()));
    for (Priced what : limits.isOfStream() ? LINKS : new Priced[0]) {
      corners.add(corner(free, Arrays.stream(drafters).map(d -> free.priced(d, what)).toArray()));
    }
    if (network.hasMemoryLimit() && !limits.isWeighted()) {
      corners.add(corner(free, PriceVector.MEMORY));
    }
    int[] memories =
        IntStream.range(0, drafters.length)
            .filter(i -> network.drafterMemory(i) > 0)
            .map(i -> free.priced(drafters[i], Priced.MEMORY))
            .toArray();
    if (memories.length > 0 && !limits.isWeighted() && !limits.isOfStream()) {
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
