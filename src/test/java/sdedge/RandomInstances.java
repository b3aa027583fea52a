package sdedge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import sdedge.instance.Acceptance;
import sdedge.instance.Batching;
import sdedge.instance.Drafter;
import sdedge.instance.Fronthaul;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.LatencyTable;
import sdedge.instance.Model;
import sdedge.instance.Node;
import sdedge.instance.Noise;
import sdedge.instance.Overheads;
import sdedge.instance.Pipeline;
import sdedge.instance.PowerModel;
import sdedge.instance.Scope;
import sdedge.instance.Speculation;
import sdedge.instance.Steps;
import sdedge.instance.Task;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.Wireless;

/**
 * Random feasible instances that cover the corners of the model: every latency and power model,
 * uplink policy, pipeline, scope and order, limits and none, certain and impossible acceptance,
 * empty payloads and instant links, equal tasks. A seed always gives the same instance.
 */
public final class RandomInstances {
  private static final Model SMALL = model("small", 2, 768);

  /** {@code -Dtest.padding=LONGEST_INPUT} pads those of every test. */
  private static final Batching.Padding PADDING =
      Batching.Padding.valueOf(System.getProperty("test.padding", "NONE"));

  private static final Model LARGE = model("large", 32, 4096);

  private final Random random;
  private int drafters = 1;
  private int tasks;
  private int maxLength;
  private int maxTokens = 200;
  private Batching.Padding padding = PADDING;

  /** Instances drawn from {@code random}: one drafter, 2 to 8 tasks, lengths up to 4. */
  public RandomInstances(Random random) {
    this.random = random;
    tasks = 2 + random.nextInt(7);
    maxLength = random.nextInt(5);
  }

  /** Sets the number of tasks. */
  public RandomInstances tasks(int count) {
    tasks = count;
    return this;
  }

  /** Sets the number of drafters; the pipeline of several is asynchronous. */
  public RandomInstances drafters(int count) {
    drafters = count;
    return this;
  }

  /** Sets the largest speculation length allowed. */
  public RandomInstances maxLength(int length) {
    maxLength = length;
    return this;
  }

  /** Sets the largest number of input and of output tokens of a task. */
  public RandomInstances maxTokens(int count) {
    maxTokens = count;
    return this;
  }

  /** Pads prompts; all else is drawn as without. */
  public RandomInstances padded() {
    padding = Batching.Padding.LONGEST_INPUT;
    return this;
  }

  /** Draws an instance. No policy is {@code auto} and {@code order} neither. */
  public Instance next() {
    List<Task> drawn = drawTasks();
    double reserved = 0;
    double largest = 0;
    for (Task task : drawn) {
      double tokens = (double) task.inputTokens() + task.outputTokens() + maxLength;
      reserved += tokens;
      largest = Math.max(largest, tokens);
    }
    List<Drafter> cells = new ArrayList<>();
    for (int d = 0; d < drafters; d++) {
      Node node = node("sbs" + (d + 1), SMALL, largest, reserved);
      cells.add(new Drafter(node, wireless(), fronthaul()));
    }
    Instance instance =
        new Instance(
            "random",
            new Instance.Network(node("mbs", LARGE, largest, reserved), cells),
            drawn,
            new Instance.Options(
                new Speculation(
                    random.nextInt(maxLength + 1), maxLength, oneOf(Scope.values()), Steps.MEAN),
                new Batching(cap(), cap(), padding, Batching.Residency.COHORT),
                UplinkPolicy.FORMULAS.get(random.nextInt(UplinkPolicy.FORMULAS.size())),
                oneOf(Pipeline.OF_BATCHES.toArray(Pipeline[]::new)),
                oneOf(beforeLast(TaskOrder.values()))));
    return RandomContexts.ifAsked(instance);
  }

  /** A pipeline of slots. */
  public static Pipeline slotted(Random random) {
    List<Pipeline> slotted =
        Arrays.stream(Pipeline.values()).filter(Pipeline::hasSlots).sorted().toList();
    return slotted.get(random.nextInt(slotted.size()));
  }

  /**
   * Few short tasks, all of whose batch plans may be searched.
   *
   * @param scopes one of them
   */
  public static Instance inSlots(Random random, int count, Scope... scopes) {
    return new RandomInstances(random)
        .tasks(count)
        .drafters(1 + random.nextInt(3))
        .maxLength(1 + random.nextInt(2))
        .maxTokens(30)
        .next()
        .withOptions(
            slotted(random),
            UplinkPolicy.SEQUENTIAL,
            TaskOrder.AUTO,
            scopes[random.nextInt(scopes.length)]);
  }

  /** Padded every other time, and in slots at times with caches that must fit by batch. */
  public static Instance batched(Random random, Instance instance) {
    boolean pads = random.nextBoolean();
    boolean byBatch = random.nextInt(3) == 0 && instance.pipeline().hasSlots();
    Batching caps = instance.batching();
    return instance.with(
        new Batching(
            caps.maxTasksPerBatch(),
            caps.maxTasksPerCohort(),
            pads ? Batching.Padding.LONGEST_INPUT : caps.padding(),
            byBatch ? Batching.Residency.BATCH : Batching.Residency.COHORT));
  }

  private List<Task> drawTasks() {
    boolean equal = chance(0.15);
    List<Task> drawn = new ArrayList<>();
    for (int k = 0; k < tasks; k++) {
      Task task =
          new Task(
              "u" + (k + 1),
              drafters > 1 ? random.nextInt(drafters) : 0,
              1 + random.nextInt(maxTokens),
              chance(0.1) ? 1 : 1 + random.nextInt(maxTokens),
              acceptance(),
              23,
              -80 - 50 * random.nextDouble());
      Task first = drawn.isEmpty() ? task : drawn.get(0);
      drawn.add(equal ? like(first, task) : task);
    }
    return drawn;
  }

  /** Only id and drafter of a task, the rest of another. */
  private static Task like(Task other, Task task) {
    return new Task(
        task.id(),
        task.drafter(),
        other.inputTokens(),
        other.outputTokens(),
        other.acceptance(),
        other.txPowerDbm(),
        other.channelGainDb());
  }

  private Acceptance acceptance() {
    return switch (random.nextInt(6)) {
      case 0 -> Acceptance.of(0);
      case 1 -> Acceptance.of(1);
      case 2 -> Acceptance.of(DoubleStream.generate(random::nextDouble).limit(3).toArray());
      default -> Acceptance.of(0.4 + 0.5 * random.nextDouble());
    };
  }

  /** A node whose memory, if limited, holds each task alone and sometimes not all together. */
  private Node node(String id, Model model, double largestTokens, double allTokens) {
    double memory = Double.POSITIVE_INFINITY;
    if (chance(0.4)) {
      double tokens = largestTokens + random.nextDouble() * (allTokens - largestTokens);
      memory = model.weightBytes() + Math.ceil(tokens) * model.kvBytesPerToken();
    }
    LatencyModel latency = latency(model);
    return new Node(id, model, latency, memory, overheads(model, latency));
  }

  /** Those of positions and prompts follow from the others, so that all else is drawn as before. */
  private Overheads overheads(Model model, LatencyModel latency) {
    double passS = chance(0.5) ? 0 : 1e-3 * random.nextDouble();
    double tokenS = chance(0.7) ? 0 : 1e-5 * random.nextDouble();
    double some = passS + tokenS + latency.longestPassS(1e12, 1e9, 10);
    Random further = new Random(Double.doubleToLongBits(some));
    double positionS = 1e-4 * Math.max(0, further.nextDouble() - 0.6);
    double promptS = model.equals(SMALL) ? 0 : 1e-2 * Math.max(0, further.nextDouble() - 0.6);
    return new Overheads(passS, tokenS, positionS, promptS);
  }

  private LatencyModel latency(Model model) {
    double flops = 5e12 + 1e14 * random.nextDouble();
    return switch (random.nextInt(4)) {
      case 0 -> new LatencyModel.Flops(flops, 0.5);
      case 1 -> new LatencyModel.Table(table(model.equals(SMALL) ? 1e-3 : 1e-2));
      default -> new LatencyModel.Roofline(flops, 0.5, 2e11 + 8e11 * random.nextDouble(), 0.8);
    };
  }

  /** Measured times that grow along both axes, or one value, which makes exact ties. */
  private LatencyTable table(double scaleS) {
    if (chance(0.3)) {
      double constant = Math.scalb(1.0, -3 - random.nextInt(4));
      return new LatencyTable(new double[] {1}, new double[] {0}, new double[][] {{constant}});
    }
    double[] newTokens = {1, 8, 64, 512};
    double[] contextTokens = {0, 256, 2048};
    double[][] seconds = new double[newTokens.length][contextTokens.length];
    for (int i = 0; i < newTokens.length; i++) {
      for (int j = 0; j < contextTokens.length; j++) {
        seconds[i][j] = scaleS * (1 + newTokens[i] / 64 + contextTokens[j] / 1024);
      }
    }
    return new LatencyTable(newTokens, contextTokens, seconds);
  }

  private Wireless wireless() {
    double bandwidth = Math.pow(10, 4 + 3 * random.nextDouble());
    boolean empty = chance(0.15);
    double coin = random.nextDouble();
    PowerModel power = oneOf(PowerModel.values());
    return new Wireless(
        bandwidth,
        noise(coin, bandwidth, power),
        power,
        empty ? 0 : 32,
        empty || chance(0.5) ? 0 : 256);
  }

  /** With or without a figure, and as a power at three of ten that may have one. */
  private static Noise noise(double coin, double bandHz, PowerModel power) {
    double figureDb = coin < 0.5 ? 0 : 7;
    boolean isPower = Math.abs(coin - 0.5) < 0.15 && power == PowerModel.CONSTANT_PSD;
    return isPower
        ? new Noise.Power(-174 + figureDb + 10 * Math.log10(bandHz))
        : new Noise.Density(-174, figureDb);
  }

  private Fronthaul fronthaul() {
    double rate = Math.pow(10, 4 + 5 * random.nextDouble());
    double latency = chance(0.3) ? 0 : 0.02 * random.nextDouble();
    return chance(0.2)
        ? new Fronthaul(rate, latency, 0, 0, 0)
        : new Fronthaul(rate, latency, 32, 32, 64);
  }

  private int cap() {
    return chance(0.5) ? Batching.UNLIMITED : 1 + random.nextInt(tasks);
  }

  private boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  private <T> T oneOf(T[] values) {
    return values[random.nextInt(values.length)];
  }

  /** All but {@code AUTO}, which comes last. */
  private static <T> T[] beforeLast(T[] values) {
    return Arrays.copyOf(values, values.length - 1);
  }

  private static Model model(String name, int layers, int hidden) {
    double parameters = Model.parametersOf(layers, hidden, 4.0 * hidden, hidden, false);
    double kvBytes = Model.kvBytesPerTokenOf(layers, hidden, 2);
    return new Model(name, layers, hidden, parameters, 2 * parameters, kvBytes);
  }
}
