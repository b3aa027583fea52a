package sdedge.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
import sdedge.RandomModes;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.Batching;
import sdedge.instance.DraftChoice;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Fronthaul;
import sdedge.instance.Instance;
import sdedge.instance.ModeNumber;
import sdedge.instance.Node;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.Wireless;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.DraftChoices;
import sdedge.plan.ModeSets;
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
    return drawn
        .with(new Instance.Network(unlimited(drawn.verifier()), cells))
        .with(Batching.FREE)
        .withOptions(null, UplinkPolicy.SEQUENTIAL, null, null);
  }

  private static Drafter closed(Drafter drafter, boolean verdicts) {
    Wireless cell = drafter.wireless();
    Wireless instant = new Wireless(cell.bandwidthHz(), cell.noise(), cell.powerModel(), 0, 0);
    Fronthaul link = drafter.fronthaul();
    Fronthaul silent = new Fronthaul(link.rateBps(), 0, link.bitsPerPromptToken(), 32, 0);
    return new Drafter(unlimited(drafter.node()), instant, verdicts ? link : silent);
  }

  private static Node unlimited(Node node) {
    return node.withMemory(Double.POSITIVE_INFINITY);
  }

  private static StreamResult served(Instance instance, int length, int groups) {
    int[] tasks = IntStream.range(0, instance.tasks().size()).toArray();
    StreamSetting setting = StreamSetting.of(new ServingPolicy.Fixed(length), groups);
    return new StreamRun(instance).run(Requests.atOnce(tasks), setting, Control.NONE);
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

  /** One with draft modes and shared bands, in which verdicts are free. */
  private static Instance withModes(Random random, int drafters) {
    Instance drawn = closed(random, drafters, true);
    Instance instance = RandomService.otherModels(random, new RandomModes(random).of(drawn));
    List<Drafter> silent = instance.drafters().stream().map(ClosedBatchTest::silent).toList();
    return instance.with(new Instance.Network(instance.verifier(), silent));
  }

  private static Drafter silent(Drafter drafter) {
    Fronthaul old = drafter.fronthaul();
    Fronthaul link =
        new Fronthaul(
            old.rateBps(), 0, old.bitsPerPromptToken(), old.bitsPerDraftToken(), 0, old.access());
    List<DraftMode> modes =
        drafter.modes().stream().map(m -> m.with(ModeNumber.BITS_PER_VERDICT, 0)).toList();
    return drafter.with(link).with(modes);
  }

  /** A choice that all drafters of the tasks have; null if there is none. */
  private static @Nullable DraftChoice choice(Random random, Instance instance) {
    List<String> names = ModeSets.names(instance);
    int most = instance.speculation().maxLength();
    int least = Math.max(1, instance.speculation().minLength());
    String name = names.isEmpty() ? null : names.get(random.nextInt(names.size()));
    DraftChoice choice = new DraftChoice(name, least + random.nextInt(most - least + 1));
    boolean fits =
        instance.tasks().stream()
            .allMatch(task -> instance.drafters().get(task.drafter()).has(choice));
    return fits ? choice : null;
  }

  /** The drafters that have tasks. */
  private static List<Drafter> busy(Instance instance) {
    return instance.tasks().stream()
        .map(task -> instance.drafters().get(task.drafter()))
        .distinct()
        .toList();
  }

  /** Null if a set of modes cannot force the choice. */
  private static @Nullable StreamResult served(Instance instance, DraftChoice choice, int groups) {
    Set<String> loaded = new TreeSet<>();
    for (Drafter drafter : busy(instance)) {
      String name = drafter.modes().isEmpty() ? null : drafter.modeName(choice);
      if (name != null) {
        loaded.add(name);
      }
    }
    if (loaded.stream().anyMatch(name -> hasChoiceOf(instance, name, choice))) {
      return null;
    }
    int[] tasks = IntStream.range(0, instance.tasks().size()).toArray();
    StreamSetting setting = StreamSetting.of(new ServingPolicy.Fixed(choice.length()), groups);
    return new StreamRun(instance, loaded).run(Requests.atOnce(tasks), setting, Control.NONE);
  }

  /** Whether a drafter could choose another mode than it should. */
  private static boolean hasChoiceOf(Instance instance, String name, DraftChoice choice) {
    return !name.equals(choice.mode())
        && busy(instance).stream().anyMatch(d -> d.hasChoice() && d.has(new DraftChoice(name, 1)));
  }

  private static Batch batch(List<Integer> tasks, DraftChoice choice) {
    return new Batch(tasks, new DraftChoices.SharedChoice(choice));
  }

  @Test
  void oneGroupInAModeIsOneBatch() {
    Set<String> seen = new TreeSet<>();
    TestSeeds.each(
        ClosedBatchTest.class,
        300,
        random -> {
          Instance instance = withModes(random, 1 + random.nextInt(3));
          DraftChoice choice = choice(random, instance);
          StreamResult result = choice == null ? null : served(instance, choice, 1);
          if (choice == null || result == null) {
            return;
          }
          List<Integer> all = IntStream.range(0, instance.tasks().size()).boxed().toList();
          boolean shares =
              instance.drafters().stream().anyMatch(d -> d.fronthaul().access() != null);
          busy(instance).forEach(d -> seen.add(kind(d.mode(choice.mode()), shares)));

          Pipeline pipeline = shares ? Pipeline.ASYNCHRONOUS : Pipeline.SYNCHRONOUS;
          same(result, executed(instance, pipeline, batch(all, choice)));
        });
    TestSeeds.guard(() -> assertThat(seen).hasSize(8));
  }

  private static String kind(DraftMode mode, boolean shares) {
    return (mode.isAtVerifier() ? "verifier" : "drafter")
        + (mode.isBlock() ? " block" : "")
        + (shares ? " band" : "");
  }

  @Test
  void twoGroupsInAModeAreTwoAsynchronousBatches() {
    TestSeeds.each(
        ClosedBatchTest.class,
        200,
        random -> {
          Instance instance = withModes(random, 1);
          DraftChoice choice = choice(random, instance);
          StreamResult result = choice == null ? null : served(instance, choice, 2);
          if (choice == null || result == null) {
            return;
          }
          int size = instance.tasks().size();
          int half = (size + 1) / 2;

          Batch first = batch(IntStream.range(0, half).boxed().toList(), choice);
          Batch second = batch(IntStream.range(half, size).boxed().toList(), choice);
          same(result, executed(instance, Pipeline.ASYNCHRONOUS, first, second));
        });
  }
}
