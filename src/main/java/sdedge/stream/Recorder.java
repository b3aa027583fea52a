package sdedge.stream;

import java.util.Arrays;

/** When things happen to each request, as seconds since its arrival; NaN until they do. */
final class Recorder {
  /** Is notified of requests that are complete. */
  @FunctionalInterface
  interface Completions {
    /** Whether to go on. */
    boolean complete(int request, double ttftS, double tpotS);
  }

  final double[] readyS;
  final double[] admittedS;
  final double[] firstS;
  final double[] completeS;
  final int[] steps;

  private final Requests requests;
  private final Population population;
  private final Completions completions;
  private int complete;
  private boolean goesOn = true;

  Recorder(Requests requests, Population population, double[] readyS, Completions completions) {
    this.requests = requests;
    this.population = population;
    this.readyS = readyS;
    this.completions = completions;
    admittedS = unknown();
    firstS = unknown();
    completeS = unknown();
    steps = new int[requests.count()];
  }

  private double[] unknown() {
    double[] times = new double[requests.count()];
    Arrays.fill(times, Double.NaN);
    return times;
  }

  /** A request is complete, and everything else of it is known. */
  void complete(int request, double seconds) {
    completeS[request] = seconds;
    complete++;
    goesOn &= completions.complete(request, firstS[request], tpotS(request));
  }

  /** Seconds per token after the first one; 0 for an answer of one token. */
  double tpotS(int request) {
    double further = outputTokens(request) - 1;
    return further == 0 ? 0 : (completeS[request] - firstS[request]) / further;
  }

  /** O of the answer that comes. */
  double outputTokens(int request) {
    return population.output(requests.task(request), requests.outcome(request));
  }

  /** How many requests are complete. */
  int completed() {
    return complete;
  }

  /** Whether nobody wanted to stop. */
  boolean goesOn() {
    return goesOn;
  }
}
