package sdedge.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.RandomInstances;
import sdedge.RandomModes;
import sdedge.RandomServices;
import sdedge.TestSeeds;
import sdedge.TinyModes;
import sdedge.TinySystem;
import sdedge.instance.Batching;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.Steps;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.reader.InstanceReader;
import sdedge.plan.ContinuousService;
import sdedge.plan.GroupService;
import sdedge.plan.Plan;
import sdedge.timeline.CriticalPath;
import sdedge.timeline.CriticalPath.Segment;
import sdedge.timeline.Execution;
import sdedge.timeline.Resource;
import sdedge.timeline.StageRun;

/** What bounds a continuous plan is a chain of stages, each served while it is on the path. */
class ContinuousPathTest {
  private static final double ROUNDING = 1e-9;

  @ParameterizedTest
  @CsvSource({
    "quickstart, 1, VERIFIER",
    "quickstart, 2, VERIFIER",
    "two-drafters, 2, VERIFIER",
    "city-4-sbs, 2, VERIFIER",
    "slow-uplink, 2, UPLINK"
  })
  void stagesFollowOneAnotherFromTheStartToTheEnd(String name, int groups, Resource.Kind most)
      throws Exception {
    Instance instance =
        InstanceReader.read(Path.of("instances", name + ".yaml"))
            .with(Steps.MEAN)
            .withOptions(Pipeline.CONTINUOUS, null, null, null);
    int tasks = instance.tasks().size();
    List<GroupService.GroupRule> groupRules =
        IntStream.range(0, groups).mapToObj(g -> new GroupService.GroupRule(tasks, 3)).toList();
    ContinuousService service =
        new GroupService(IntStream.range(0, tasks).boxed().toList(), groupRules);
    Plan plan = new Plan(Scope.BATCH, null, service);

    CriticalPath path = path(instance, plan);

    assertThat(path.seconds().keySet().iterator().next().kind()).isEqualTo(most);
  }

  /** In draft modes that are loaded, on shared bands, with drafts at the verifier. */
  @ParameterizedTest
  @CsvSource({
    "l4-a100-modes, edge, DRAFTER",
    "l4-a100-modes, block, VERIFIER",
    "l4-a100-modes, edge co-located, VERIFIER",
    "handsets-band, ids top64, VERIFIER",
    "two-vocabularies, token-level, VERIFIER",
    "compressed-drafts, all, FRONTHAUL_UP"
  })
  void stagesInModesFollowOneAnother(String name, String modes, Resource.Kind most)
      throws Exception {
    Instance instance =
        InstanceReader.read(Path.of("instances", "drafts", name + ".yaml"))
            .with(Steps.MEAN)
            .withOptions(Pipeline.CONTINUOUS, null, null, null);
    List<Integer> tasks = IntStream.range(0, instance.tasks().size()).boxed().toList();
    List<GroupService.GroupRule> groupRules =
        List.of(
            new GroupService.GroupRule(Batching.UNLIMITED, null),
            new GroupService.GroupRule(Batching.UNLIMITED, 3));
    ContinuousService service = new GroupService(tasks, groupRules, Set.of(modes.split(" ", -1)));

    CriticalPath path = path(instance, new Plan(Scope.BATCH, null, service));

    assertThat(path.seconds().keySet().iterator().next().kind()).isEqualTo(most);
  }

  @Test
  void stagesOfRandomPlansInModesFollowOneAnother() {
    Set<Resource.Kind> seen = new TreeSet<>();
    TestSeeds.each(
        ContinuousPathTest.class,
        300,
        random -> {
          Instance plain =
              new RandomInstances(random).drafters(1 + random.nextInt(3)).maxTokens(40).next();
          Instance instance =
              RandomService.otherModels(random, new RandomModes(random).of(plain))
                  .with(Steps.MEAN)
                  .withOptions(Pipeline.CONTINUOUS, UplinkPolicy.SEQUENTIAL, null, null);
          Plan plan =
              random.nextBoolean()
                  ? RandomServices.next(random, instance)
                  : RandomServices.joining(random, instance);
          if (plan != null) {
            path(instance, plan).seconds().keySet().forEach(on -> seen.add(on.kind()));
          }
        });
    assertThat(seen).as("without holes").doesNotContain(Resource.Kind.MEMORY);
    TestSeeds.guard(() -> assertThat(seen).hasSize(5));
  }

  /** Three steps of two drafts: at the drafter 0.25 s and 0.5 s to verify, at the verifier 1 s. */
  @Test
  void draftsAreOnThePathWhereTheyAreMade() {
    Instance plain =
        new TinySystem().verifier(0.5).drafter(9, TinySystem.INSTANT).task(1, 3).instance();
    Instance instance =
        TinyModes.with(
                plain, 0, TinyModes.atDrafter("far", 0.125), TinyModes.atVerifier("near", 0.25))
            .withOptions(Pipeline.CONTINUOUS, null, null, null);
    Resource drafter = new Resource(Resource.Kind.DRAFTER, 0);
    Resource verifier = new Resource(Resource.Kind.VERIFIER, null);
    List<GroupService.GroupRule> groupRules =
        List.of(new GroupService.GroupRule(Batching.UNLIMITED, 2));

    CriticalPath far =
        path(
            instance,
            new Plan(Scope.BATCH, null, new GroupService(List.of(0), groupRules, Set.of("far"))));
    CriticalPath near =
        path(
            instance,
            new Plan(Scope.BATCH, null, new GroupService(List.of(0), groupRules, Set.of("near"))));

    assertThat(far.seconds()).containsEntry(drafter, 0.75).containsEntry(verifier, 1.5);
    assertThat(far.segments())
        .filteredOn(segment -> segment.endS() > segment.startS())
        .containsExactly(
            new Segment(drafter, 0, 0.25),
            new Segment(verifier, 0.25, 0.75),
            new Segment(drafter, 0.75, 1),
            new Segment(verifier, 1, 1.5),
            new Segment(drafter, 1.5, 1.75),
            new Segment(verifier, 1.75, 2.25));
    assertThat(near.segments())
        .filteredOn(segment -> segment.endS() > segment.startS())
        .containsExactly(new Segment(verifier, 0, 3));
  }

  /** The longest path, of which every segment is checked. */
  private static CriticalPath path(Instance instance, Plan plan) {
    Execution execution = PlanExecution.execute(instance, plan);
    CriticalPath path = CriticalPath.of(execution);
    List<StageRun> stages = execution.stages().toList();
    double rounding = ROUNDING * execution.makespanS();
    double endS = 0;
    for (Segment segment : path.segments()) {
      assertThat(segment.startS()).isCloseTo(endS, within(rounding));
      endS = segment.endS();
      Resource on = segment.resource();
      if (on.kind() == Resource.Kind.UPLINK) {
        assertThat(segment.startS()).as("a cell sends from the beginning").isZero();
      } else if (on.kind() != Resource.Kind.MEMORY) {
        assertThat(busyS(stages, segment))
            .as("%s", segment)
            .isCloseTo(segment.endS() - segment.startS(), within(rounding));
      }
    }
    assertThat(endS).isEqualTo(execution.makespanS());
    return path;
  }

  /**
   * How long a resource serves stages within a segment, seconds: on a link the next one may begin
   * while the one before is on its way.
   */
  private static double busyS(List<StageRun> stages, Segment segment) {
    double busyS = 0;
    double untilS = segment.startS();
    List<StageRun> own =
        stages.stream()
            .filter(run -> run.resource().equals(segment.resource()))
            .sorted(Comparator.comparingDouble(StageRun::startS))
            .toList();
    for (StageRun run : own) {
      double endS = Math.min(run.endS(), segment.endS());
      busyS += Math.max(0, endS - Math.max(run.startS(), untilS));
      untilS = Math.max(untilS, endS);
    }
    return busyS;
  }
}
