package sdedge.stream;

import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import sdedge.plan.Choices;
import sdedge.random.SplitMix64;

/** What requests gain in a step. */
interface Gains {
  /** Tokens that a request gains behind others in its next step, of a draft choice; at least 1. */
  double next(int request, int task, int choice, double gained);

  static Gains of(StepGains progress, Population population, Choices choices, Requests requests) {
    if (progress instanceof StepGains.Drawn drawn) {
      return new Drawn(population, choices, requests, new OfSeed(starts(drawn, requests.count())));
    } else if (progress instanceof StepGains.Given given) {
      List<DoubleSupplier> uniforms =
          IntStream.range(0, requests.count()).mapToObj(given.uniforms()).toList();
      return new Drawn(
          population, choices, requests, request -> uniforms.get(request).getAsDouble());
    }
    return (request, task, choice, gained) ->
        population.expected(task, requests.outcome(request), gained)[choice];
  }

  /** The state of the random numbers of each request before its first step. */
  static long[] starts(StepGains.Drawn drawn, int requests) {
    long[] states = new long[requests];
    for (int r = 0; r < requests; r++) {
      states[r] = SplitMix64.start(drawn.seed(), drawn.run(), r);
    }
    return states;
  }

  /** A number per request and step. */
  interface UniformDraws {
    /** The next number of a request, in [0, 1). */
    double next(int request);
  }

  /** Numbers of SplitMix64. */
  final class OfSeed implements UniformDraws {
    private final long[] states;

    private OfSeed(long[] states) {
      this.states = states;
    }

    @Override
    public double next(int request) {
      states[request] = SplitMix64.next(states[request]);
      return SplitMix64.uniform(states[request]);
    }
  }

  /** Numbers compared with the chances of drafts. */
  final class Drawn implements Gains {
    private final Population population;
    private final Choices choices;
    private final Requests requests;
    private final UniformDraws numbers;

    private Drawn(Population population, Choices choices, Requests requests, UniformDraws numbers) {
      this.population = population;
      this.choices = choices;
      this.requests = requests;
      this.numbers = numbers;
    }

    @Override
    public double next(int request, int task, int choice, double gained) {
      double uniform = numbers.next(request);
      double[] survival = population.survival(task, requests.outcome(request), choice, gained);
      int length = choices.length(choice);
      int accepted = 0;
      while (accepted < length && uniform < survival[accepted + 1]) {
        accepted++;
      }
      return accepted + 1;
    }
  }
}
