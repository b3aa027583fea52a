package sdedge.oracle.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sdedge.oracle.model.RandomNumbers;

/**
 * Requests as they are drawn (Section 11 of the model).
 *
 * @param arrivals at one request per second
 * @param tasks indices in the instance
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never changed
public record Story(double[] arrivals, int[] tasks) {
  private static final long GAPS = 1;
  private static final long DECKS = 2;
  private static final int RUNS_BEFORE = 2;

  /**
   * Draws requests.
   *
   * @param variation of the gaps; NaN for exponential ones
   * @param population number of tasks
   * @param draw from 1
   */
  public static Story of(double variation, int count, int population, long seed, int draw) {
    RandomNumbers random = RandomNumbers.of(seed, GAPS, draw);
    double[] arrivals = new double[count];
    double sum = 0;
    for (int r = 0; r < count; r++) {
      sum += gap(random, variation);
      arrivals[r] = sum;
    }
    return new Story(arrivals, tasks(count, population, RandomNumbers.of(seed, DECKS, draw)));
  }

  private static double gap(RandomNumbers random, double variation) {
    if (Double.isNaN(variation)) {
      return exponential(random);
    }
    double square = variation * variation;
    return square == 0 ? 1 : square * gamma(random, 1 / square);
  }

  private static double exponential(RandomNumbers random) {
    return -StrictMath.log1p(-random.uniform());
  }

  /** Box and Muller. */
  private static double normal(RandomNumbers random) {
    double length = StrictMath.sqrt(2 * exponential(random));
    return length * StrictMath.cos(2 * StrictMath.PI * random.uniform());
  }

  /** Marsaglia and Tsang, of scale 1. */
  private static double gamma(RandomNumbers random, double shape) {
    if (shape < 1) {
      double larger = gamma(random, shape + 1);
      return larger * StrictMath.pow(1 - random.uniform(), 1 / shape);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / StrictMath.sqrt(9 * d);
    while (true) {
      double x = normal(random);
      double cube = (1 + c * x) * (1 + c * x) * (1 + c * x);
      double logarithm = StrictMath.log(1 - random.uniform());
      if (cube > 0 && logarithm < x * x / 2 + d * (1 - cube + StrictMath.log(cube))) {
        return d * cube;
      }
    }
  }

  /** From a deck with each task once, until it is empty; what is drawn swaps with the last. */
  private static int[] tasks(int count, int population, RandomNumbers random) {
    List<Integer> deck = new ArrayList<>();
    for (int k = 0; k < population; k++) {
      deck.add(k);
    }
    int[] tasks = new int[count];
    for (int r = 0; r < count; r++) {
      int left = population - r % population;
      int drawn = (int) (random.uniform() * left);
      tasks[r] = deck.get(drawn);
      deck.set(drawn, deck.get(left - 1));
      deck.set(left - 1, tasks[r]);
    }
    return tasks;
  }

  /** The run whose numbers decide on acceptance. */
  public static int runOf(int draw) {
    return RUNS_BEFORE + draw;
  }

  /** Arrival times at a rate, seconds. */
  public double[] at(double perS) {
    return Arrays.stream(arrivals).map(arrival -> arrival / perS).toArray();
  }

  /** All at time 0. */
  public double[] atOnce() {
    return new double[arrivals.length];
  }
}
