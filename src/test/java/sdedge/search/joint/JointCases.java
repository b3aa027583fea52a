package sdedge.search.joint;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import sdedge.RandomAnswers;
import sdedge.RandomInstances;
import sdedge.instance.DraftChoice;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Noise;
import sdedge.instance.Pipeline;
import sdedge.instance.PowerModel;
import sdedge.instance.Scope;
import sdedge.instance.Speculation;
import sdedge.instance.Steps;
import sdedge.instance.Task;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.Wireless;
import sdedge.plan.TaskOrdering;
import sdedge.search.problem.ContiguousProblem;

/** Random instances whose uploads compete with the computation, and their problems. */
public final class JointCases {
  private static final double NOISE_DBM = -174;
  private static final double POWER_DBM = 23;

  private JointCases() {}

  /** 1 to {@code most} tasks, 1 to 3 drafters, any slot pipeline, power model and SNR. */
  public static Instance draw(Random random, int most) {
    int drafters = 1 + random.nextInt(3);
    Instance drawn =
        new RandomInstances(random)
            .tasks(1 + random.nextInt(most))
            .drafters(drafters)
            .maxLength(random.nextInt(3))
            .maxTokens(60)
            .next();
    List<Drafter> cells = new ArrayList<>();
    double[] middleDb = new double[drafters];
    for (int d = 0; d < drafters; d++) {
      middleDb[d] = -90 + 180 * random.nextDouble();
      double efficiency = Math.log1p(Math.pow(10, middleDb[d] / 10)) / Math.log(2);
      double prompts = 32.0 * 30 * drawn.tasks().size() / drafters;
      double seconds = Math.pow(10, -1.5 + 2 * random.nextDouble());
      Drafter cell = drawn.drafters().get(d);
      boolean psd = random.nextInt(3) == 0;
      boolean empty = random.nextInt(8) == 0;
      Wireless wireless =
          new Wireless(
              prompts / efficiency / seconds,
              new Noise.Density(NOISE_DBM, 0),
              psd ? PowerModel.CONSTANT_PSD : PowerModel.CONSTANT_POWER,
              empty ? 0 : 32,
              empty || random.nextBoolean() ? 0 : 256);
      cells.add(new Drafter(cell.node(), wireless, cell.fronthaul()));
    }
    List<Task> tasks =
        drawn.tasks().stream()
            .map(
                t -> {
                  double bandDb = 10 * Math.log10(cells.get(t.drafter()).wireless().bandwidthHz());
                  double snrDb = middleDb[t.drafter()] + 8 * random.nextGaussian();
                  double clipped = Math.max(-90, Math.min(90, snrDb));
                  return with(t, clipped + NOISE_DBM + bandDb - POWER_DBM);
                })
            .toList();
    Instance.Options old = drawn.options();
    Speculation speculation = old.speculation();
    Pipeline[] slots = {Pipeline.ROLLING, Pipeline.SYNCHRONOUS, Pipeline.SEQUENTIAL};
    Instance.Options options =
        new Instance.Options(
            new Speculation(
                speculation.minLength(),
                speculation.maxLength(),
                random.nextInt(4) == 0 ? Scope.GLOBAL : Scope.BATCH,
                random.nextInt(3) == 0 ? Steps.EXPECTED : Steps.MEAN),
            old.batching(),
            UplinkPolicy.JOINT,
            slots[random.nextInt(slots.length)],
            old.order());
    Instance instance =
        drawn.with(new Instance.Network(drawn.verifier(), cells)).with(tasks).with(options);
    return random.nextInt(3) == 0 ? RandomAnswers.of(random, instance) : instance;
  }

  private static Task with(Task task, double gainDb) {
    return new Task(
        task.id(),
        task.drafter(),
        task.inputTokens(),
        task.outputTokens(),
        task.acceptance(),
        POWER_DBM,
        gainDb);
  }

  /** The problems of the order of an instance under an uplink. */
  static List<List<ContiguousProblem>> problems(Instance instance, UplinkPolicy uplink) {
    int[] tasks = TaskOrdering.sort(instance, instance.order());
    Speculation speculation = instance.speculation();
    IntStream all = IntStream.rangeClosed(speculation.minLength(), speculation.maxLength());
    List<int[]> lengths =
        speculation.scope() == Scope.GLOBAL
            ? all.mapToObj(length -> new int[] {length}).toList()
            : List.of(all.toArray());
    return List.of(
        lengths.stream()
            .map(
                l ->
                    ContiguousProblem.of(
                        instance,
                        instance.order(),
                        tasks,
                        uplink,
                        instance.pipeline(),
                        DraftChoice.ofLengths(l)))
            .toList());
  }
}
