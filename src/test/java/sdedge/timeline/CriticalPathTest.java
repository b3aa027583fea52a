package sdedge.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sdedge.RandomInstances;
import sdedge.RandomPlans;
import sdedge.TestSeeds;
import sdedge.instance.Drafter;
import sdedge.instance.Fronthaul;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.Node;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.metamorphic.Edit;
import sdedge.plan.Plan;
import sdedge.timeline.CriticalPath.Segment;
import sdedge.timeline.Resource.Kind;

class CriticalPathTest {
  private static final int CASES = TestSeeds.draws(150);

  private static Instance instance(Random random) {
    return new RandomInstances(random).drafters(1 + random.nextInt(3)).maxTokens(40).next();
  }

  /** One after the other from 0 to the makespan. */
  private static void tiles(CriticalPath path, double makespanS) {
    double clockS = 0;
    for (Segment segment : path.segments()) {
      assertThat(segment.startS()).isCloseTo(clockS, within(1e-9 * makespanS));
      assertThat(segment.endS()).isGreaterThan(segment.startS());
      clockS = segment.endS();
    }
    assertThat(clockS).isCloseTo(makespanS, within(1e-9 * makespanS));
  }

  /** Continuous plans have no batches: {@code ContinuousPathTest}. */
  @ParameterizedTest
  @Tag(TestSeeds.DRAWS)
  @EnumSource(value = Pipeline.class, names = "CONTINUOUS", mode = EnumSource.Mode.EXCLUDE)
  void itLeadsFromTheBeginningToTheEnd(Pipeline pipeline) {
    TestSeeds.each(
        CriticalPathTest.class,
        CASES,
        random -> {
          Instance drawn = instance(random);
          Instance instance = random.nextBoolean() ? drawn : drawn.with(Steps.EXPECTED);
          Plan plan = RandomPlans.next(random, instance, pipeline);
          Execution execution = Timeline.execute(instance, plan);
          CriticalPath path = CriticalPath.of(execution);

          tiles(path, execution.makespanS());
          if (!instance.speculation().steps().equals(Steps.EXPECTED)) {
            path.segments().forEach(segment -> happens(segment, execution));
          }
        });
  }

  /** The server is at work, or an upload under way, in all of a segment. */
  private static void happens(Segment segment, Execution execution) {
    if (segment.resource().kind() == Kind.UPLINK) {
      assertThat(segment.startS()).isZero();
      assertThat(execution.tasks())
          .anySatisfy(t -> assertThat(t.readyS()).isCloseTo(segment.endS(), within(1e-9)));
      return;
    }
    double slackS = 1e-9 * execution.makespanS();
    double busyS =
        execution
            .stages()
            .filter(run -> run.resource().equals(segment.resource()))
            .filter(run -> run.startS() >= segment.startS() - slackS)
            .filter(run -> run.startS() <= segment.endS() + slackS)
            .mapToDouble(run -> Math.min(run.endS(), segment.endS()) - run.startS())
            .sum();
    assertThat(busyS)
        .as("%s", segment)
        .isGreaterThanOrEqualTo(segment.endS() - segment.startS() - 1e-6 * execution.makespanS());
  }

  /**
   * A makespan grows by at least as much as what bounds it does, and shrinks by at most as much:
   * under slots it is a maximum of sums.
   */
  @Test
  @Tag(TestSeeds.DRAWS)
  void whatIsOnItCounts() {
    TestSeeds.each(
        CriticalPathTest.class,
        CASES,
        random -> {
          Instance instance = instance(random);
          Pipeline pipeline = RandomRun.oneOf(random, RandomRun.SLOTTED);
          Plan plan = RandomPlans.next(random, instance, pipeline);
          Execution execution = Timeline.execute(instance, plan);
          Map<Resource, Double> seconds = CriticalPath.of(execution).seconds();
          Resource verifier = new Resource(Kind.VERIFIER, null);
          Resource drafter = new Resource(Kind.DRAFTER, 0);
          double plainS = execution.makespanS();
          double smallS = 1e-7 * plainS;

          for (Resource resource : List.of(verifier, drafter)) {
            double boundS = seconds.getOrDefault(resource, 0.0);
            double moreS = Timeline.execute(slower(instance, resource, 1.01), plan).makespanS();
            double lessS = Timeline.execute(slower(instance, resource, 0.99), plan).makespanS();
            assertThat((moreS - plainS) / 0.01).isGreaterThanOrEqualTo(boundS - smallS);
            assertThat((plainS - lessS) / 0.01).isLessThanOrEqualTo(boundS + smallS);
          }
        });
  }

  /** The instance in which every pass of a node takes {@code times} as long. */
  private static Instance slower(Instance instance, Resource resource, double times) {
    Instance.Network network = instance.network();
    if (resource.drafter() == null) {
      return instance.with(
          new Instance.Network(slower(network.verifier(), times), network.drafters()));
    }
    Drafter first = network.drafters().get(0);
    List<Drafter> drafters = new ArrayList<>(network.drafters());
    drafters.set(0, new Drafter(slower(first.node(), times), first.wireless(), first.fronthaul()));
    return instance.with(new Instance.Network(network.verifier(), drafters));
  }

  private static Node slower(Node node, double times) {
    LatencyModel latency = node.latency().withPeaks(flops -> flops / times, bytes -> bytes / times);
    return new Node(
        node.id(), node.model(), latency, node.memoryBytes(), Edit.times(node.overheads(), times));
  }

  @Test
  void theMeanOfDrawsIsTheMeanOfEachResource() {
    Random random = new Random(3);
    Instance instance = new RandomInstances(random).tasks(5).maxTokens(40).next();
    List<CriticalPath> draws = new ArrayList<>();
    for (int draw = 0; draw < 3; draw++) {
      Plan plan = RandomPlans.next(random, instance, Pipeline.ROLLING);
      draws.add(CriticalPath.of(Timeline.execute(instance, plan)));
    }
    Resource verifier = new Resource(Kind.VERIFIER, null);
    double sumS = draws.stream().mapToDouble(path -> path.seconds().get(verifier)).sum();

    assertThat(CriticalPath.mean(draws).seconds().get(verifier)).isCloseTo(sumS / 3, within(1e-12));
  }

  @Test
  void whatIsBalancedIsNoPartOfTheSum() {
    assertThat(new Components(1, 2, 4, 8, 16).totalS()).isEqualTo(15);
  }

  @Test
  void instantLinksAreOnNoPath() {
    Random random = new Random(2);
    Instance drawn = new RandomInstances(random).tasks(5).next();
    Drafter d = drawn.drafters().get(0);
    Fronthaul instant = new Fronthaul(1, 0, 0, 0, 0);
    Instance instance =
        drawn.with(
            new Instance.Network(
                drawn.verifier(), List.of(new Drafter(d.node(), d.wireless(), instant))));
    Plan plan = RandomPlans.next(random, instance, Pipeline.ASYNCHRONOUS);

    assertThat(CriticalPath.of(Timeline.execute(instance, plan)).seconds().keySet())
        .extracting(Resource::kind)
        .doesNotContain(Kind.FRONTHAUL_UP, Kind.FRONTHAUL_DOWN);
  }
}
