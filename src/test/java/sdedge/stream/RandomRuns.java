package sdedge.stream;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import sdedge.RandomInstances;
import sdedge.instance.Instance;
import sdedge.instance.Serving;
import sdedge.instance.Speculation;
import sdedge.instance.Steps;

/** Random streams for tests of other packages. */
public final class RandomRuns {
  private RandomRuns() {}

  /**
   * A stream that was served.
   *
   * @param instance the network
   * @param loaded its draft modes at hand
   * @param result what became of it
   */
  public record Run(Instance instance, Set<String> loaded, StreamResult result) {
    /** Seconds from the first arrival until everything is over. */
    public double spanS() {
      return result.spanS();
    }
  }

  /** A random stream, served with mean progress in a random way. */
  public static Run withMeanProgress(Random random, int mostRequests) {
    RandomService served = RandomService.draw(random, mostRequests);
    StreamSetting setting = served.setting().with(new StepGains.Mean());
    RandomService mean =
        new RandomService(served.instance(), served.loaded(), served.requests(), setting);
    return new Run(mean.instance(), mean.loaded(), mean.run());
  }

  /**
   * A random stream of an engine that splits prompts, some of which are short, served with mean
   * progress; lengths may begin at 1, and draft modes may be at hand.
   */
  public static Run splitting(Random random, int mostRequests) {
    boolean hasModes = random.nextInt(4) == 0;
    RandomService of =
        hasModes ? RandomService.drawWithModes(random, 1) : RandomService.draw(random, 1);
    Instance drawn = of.instance().with(Steps.MEAN);
    Speculation old = drawn.speculation();
    int most = old.maxLength();
    int least = hasModes ? old.minLength() : Math.min(random.nextInt(3), most);
    Instance lengths =
        drawn.with(
            new Instance.Options(
                new Speculation(least, most, old.scope(), old.steps()),
                drawn.batching(),
                drawn.uplink(),
                drawn.pipeline(),
                drawn.order(),
                serving(random)));
    StreamRun run = new StreamRun(lengths, of.loaded());
    RandomService served;
    do {
      served = RandomService.draw(random, lengths, of.loaded(), mostRequests);
    } while (!run.refusals(served.setting().policy()).isEmpty());
    StreamSetting mean = served.setting().with(new StepGains.Mean());
    RandomService asked =
        new RandomService(served.instance(), of.loaded(), served.requests(), mean);
    return new Run(asked.instance(), asked.loaded(), asked.run());
  }

  /** How a random engine that splits prompts admits requests. */
  public static Serving serving(Random random) {
    int budget = 1 + random.nextInt(random.nextBoolean() ? 10 : 200);
    double frontEndS = random.nextInt(3) == 0 ? Math.scalb(random.nextInt(8), -10) : 0;
    return new Serving(budget, random.nextBoolean(), frontEndS);
  }

  /** A random stream with draft modes and shared bands, served with mean progress. */
  public static Run withModes(Random random, int mostRequests) {
    RandomService served = RandomService.drawWithModes(random, mostRequests);
    StreamSetting mean = served.setting().with(new StepGains.Mean());
    RandomService asked =
        new RandomService(served.instance(), served.loaded(), served.requests(), mean);
    return new Run(asked.instance(), asked.loaded(), asked.run());
  }

  /** The same where acceptance goes by context. */
  public static Run byContext(Random random, int mostRequests) {
    RandomService served = RandomService.drawByContext(random, mostRequests);
    StreamSetting mean = served.setting().with(new StepGains.Mean());
    RandomService asked =
        new RandomService(served.instance(), served.loaded(), served.requests(), mean);
    return new Run(asked.instance(), asked.loaded(), asked.run());
  }

  /** The same where acceptance goes by context and is drawn several times. */
  public static List<Run> byContextDrawn(Random random, int mostRequests, int runs) {
    return drawn(random, RandomService.drawByContext(random, mostRequests), runs);
  }

  /** A random network of one to three drafters with a few tasks. */
  public static Instance network(Random random) {
    return new RandomInstances(random)
        .drafters(1 + random.nextInt(3))
        .tasks(1 + random.nextInt(6))
        .maxTokens(60)
        .next();
  }

  /** Random requests of the tasks of an instance that do not wait for answers. */
  public static Requests trace(Random random, Instance instance, int most) {
    while (true) {
      Requests requests = RandomService.requests(random, instance, most);
      if (!requests.isClosedLoop()) {
        return requests;
      }
    }
  }

  /** The same random stream with acceptance drawn several times. */
  public static List<Run> withDrawnProgress(Random random, int mostRequests, int runs) {
    return drawn(random, RandomService.draw(random, mostRequests), runs);
  }

  /** The same with draft modes and shared bands. */
  public static List<Run> withModesAndDrawnProgress(Random random, int mostRequests, int runs) {
    return drawn(random, RandomService.drawWithModes(random, mostRequests), runs);
  }

  private static List<Run> drawn(Random random, RandomService served, int runs) {
    long seed = random.nextLong();
    return IntStream.range(0, runs)
        .mapToObj(run -> served.setting().with(new StepGains.Drawn(seed, run)))
        .map(
            setting ->
                new RandomService(served.instance(), served.loaded(), served.requests(), setting))
        .map(drawn -> new Run(drawn.instance(), drawn.loaded(), drawn.run()))
        .toList();
  }
}
