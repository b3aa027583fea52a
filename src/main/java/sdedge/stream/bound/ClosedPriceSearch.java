package sdedge.stream.bound;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import sdedge.control.Control;

/**
 * Finds prices of a closed batch or of users that say much (docs/model.md section 12): prices of
 * one thing alone under every way to charge for it, then by turns up along the slopes of the best
 * and to better ways. It looks at rough values, and counts them: no clock decides.
 */
final class ClosedPriceSearch {
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
  private static final double TURN = 0.3; // of numbers of a way to charge
  private static final int TURNS = 10;
  private static final int MOST_VALUES = 400_000; // of tasks
  private static final int SLOPES = 5; // values of each task that they take
  private static final int ROUGH = 8; // parts of a token meanwhile, where there are few
  private static final double DIGITS = 1e6; // of prices whose sum is 1
  private static final int FEW_TASKS = 100; // for which they are enough
  private static final int PARTS = 256; // of a token
  private static final double MOST_STATES = 2e8; // of dynamic programs

  private final ClosedLimits limits;
  private final NetworkLimits network;
  private final Control control;
  private final ProvenSeconds proven;
  private final Prices planes;
  private int values; // of tasks so far

  /**
   * Prices and how they are charged.
   *
   * @param seconds about what they prove
   */
  private record Found(ClosedVector vector, ClosedCoordinates coordinates, double seconds) {
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
  ClosedPriceSearch(ClosedLimits limits, Control control) {
    this.limits = limits;
    this.control = control;
    network = limits.network();
    proven = new ProvenSeconds(limits);
    planes = PriceCoordinates.typical(network);
  }

  /** The best prices found. */
  ClosedPrices best() {
    List<ClosedVector> corners = corners();
    Found best = found(corners.get(0), ClosedCoordinates.starts(limits).get(0));
    for (ClosedCoordinates coordinates : ClosedCoordinates.starts(limits)) {
      best = isOver(MOST_VALUES / 2) ? best : best.orBetter(mixed(corners, coordinates));
    }
    ClosedVector beside = best.vector;
    for (ClosedVector corner : corners) {
      beside = beside.mixed(corner, BESIDE / corners.size());
    }
    best = best.orBetter(climbed(found(beside, best.coordinates), STEP));
    double beforeS = 0;
    for (int i = 0; i < AGAIN && best.seconds > beforeS * (1 + LEAST_GAIN); i++) {
      beforeS = best.seconds;
      best = climbed(turned(best), LATER_STEP);
    }
    double digits = DIGITS * Math.max(1, network.tasks() / FEW_TASKS);
    return best.vector.rounded(digits).prices(best.coordinates.charging(network, planes, parts()));
  }

  private boolean isOver(int most) {
    return values >= most || control.isStopped();
  }

  private Found found(ClosedVector vector, ClosedCoordinates coordinates) {
    values += network.tasks();
    ClosedPrices prices = vector.prices(coordinates.charging(network, planes, ROUGH));
    return new Found(vector, coordinates, proven.about(prices));
  }

  /** The best mixture of corners. */
  private Found mixed(List<ClosedVector> corners, ClosedCoordinates coordinates) {
    Found best = found(corners.get(0), coordinates);
    for (ClosedVector corner : corners) {
      best = best.orBetter(found(corner, coordinates));
    }
    for (ClosedVector corner : corners) {
      ClosedVector from = best.vector;
      for (double part : MIXED) {
        best = best.orBetter(found(from.mixed(corner, part), coordinates));
      }
    }
    return best;
  }

  /** Prices of one thing alone, of sum 1, that can say something. */
  private List<ClosedVector> corners() {
    ClosedVector free = ClosedVector.free(limits);
    List<ClosedVector> corners = new ArrayList<>();
    corners.add(free.withVerifier(1));
    ClosedVector owners = free;
    for (int k = 0; k < (limits.isOfUsers() ? 1 : limits.owners()); k++) {
      owners = owners.withOwn(k, 1);
    }
    corners.add(owners);
    if (!limits.isOfUsers()) {
      longest(owners).forEach(k -> corners.add(free.withOwn(k, 1)));
    }
    ClosedVector drafters = free;
    ClosedVector memories = free;
    boolean isLimited = false;
    for (int i = 0; i < network.tasks(); i++) {
      int d = network.instance().tasks().get(i).drafter();
      drafters = drafters.withDrafter(d, 1);
      if (network.drafterMemory(i) > 0) {
        memories = memories.withDrafterMemory(d, 1);
        isLimited = true;
      }
    }
    corners.add(drafters);
    if (network.hasMemoryLimit() && !limits.isWeighted()) {
      corners.add(free.withMemory(1));
    }
    if (isLimited && !limits.isWeighted()) {
      corners.add(memories);
    }
    return corners.stream().map(each -> each.scaled(limits)).toList();
  }

  /**
   * The tasks that take longest.
   *
   * @param owners prices of the own times of all tasks alone
   */
  private List<Integer> longest(ClosedVector owners) {
    double[] uploadS = proven.uploads().aloneS();
    List<ClosedCoordinates> starts = ClosedCoordinates.starts(limits);
    ClosedCoordinates shared = starts.get(starts.size() - 1); // with nothing taken off
    double[] seconds = proven.byTask(owners.prices(shared.charging(network, planes, ROUGH)));
    return IntStream.range(0, uploadS.length)
        .boxed()
        .sorted(Comparator.comparingDouble(k -> -seconds[k] - uploadS[k]))
        .limit(LONGEST)
        .toList();
  }

  /** Along the slopes, by factors: prices that are worth more than others rise. */
  private Found climbed(Found start, double firstStep) {
    ClosedCharging charging = start.coordinates.charging(network, planes, ROUGH);
    Found best = start;
    Found at = start;
    double step = firstStep;
    int vain = 0;
    for (int i = 0; i < STEPS && !isOver(MOST_VALUES); i++) {
      values += SLOPES * network.tasks();
      double[] slopes = proven.slopes(at.vector, charging);
      at = found(at.vector.raised(limits, slopes, at.seconds, step), start.coordinates);
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

  /** Charged otherwise. */
  private Found turned(Found start) {
    Found best = start;
    double step = TURN;
    for (int i = 0; i < TURNS; i++) {
      Found from = best;
      for (ClosedCoordinates coordinates : from.coordinates.turned(network, step)) {
        best = isOver(MOST_VALUES) ? best : best.orBetter(found(best.vector, coordinates));
      }
      step = best.seconds > from.seconds ? step : step / 2;
    }
    return best;
  }

  /** As fine as the dynamic programs of all tasks have time for. */
  private int parts() {
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
