package sdedge.search.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.Acceptance;
import sdedge.instance.Batching;
import sdedge.instance.DraftChoice;
import sdedge.instance.Drafter;
import sdedge.instance.Fronthaul;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
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
import sdedge.metamorphic.Edit;
import sdedge.plan.Batch;
import sdedge.plan.Plan;
import sdedge.plan.TaskOrdering;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.Partition;
import sdedge.search.scheme.CycleRate.Cycle;

class DipSdIT {
  /**
   * arXiv 2604.20919: six users with a device each, contexts of 512 tokens, acceptance 0.78; the
   * affine pass times of Qwen3-1.7B and Qwen3-32B and 3 ms per round.
   */
  private static Instance published(Pipeline pipeline) {
    Fronthaul link = new Fronthaul(1e12, 0.0015, 0, 0, 0);
    Wireless cell = new Wireless(1e6, Noise.THERMAL, PowerModel.CONSTANT_PSD, 0, 0);
    List<Drafter> devices = new ArrayList<>();
    List<Task> users = new ArrayList<>();
    for (int d = 0; d < 6; d++) {
      devices.add(new Drafter(node("d" + d, 28, 2048, 6144, 4.0305e-14, 0.0338151), cell, link));
      users.add(new Task("u" + d, d, 448, 128, Acceptance.of(0.78), 23, -100));
    }
    return new Instance(
        "published",
        new Instance.Network(node("mbs", 64, 5120, 25600, 1.2077e-14, 0.0951074), devices),
        users,
        new Instance.Options(
            new Speculation(0, 8, Scope.BATCH, Steps.MEAN),
            Batching.FREE,
            UplinkPolicy.SEQUENTIAL,
            pipeline,
            TaskOrder.GIVEN));
  }

  private static Node node(
      String id, int layers, int hidden, int ffn, double secondsPerFlop, double overheadS) {
    double parameters = Model.parametersOf(layers, hidden, ffn, hidden, false);
    Model model = new Model(id, layers, hidden, parameters, 0, 0);
    LatencyModel latency = new LatencyModel.Flops(1 / secondsPerFlop, 1);
    return new Node(
        id, model, latency, Double.POSITIVE_INFINITY, new Overheads(overheadS, 0, 0, 0));
  }

  @Test
  void thePublishedExampleComesOut() {
    for (Pipeline pipeline : Pipeline.OF_BATCHES) {
      Plan plan = Planned.plan(published(pipeline), "dip-sd").plan();
      assertThat(plan.pipeline()).isEqualTo(pipeline);
      assertThat(CycleRate.remark(published(pipeline), plan))
          .isEqualTo("; by its own objective 83.781 tokens per second");
      assertThat(plan.batches())
          .containsExactly(new Batch(List.of(0, 1, 2), 3), new Batch(List.of(3, 4, 5), 3));
    }
    ContiguousProblem problem = problem(published(Pipeline.ROLLING), 3);
    Partition halves = new Partition(new int[] {3, 6}, new int[] {6}, DraftChoice.of(3));
    assertThat(cycle(problem, halves).tokensPerS()).isCloseTo(83.781, within(5e-4));
  }

  private static ContiguousProblem problem(Instance instance, int... lengths) {
    return ContiguousProblem.of(
        instance,
        TaskOrder.GIVEN,
        TaskOrdering.sort(instance, TaskOrder.GIVEN),
        UplinkPolicy.SEQUENTIAL,
        Pipeline.ROLLING,
        DraftChoice.ofLengths(lengths));
  }

  private static Cycle cycle(ContiguousProblem problem, Partition cuts) {
    SteadyStep steps = new SteadyStep(problem);
    Cycle cycle = Cycle.EMPTY;
    int start = 0;
    for (int m = 0; m < cuts.batchEnds().length; m++) {
      DraftChoice choice = cuts.choices().get(m).of(0);
      int q = problem.draftChoices().indexOf(choice);
      cycle = cycle.plus(Cycle.of(steps.batch(start, cuts.batchEnds()[m]), q, choice.length()));
      start = cuts.batchEnds()[m];
    }
    return cycle;
  }

  @Test
  void noPartitionHasAHigherRate() {
    AtomicInteger several = new AtomicInteger();
    TestSeeds.each(
        getClass(),
        500,
        random -> {
          ContiguousProblem problem = problem(instance(random), 0, 1, 2, 3);
          Partition cuts = Objects.requireNonNull(DipSd.cut(problem, Control.NONE));
          assertThat(cuts.cohortEnds()).containsExactly(problem.size());
          double mostPerS = mostPerS(problem, new SteadyStep(problem), 0, Cycle.EMPTY);
          assertThat(cycle(problem, cuts).tokensPerS()).isCloseTo(mostPerS, withinPercentage(1e-9));
          several.addAndGet(cuts.batchEnds().length > 1 ? 1 : 0);
        });
    TestSeeds.guard(() -> assertThat(several).hasValueGreaterThan(100));
  }

  /** All tasks in one cohort. */
  private static Instance instance(Random random) {
    int tasks = 1 + random.nextInt(7);
    Instance drawn =
        new RandomInstances(random)
            .drafters(1 + random.nextInt(4))
            .tasks(tasks)
            .maxLength(3)
            .maxTokens(40)
            .next();
    Batching caps = Batching.of(1 + random.nextInt(tasks), Batching.UNLIMITED);
    return Edit.withoutMemoryLimits(drawn.with(caps));
  }

  private static double mostPerS(
      ContiguousProblem problem, SteadyStep steps, int start, Cycle cycle) {
    if (start == problem.size()) {
      return cycle.tokensPerS();
    }
    double most = 0;
    for (int end = start + 1; end <= problem.batchReach()[start]; end++) {
      for (int q = 0; q < problem.draftChoices().size(); q++) {
        Cycle next = Cycle.of(steps.batch(start, end), q, problem.draftChoices().get(q).length());
        most = Math.max(most, mostPerS(problem, steps, end, cycle.plus(next)));
      }
    }
    return most;
  }
}
