package sdedge.stream;

import java.util.function.UnaryOperator;
import sdedge.instance.Instance;
import sdedge.random.RandomStream;

/**
 * Arrivals drawn once for all rates, whose gaps are scaled, so that rates and policies are compared
 * under common random numbers. Tasks come as random permutations one after the other: independent
 * draws would add the noise of the mix to every result.
 */
public final class Draw {
  private static final long GAPS = 1;
  private static final long PERMUTATIONS = 2;

  private final double[] arrivals; // at rate 1
  private final int[] tasks;
  private final UnaryOperator<Requests> answers;

  private Draw(double[] arrivals, int[] tasks, UnaryOperator<Requests> answers) {
    this.arrivals = arrivals;
    this.tasks = tasks;
    this.answers = answers;
  }

  /**
   * Draws requests.
   *
   * @param law of the gaps
   * @param count of requests, at least 1
   * @param population number of tasks of the instance, at least 1
   * @param number distinguishes the draws of a seed
   */
  public static Draw of(ArrivalLaw law, int count, int population, long seed, int number) {
    if (count < 1 || population < 1) {
      throw new IllegalArgumentException(count + " requests of " + population + " tasks");
    }
    RandomStream gaps = RandomStream.of(seed, GAPS, number);
    double[] arrivals = new double[count];
    double clock = 0;
    for (int r = 0; r < count; r++) {
      clock += law.gap(gaps);
      arrivals[r] = clock;
    }
    return new Draw(
        arrivals,
        permutations(count, population, RandomStream.of(seed, PERMUTATIONS, number)),
        requests -> requests);
  }

  /** These requests, with answers that are drawn where only their law is known. */
  public Draw answered(Instance instance, long seed, int number) {
    if (!instance.isUncertain()) {
      return this;
    }
    int[] drawn = AnswerDraws.outcomes(instance, tasks, seed, number);
    return new Draw(arrivals, tasks, requests -> requests.withOutcomes(drawn));
  }

  /** Fisher and Yates, one permutation after the other. */
  private static int[] permutations(int count, int population, RandomStream random) {
    int[] permutation = new int[population];
    for (int k = 0; k < population; k++) {
      permutation[k] = k;
    }
    int[] tasks = new int[count];
    int left = 0;
    for (int r = 0; r < count; r++) {
      left = left == 0 ? population : left;
      int at = random.below(left);
      left--;
      tasks[r] = permutation[at];
      permutation[at] = permutation[left];
      permutation[left] = tasks[r];
    }
    return tasks;
  }

  /**
   * The requests at a rate.
   *
   * @param ratePerS requests per second on average, &gt; 0
   * @throws IllegalArgumentException if it is none, or the last arrival would not be finite
   */
  public Requests at(double ratePerS) {
    if (!(ratePerS > 0 && ratePerS < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a rate of " + ratePerS + " requests per second");
    }
    double[] arrivalsS = new double[arrivals.length];
    for (int r = 0; r < arrivalsS.length; r++) {
      arrivalsS[r] = arrivals[r] / ratePerS;
    }
    return answers.apply(Requests.of(arrivalsS, tasks));
  }

  /** These requests, all at time 0: what is served at most. */
  public Requests atOnce() {
    return answers.apply(Requests.atOnce(tasks));
  }

  /** These requests, each sent by one of some users when an answer is complete. */
  public Requests closedLoop(int users) {
    return answers.apply(Requests.closedLoop(tasks, users));
  }

  /** These requests, sent so, but none before it arrives at a rate; see {@link #at}. */
  public Requests closedLoop(int users, double ratePerS) {
    return Requests.closedLoop(at(ratePerS), users);
  }

  /** How many there are. */
  public int count() {
    return tasks.length;
  }
}
