package sdedge.stream;

import sdedge.random.SplitMix64;

/** What requests gain in a step. */
interface Gains {
  /** Tokens that a request gains in its next step, of length {@code length} &ge; 0; at least 1. */
  double next(int request, int task, int length);

  /** The gains of a kind of progress. */
  static Gains of(Progress progress, Population population, int requests) {
    if (progress instanceof Progress.Drawn drawn) {
      return new Drawn(population, starts(drawn, requests));
    }
    return (request, task, length) -> population.expected(task)[length];
  }

  /** The state of the random numbers of each request before its first step. */
  static long[] starts(Progress.Drawn drawn, int requests) {
    long[] states = new long[requests];
    for (int r = 0; r < requests; r++) {
      states[r] = SplitMix64.start(drawn.seed(), drawn.run(), r);
    }
    return states;
  }

  /** One number per request and step, compared with the chances of its drafts. */
  final class Drawn implements Gains {
    private final Population population;
    private final long[] states;

    private Drawn(Population population, long[] states) {
      this.population = population;
      this.states = states;
    }

    @Override
    public double next(int request, int task, int length) {
      states[request] = SplitMix64.next(states[request]);
      double luck = SplitMix64.uniform(states[request]);
      double[] survival = population.survival(task);
      int accepted = 0;
      while (accepted < length && luck < survival[accepted + 1]) {
        accepted++;
      }
      return accepted + 1;
    }
  }
}
