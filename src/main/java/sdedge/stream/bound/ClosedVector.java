package sdedge.stream.bound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Prices of a closed batch or of users as numbers: θ, θ_m, θ_d and θ_m,d of each drafter, then ν.
 *
 * @param drafters how many there are
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never changed
record ClosedVector(double[] numbers, int drafters) {
  private static final int VERIFIER = 0;
  private static final int MEMORY = 1;
  private static final int DRAFTERS = 2;
  private static final double MOST_RAISED = 3; // exponent of a factor

  /** Where nothing costs anything. */
  static ClosedVector free(ClosedLimits limits) {
    int drafters = limits.network().drafters();
    int owners = limits.isOfUsers() ? 1 : limits.owners();
    return new ClosedVector(new double[DRAFTERS + 2 * drafters + owners], drafters);
  }

  private int drafterMemory() {
    return DRAFTERS + drafters;
  }

  private int own() {
    return DRAFTERS + 2 * drafters;
  }

  private ClosedVector with(int index, double price) {
    double[] others = numbers.clone();
    others[index] = price;
    return new ClosedVector(others, drafters);
  }

  ClosedVector withVerifier(double price) {
    return with(VERIFIER, price);
  }

  ClosedVector withMemory(double price) {
    return with(MEMORY, price);
  }

  ClosedVector withDrafter(int drafter, double price) {
    return with(DRAFTERS + drafter, price);
  }

  ClosedVector withDrafterMemory(int drafter, double price) {
    return with(drafterMemory() + drafter, price);
  }

  ClosedVector withOwn(int owner, double price) {
    return with(own() + owner, price);
  }

  /** A mixture with other prices. */
  ClosedVector mixed(ClosedVector other, double part) {
    double[] mixed = new double[numbers.length];
    Arrays.setAll(mixed, i -> (1 - part) * numbers[i] + part * other.numbers[i]);
    return new ClosedVector(mixed, drafters);
  }

  /** How often a second has what a price is of. */
  private double times(int index, ClosedLimits limits) {
    return index >= own() && limits.isOfUsers() ? limits.owners() : 1;
  }

  /** Prices of sum 1. */
  ClosedVector scaled(ClosedLimits limits) {
    double sum = 0;
    for (int i = 0; i < numbers.length; i++) {
      sum += times(i, limits) * numbers[i];
    }
    double[] scaled = numbers.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] /= sum;
    }
    return new ClosedVector(scaled, drafters);
  }

  /** Prices of a few digits. */
  ClosedVector rounded(double digits) {
    double[] few = Arrays.stream(numbers).map(each -> Math.rint(each * digits) / digits).toArray();
    return new ClosedVector(few, drafters);
  }

  /**
   * Each price multiplied by how much more than others it is worth.
   *
   * @param slopes of a function by price
   * @param value of the function where the prices come to 1
   */
  ClosedVector raised(ClosedLimits limits, double[] slopes, double value, double step) {
    double[] raised = numbers.clone();
    for (int i = 0; i < raised.length; i++) {
      double worth = slopes[i] / (times(i, limits) * value) - 1;
      raised[i] *= StrictMath.exp(Math.min(MOST_RAISED, step * worth));
    }
    return new ClosedVector(raised, drafters).scaled(limits);
  }

  /**
   * The slopes of what is proven by all prices.
   *
   * @param perVerifier by θ
   * @param perAll by Ω
   * @param byPresence of V by ω, by task
   * @param byDrafters of V by θ_d, by task
   * @param readyS what own times are paid for before prompts are there, by task; empty if they are
   *     not
   */
  double[] slopes(
      ClosedLimits limits,
      double perVerifier,
      double perAll,
      double[] byPresence,
      double[] byDrafters,
      double[] readyS) {
    NetworkLimits network = limits.network();
    double[] slopes = new double[numbers.length];
    Arrays.fill(slopes, MEMORY, slopes.length, perAll);
    Arrays.fill(slopes, DRAFTERS, drafterMemory(), 0);
    slopes[VERIFIER] = perVerifier;
    for (int i = own(); i < slopes.length; i++) {
      slopes[i] = times(i, limits) * perAll;
    }
    for (int i = 0; i < network.tasks(); i++) {
      int k = network.outcomes().task(i);
      double chance = network.outcomes().chance(i);
      int d = network.instance().tasks().get(i).drafter();
      slopes[MEMORY] += chance * network.memory(i) * byPresence[k];
      slopes[drafterMemory() + d] += chance * network.drafterMemory(i) * byPresence[k];
      slopes[DRAFTERS + d] += chance * byDrafters[k];
      slopes[own() + (limits.isOfUsers() ? 0 : k)] += chance * byPresence[k];
    }
    for (int k = 0; k < readyS.length; k++) {
      slopes[own() + (limits.isOfUsers() ? 0 : k)] += readyS[k];
    }
    return slopes;
  }

  ClosedPrices prices(ClosedCharging charging) {
    return new ClosedPrices(
        numbers[VERIFIER],
        numbers[MEMORY],
        part(DRAFTERS, drafterMemory()),
        part(drafterMemory(), own()),
        part(own(), numbers.length),
        charging);
  }

  private List<Double> part(int from, int to) {
    List<Double> part = new ArrayList<>();
    for (int i = from; i < to; i++) {
      part.add(numbers[i]);
    }
    return part;
  }
}
