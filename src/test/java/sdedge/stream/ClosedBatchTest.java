package sdedge.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.instance.Batching;
import sdedge.instance.Drafter;
import sdedge.instance.Fronthaul;
import sdedge.instance.Instance;
import sdedge.instance.Network;
import sdedge.instance.Node;
import sdedge.instance.Pipeline;
import sdedge.instance.PlanningOptions;
import sdedge.instance.Scope;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.Wireless;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.Plan;
import sdedge.timeline.Execution;
import sdedge.timeline.TaskTimes;
import sdedge.timeline.Timeline;

/** Requests that are all there at time 0 are a closed batch, which plans know too. */
class ClosedBatchTest {
  private static final double RELATIVE = 1e-9;

  /** An instance without limits whose prompts are there at once and whose verdicts are free. */
  private static Instance closed(Random random, int drafters, boolean verdicts) {
    Instance drawn =
        new RandomInstances(random)
            .drafters(drafters)
            .maxLength(4)
            .tasks(2 + random.nextInt(6))
            .next();
    List<Drafter> cells =
        drawn.drafters().stream().map(drafter -> closed(drafter, verdicts)).toList();
    PlanningOptions options = drawn.options();
    return drawn
        .with(new Network(unlimited(drawn.verifier()), cells))
        .with(
            new PlanningOptions(
                options.speculation(),
                new Batching(Batching.UNLIMITED, Batching.UNLIMITED),
                UplinkPolicy.SEQUENTIAL,
                options.pipeline(),
                options.order()));
  }

  private static Drafter closed(Drafter drafter, boolean verdicts) {
    Wireless cell = drafter.wireless();
    Wireless instant =
        new Wireless(
            cell.bandwidthHz(),
            cell.noisePsdDbmPerHz(),
            cell.noiseFigureDb(),
            cell.powerModel(),
            0,
            0);
    Fronthaul link = drafter.fronthaul();
    Fronthaul silent = new Fronthaul(link.rateBps(), 0, link.bitsPerPromptToken(), 32, 0);
    return new Drafter(unlimited(drafter.node()), instant, verdicts ? link : silent);
  }

  private static Node unlimited(Node node) {
    return new Node(
        node.id(),
        node.model(),
        node.latency(),
        Double.POSITIVE_INFINITY,
        node.passOverheadS(),
        node.tokenOverheadS());
  }

  private static StreamResult served(Instance instance, int length, int groups) {
    int[] tasks = IntStream.range(0, instance.tasks().size()).toArray();
    StreamSetting setting = StreamSetting.of(new ServingPolicy.Fixed(length), groups);
    return StreamRun.of(instance, Requests.atOnce(tasks), setting, StreamControl.NONE);
  }

  private static Execution executed(Instance instance, Pipeline pipeline, Batch... batches) {
    List<Cohort> cohorts = List.of(new Cohort(List.of(batches)));
    return Timeline.execute(
        instance, new Plan(pipeline, Scope.BATCH, null, UplinkPolicy.SEQUENTIAL, cohorts));
  }

  private static void same(StreamResult result, Execution execution) {
    for (int k = 0; k < execution.tasks().size(); k++) {
      TaskTimes task = execution.tasks().get(k);
      assertThat(result.ttftS(k)).isCloseTo(task.firstTokenS(), relative(task.firstTokenS()));
      assertThat(result.endToEndS(k)).isCloseTo(task.completionS(), relative(task.completionS()));
    }
    assertThat(result.spanS()).isCloseTo(execution.makespanS(), relative(execution.makespanS()));
  }

  private static Offset<Double> relative(double seconds) {
    return within(RELATIVE * seconds);
  }

  @Test
  void oneGroupIsOneBatch() {
    TestSeeds.each(
        ClosedBatchTest.class,
        100,
        random -> {
          boolean drafts = random.nextInt(4) > 0;
          Instance instance = closed(random, 1 + random.nextInt(3), drafts);
          int least = Math.max(instance.speculation().minLength(), drafts ? 1 : 0);
          int most = instance.speculation().maxLength();
          int length = drafts ? least + random.nextInt(most - least + 1) : 0;
          if (length < instance.speculation().minLength()) {
            return;
          }
          List<Integer> all = IntStream.range(0, instance.tasks().size()).boxed().toList();

          StreamResult result = served(instance, length, 1);

          Pipeline pipeline = random.nextBoolean() ? Pipeline.SYNCHRONOUS : Pipeline.ROLLING;
          Execution execution = executed(instance, pipeline, new Batch(all, length));
          assertThat(result.spanS())
              .isCloseTo(execution.makespanS(), relative(execution.makespanS()));
          if (instance.drafters().size() == 1) {
            same(result, execution); // verdicts of several drafters are known one by one
          }
        });
  }

  /** Parts of a batch go on as soon as their own verdict is there; with one drafter that is all. */
  @Test
  void twoGroupsAreTwoAsynchronousBatches() {
    TestSeeds.each(
        ClosedBatchTest.class,
        100,
        random -> {
          Instance instance = closed(random, 1, true);
          int least = Math.max(1, instance.speculation().minLength());
          int length = least + random.nextInt(instance.speculation().maxLength() - least + 1);
          int size = instance.tasks().size();
          int half = (size + 1) / 2;

          StreamResult result = served(instance, length, 2);

          Batch first = new Batch(IntStream.range(0, half).boxed().toList(), length);
          Batch second = new Batch(IntStream.range(half, size).boxed().toList(), length);
          same(result, executed(instance, Pipeline.ASYNCHRONOUS, first, second));
        });
  }
}
