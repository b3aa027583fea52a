package sdedge.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import sdedge.RandomAnswers;
import sdedge.RandomContexts;
import sdedge.RandomInstances;
import sdedge.RandomModes;
import sdedge.control.Control;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Fronthaul;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.ModeNumber;
import sdedge.instance.Model;
import sdedge.instance.Task;
import sdedge.plan.ModeSets;

/**
 * A random network, random requests and a random way to serve them: every policy, groups, caps,
 * memories, latency models, several drafters, bursts and exact ties, answers known and not.
 */
record RandomService(
    Instance instance, Set<String> loaded, Requests requests, StreamSetting setting) {

  /** What answers are drawn from where only their law is known. */
  static final long SEED = 11;

  static final int DRAW = 2;

  private static final double LEAST_LATENCY_S = 0.001;

  /** Draws everything. */
  static RandomService draw(Random random, int mostRequests) {
    int drafters = 1 + random.nextInt(3);
    Instance instance =
        new RandomInstances(random)
            .drafters(drafters)
            .tasks(1 + random.nextInt(6))
            .maxTokens(60)
            .next();
    return draw(random, answered(random, instance), Set.of(), mostRequests);
  }

  private static Instance answered(Random random, Instance instance) {
    if (random.nextBoolean()) {
      return instance;
    }
    List<Task> tasks = new ArrayList<>();
    for (Task task : RandomAnswers.of(random, instance).tasks()) {
      String name = random.nextBoolean() ? "chat" : "code";
      boolean isNamed = task.answer().isUncertain() && random.nextInt(3) > 0;
      tasks.add(isNamed ? task.with(task.answer().ofClass(name)) : task);
    }
    return instance.with(tasks);
  }

  /** Random requests of a network, served in a random way. */
  static RandomService draw(Random random, Instance drawn, Set<String> loaded, int mostRequests) {
    Requests unanswered = requests(random, drawn, mostRequests);
    Instance instance = unanswered.isClosedLoop() ? withoutInstants(drawn) : drawn;
    Requests requests = unanswered.answered(instance, SEED, DRAW);
    StreamSetting setting = setting(random, instance);
    if (random.nextInt(4) == 0) {
      setting = setting.with(paced(random, instance, loaded, requests), setting.groups());
    }
    return new RandomService(instance, loaded, requests, setting);
  }

  /**
   * With answers that take time on their way. Without, the request that one brings about may come
   * at the instant at which the next pass begins: it is in it if arrivals are known beforehand.
   */
  private static Instance withoutInstants(Instance instance) {
    List<Drafter> drafters = new ArrayList<>();
    for (Drafter drafter : instance.drafters()) {
      Fronthaul way = drafter.fronthaul();
      drafters.add(
          way.latencyS() > 0
              ? drafter
              : drafter.with(
                  new Fronthaul(
                      way.rateBps(),
                      LEAST_LATENCY_S,
                      way.bitsPerPromptToken(),
                      way.bitsPerDraftToken(),
                      way.bitsPerVerdict(),
                      way.access())));
    }
    return instance.with(new Instance.Network(instance.verifier(), drafters));
  }

  /** The same where acceptance goes by context, with modes every other time. */
  static RandomService drawByContext(Random random, int mostRequests) {
    RandomService drawn =
        random.nextBoolean() ? draw(random, mostRequests) : drawWithModes(random, mostRequests);
    Instance tables = RandomContexts.of(random, drawn.instance());
    return new RandomService(tables, drawn.loaded(), drawn.requests(), drawn.setting());
  }

  /** The same with draft modes, some of them loaded, and bands that drafters share. */
  static RandomService drawWithModes(Random random, int mostRequests) {
    while (true) {
      Instance plain =
          new RandomInstances(random)
              .drafters(1 + random.nextInt(3))
              .tasks(1 + random.nextInt(6))
              .maxTokens(60)
              .next();
      Instance modes = otherModels(random, new RandomModes(random).of(plain));
      Instance instance = answered(random, modes);
      Set<String> loaded = new TreeSet<>(ModeSets.names(instance));
      loaded.removeIf(name -> random.nextInt(4) == 0);
      StreamRun run = new StreamRun(instance, loaded);
      if (run.refusals(new ServingPolicy.Best()).isEmpty()) {
        RandomService served = draw(random, instance, loaded, mostRequests);
        if (run.refusals(served.setting.policy()).isEmpty()) {
          return served;
        }
      }
    }
  }

  /** Some modes draft with smaller models than the others, some blocks at the verifier. */
  static Instance otherModels(Random random, Instance instance) {
    Model old = instance.drafters().get(0).node().model();
    Model other =
        new Model(
            "other",
            1 + old.layers() / 2,
            old.hidden(),
            old.parameters() * 0.6,
            old.weightBytes() * 0.3,
            old.kvBytesPerToken() * (0.25 + random.nextInt(3)));
    List<Drafter> drafters = new ArrayList<>();
    for (Drafter drafter : instance.drafters()) {
      boolean measured = drafter.node().latency() instanceof LatencyModel.Table;
      boolean measuredVerifier = instance.verifier().latency() instanceof LatencyModel.Table;
      List<DraftMode> modes = new ArrayList<>();
      for (DraftMode mode : drafter.modes()) {
        boolean differs = random.nextInt(2) == 0 && !measured && !measuredVerifier;
        boolean server = mode.isAtVerifier() || (differs && random.nextInt(3) == 0);
        Model model = differs ? other : mode.model();
        double bits = server ? 0 : mode.bitsPerDraftToken();
        double back =
            server
                ? drafter.fronthaul().bitsPerVerdict()
                : mode.bitsPerVerdict() * (1 + random.nextInt(2));
        modes.add(
            new DraftMode(
                    mode.name(),
                    model,
                    server,
                    mode.isBlock(),
                    mode.slots(),
                    mode.table(),
                    mode.numbers())
                .with(ModeNumber.BITS_PER_DRAFT_TOKEN, bits)
                .with(ModeNumber.BITS_PER_VERDICT, back));
      }
      drafters.add(drafter.with(modes));
    }
    return instance.with(new Instance.Network(instance.verifier(), drafters));
  }

  /** Requests that come at once, in bursts on a grid, at random, or of users in a closed loop. */
  static Requests requests(Random random, Instance instance, int most) {
    int count = 1 + random.nextInt(most);
    double meanGapS = Math.pow(10, 1 - 4 * random.nextDouble());
    int kind = random.nextInt(4);
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
    return kind == 3
        ? Requests.closedLoop(tasks, 1 + random.nextInt(Math.max(1, count / 2)))
        : Requests.of(arrivalsS, tasks);
  }

  private static StreamSetting setting(Random random, Instance instance) {
    StepGains progress =
        random.nextBoolean()
            ? new StepGains.Mean()
            : new StepGains.Drawn(random.nextLong(), random.nextInt(3));
    return new StreamSetting(policy(random, instance), 1 + random.nextInt(4), progress);
  }

  private static ServingPolicy policy(Random random, Instance instance) {
    int least = instance.speculation().minLength();
    int most = instance.speculation().maxLength();
    if (random.nextInt(4) == 0) {
      return new ServingPolicy.Joining();
    }
    return random.nextInt(3) == 0
        ? new ServingPolicy.Best()
        : new ServingPolicy.Fixed(least + random.nextInt(most - least + 1));
  }

  /** A pace that some requests have and others do not. */
  private static ServingPolicy paced(
      Random random, Instance instance, Set<String> loaded, Requests requests) {
    StreamSetting best = StreamSetting.of(new ServingPolicy.Best(), 1);
    StreamResult result = new StreamRun(instance, loaded).run(requests, best, Control.NONE);
    double tpotS = result.tpotS(random.nextInt(requests.count()));
    double pace = Math.max(1e-6, tpotS * (0.8 + 0.4 * random.nextDouble()));
    return new ServingPolicy.Paced(new StreamLevel(1, pace, 0.5 + random.nextDouble() / 2));
  }

  /** Serves the requests. */
  StreamResult run() {
    return new StreamRun(instance, loaded).run(requests, setting, Control.NONE);
  }

  @Override
  public String toString() {
    return instance.drafters().size()
        + " drafters, "
        + requests.count()
        + " requests, "
        + setting
        + loaded;
  }
}
