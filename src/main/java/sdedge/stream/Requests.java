package sdedge.stream;

import java.util.Arrays;
import sdedge.instance.Instance;

/**
 * Requests in the order of their arrival, each a copy of a task of an instance (docs/model.md
 * section 11). Requests count from 0. Those of a closed loop arrive while they are served.
 */
public final class Requests {
  /** Stands for an answer as long, and accepted as well, as the law says on average. */
  public static final int AVERAGE = -1;

  private static final int OPEN = 0;

  private final double[] arrivalsS;
  private final int[] tasks;
  private final int[] outcomes;
  private final int users;
  private final double[] earliestS; // at which those of a closed loop are sent

  private Requests(double[] arrivalsS, int[] tasks, int[] outcomes, int users, double[] earliestS) {
    this.arrivalsS = arrivalsS;
    this.tasks = tasks;
    this.outcomes = outcomes;
    this.users = users;
    this.earliestS = earliestS;
  }

  /**
   * Requests as given.
   *
   * @param arrivalsS when each arrives, seconds: finite, &ge; 0, never decreasing
   * @param tasks indices of the tasks they are copies of
   * @throws IllegalArgumentException if there is none, or the times are something else
   */
  public static Requests of(double[] arrivalsS, int[] tasks) {
    if (arrivalsS.length == 0 || arrivalsS.length != tasks.length) {
      throw new IllegalArgumentException(
          arrivalsS.length + " arrivals of " + tasks.length + " requests");
    }
    double before = 0;
    for (int r = 0; r < tasks.length; r++) {
      if (!(arrivalsS[r] >= before && arrivalsS[r] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "request " + (r + 1) + " arrives at " + arrivalsS[r] + " s, after " + before + " s");
      }
      before = arrivalsS[r];
    }
    double[] own = arrivalsS.clone();
    return new Requests(own, tasks.clone(), averages(tasks.length), OPEN, own);
  }

  /**
   * Requests of users each of whom sends the next one when an answer is complete.
   *
   * @param users at least 1
   */
  public static Requests closedLoop(int[] tasks, int users) {
    return closedLoop(atOnce(tasks), users);
  }

  /**
   * Requests of users each of whom sends the next one when an answer is complete, but none before
   * it would arrive by itself.
   *
   * @param open these requests as they would
   * @param users at least 1
   */
  public static Requests closedLoop(Requests open, int users) {
    if (users < 1) {
      throw new IllegalArgumentException(users + " users of " + open.count() + " requests");
    }
    double[] arrivalsS = open.earliestS.clone();
    int first = Math.min(users, arrivalsS.length);
    Arrays.fill(arrivalsS, first, arrivalsS.length, Double.NaN);
    return new Requests(arrivalsS, open.tasks, open.outcomes, users, open.earliestS);
  }

  /** Whether requests arrive when answers are complete. */
  public boolean isClosedLoop() {
    return users > OPEN;
  }

  /** How many users there are in a closed loop; 0 if requests arrive by themselves. */
  public int users() {
    return users;
  }

  /** What a run is to begin with: of a closed loop a copy, whose arrivals it fills in. */
  Requests begun() {
    return isClosedLoop()
        ? new Requests(arrivalsS.clone(), tasks, outcomes, users, earliestS)
        : this;
  }

  /** A request of a closed loop arrives as soon as a user is free, or when it is to be sent. */
  void send(int request, double freeS) {
    arrivalsS[request] = Math.max(freeS, earliestS[request]);
  }

  /** The first of them; of a closed loop as they are before it is served. */
  public Requests first(int count) {
    return new Requests(
        Arrays.copyOf(arrivalsS, count),
        Arrays.copyOf(tasks, count),
        Arrays.copyOf(outcomes, count),
        users,
        Arrays.copyOf(earliestS, count));
  }

  /** The given tasks, all at time 0. */
  public static Requests atOnce(int[] tasks) {
    return of(new double[tasks.length], tasks);
  }

  /** How many there are, at least 1. */
  public int count() {
    return tasks.length;
  }

  /** When a request arrives, seconds; NaN if nobody has sent it yet. */
  public double arrivalS(int request) {
    return arrivalsS[request];
  }

  /** The index of its task in the instance. */
  public int task(int request) {
    return tasks[request];
  }

  /**
   * These requests with the outcomes of their answers, which no policy knows beforehand.
   *
   * @param drawn by request, indices of the outcomes of their tasks' answers
   */
  public Requests withOutcomes(int[] drawn) {
    return new Requests(arrivalsS, tasks, drawn.clone(), users, earliestS);
  }

  /**
   * These requests, each answer drawn where only its law is known; {@code number} is that of the
   * draw.
   */
  public Requests answered(Instance instance, long seed, int number) {
    return instance.isUncertain()
        ? withOutcomes(AnswerDraws.outcomes(instance, tasks, seed, number))
        : this;
  }

  private static int[] averages(int count) {
    int[] outcomes = new int[count];
    Arrays.fill(outcomes, AVERAGE);
    return outcomes;
  }

  /** Which of the outcomes of its task's answer comes, or {@link #AVERAGE}. */
  public int outcome(int request) {
    return outcomes[request];
  }

  /** Whether all are copies of the first so many tasks of an instance. */
  boolean areOf(int count) {
    return Arrays.stream(tasks).allMatch(task -> task >= 0 && task < count);
  }
}
