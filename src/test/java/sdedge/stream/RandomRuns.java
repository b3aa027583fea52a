package sdedge.stream;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import sdedge.instance.Instance;
import sdedge.study.stream.DynamicPlanner;

/** Random streams for tests of other packages. */
public final class RandomRuns {
  private static final int REPLANNED = 20; // one of so many

  private RandomRuns() {}

  /**
   * A stream that was served.
   *
   * @param instance the network
   * @param result what became of it
   */
  public record Run(Instance instance, StreamResult result) {
    /** Seconds from the first arrival until everything is over. */
    public double spanS() {
      return result.spanS();
    }
  }

  /** A random stream, served with mean progress in a random way, at times by plans. */
  public static Run withMeanProgress(Random random, int mostRequests) {
    RandomService served = RandomService.draw(random, mostRequests);
    StreamSetting setting = served.setting().with(new Progress.Mean());
    if (random.nextInt(REPLANNED) == 0) {
      Planner planner = new DynamicPlanner(served.instance());
      setting = setting.with(new ServingPolicy.Replan(planner, 1 + random.nextInt(4)), 1);
    }
    RandomService mean = new RandomService(
            served.instance(), served.loaded(), served.requests(), setting);
    return new Run(mean.instance(), mean.run());
  }

  /** The same random stream with acceptance drawn several times. */
  public static List<Run> withDrawnProgress(Random random, int mostRequests, int runs) {
    RandomService served = RandomService.draw(random, mostRequests);
    long seed = random.nextLong();
    return IntStream.range(0, runs)
        .mapToObj(run -> served.setting().with(new Progress.Drawn(seed, run)))
        .map(setting -> new RandomService(
            served.instance(), served.loaded(), served.requests(), setting))
        .map(drawn -> new Run(drawn.instance(), drawn.run()))
        .toList();
  }
}
