package sdedge.stream;

import java.util.Random;
import java.util.stream.IntStream;
import sdedge.RandomInstances;
import sdedge.instance.Instance;

/**
 * A random network, random requests and a random way to serve them: every policy, groups, caps,
 * memories, latency models, several drafters, bursts and exact ties.
 */
record RandomService(Instance instance, Requests requests, StreamSetting setting) {

  /** Draws everything. */
  static RandomService draw(Random random, int mostRequests) {
    int drafters = 1 + random.nextInt(3);
    Instance instance =
        new RandomInstances(random)
            .drafters(drafters)
            .tasks(1 + random.nextInt(6))
            .maxTokens(60)
            .next();
    Requests requests = requests(random, instance, mostRequests);
    StreamSetting setting = setting(random, instance);
    if (random.nextInt(4) == 0) {
      setting = setting.with(paced(random, instance, requests), setting.groups());
    }
    return new RandomService(instance, requests, setting);
  }

  /** Requests that come at once, in bursts on a grid, or at random. */
  static Requests requests(Random random, Instance instance, int most) {
    int count = 1 + random.nextInt(most);
    double meanGapS = Math.pow(10, 1 - 4 * random.nextDouble());
    int kind = random.nextInt(3);
    double[] arrivalsS = new double[count];
    double clock = 0;
    for (int r = 0; r < count; r++) {
      switch (kind) {
        case 0 -> clock = 0;
        case 1 -> clock += random.nextInt(3) == 0 ? Math.scalb(random.nextInt(8), -4) : 0;
        default -> clock += -meanGapS * Math.log1p(-random.nextDouble());
      }
      arrivalsS[r] = clock;
    }
    int[] tasks =
        IntStream.range(0, count).map(r -> random.nextInt(instance.tasks().size())).toArray();
    return Requests.of(arrivalsS, tasks);
  }

  private static StreamSetting setting(Random random, Instance instance) {
    Progress progress =
        random.nextBoolean()
            ? new Progress.Mean()
            : new Progress.Drawn(random.nextLong(), random.nextInt(3));
    boolean merge = random.nextInt(4) == 0;
    return new StreamSetting(policy(random, instance), 1 + random.nextInt(4), merge, progress);
  }

  private static ServingPolicy policy(Random random, Instance instance) {
    int least = instance.speculation().minLength();
    int most = instance.speculation().maxLength();
    return random.nextInt(3) == 0
        ? new ServingPolicy.Best()
        : new ServingPolicy.Fixed(least + random.nextInt(most - least + 1));
  }

  /** A pace that some requests have and others do not. */
  private static ServingPolicy paced(Random random, Instance instance, Requests requests) {
    StreamSetting best = StreamSetting.of(new ServingPolicy.Best(), 1);
    StreamResult result = StreamRun.of(instance, requests, best, StreamControl.NONE);
    double tpotS = result.tpotS(random.nextInt(requests.count()));
    double pace = Math.max(1e-6, tpotS * (0.8 + 0.4 * random.nextDouble()));
    return new ServingPolicy.Paced(new StreamLevel(1, pace, 0.5 + random.nextDouble() / 2));
  }

  /** Serves the requests. */
  StreamResult run() {
    return StreamRun.of(instance, requests, setting, StreamControl.NONE);
  }

  @Override
  public String toString() {
    return instance.drafters().size() + " drafters, " + requests.count() + " requests, " + setting;
  }
}
