package sdedge.search.continuous;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
import sdedge.RandomModes;
import sdedge.TestSeeds;
import sdedge.TinyModes;
import sdedge.TinySystem;
import sdedge.instance.Batching;
import sdedge.instance.DraftMode;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.Steps;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Feasibility;
import sdedge.plan.GroupService;
import sdedge.plan.ModeSets;
import sdedge.plan.Plan;
import sdedge.stream.ContinuousRun;

/** Which sets of draft modes simple policies load. */
class SimpleServicesTest {
  private static DraftMode mode(String name) {
    return TinyModes.atDrafter(name, 1);
  }

  private static Set<Set<String>> loaded(Instance instance) {
    Set<Set<String>> sets = new LinkedHashSet<>();
    for (GroupService service : SimpleServices.of(instance, new int[] {0, 1}, 1)) {
      sets.add(service.loaded());
    }
    return sets;
  }

  private static Instance two() {
    return new TinySystem()
        .drafter(1, TinySystem.INSTANT)
        .task(1, 1)
        .drafter(1, TinySystem.INSTANT)
        .task(1, 1)
        .instance();
  }

  @Test
  void ofFewModesAllSetsAreTried() {
    Instance first = TinyModes.with(two(), 0, mode("a"), mode("b"), mode("c"));
    Instance both = TinyModes.with(first, 1, mode("a"), mode("b"), mode("c"));

    assertThat(loaded(both)).hasSize(8);
  }

  /** A drafter with one mode drafts in no other, so it goes with each of the others' modes. */
  @Test
  void ofManyModesEachGoesWithThoseOfDraftersWithoutAChoice() {
    Instance first = TinyModes.with(two(), 0, mode("a"), mode("b"), mode("c"));
    Instance both = TinyModes.with(first, 1, mode("own"));

    assertThat(loaded(both))
        .contains(
            Set.of(),
            Set.of("own"),
            Set.of("a", "own"),
            Set.of("b", "own"),
            Set.of("c", "own"),
            Set.of("a", "b", "c", "own"))
        .doesNotContain(Set.of("a", "b"), Set.of("a", "b", "own"));
  }

  /** Where one drafter lists modes and another none, this one drafts with nothing loaded. */
  @Test
  void theRuleWithNothingLoadedIsTriedWhereSomebodyDrafts() {
    Instance mixed = TinyModes.with(two(), 0, mode("a"));
    Instance both = TinyModes.with(mixed, 1, mode("a"));

    assertThat(SimpleServices.of(mixed, new int[] {0, 1}, 1)).contains(rule(mixed, Set.of(), 1));
    assertThat(SimpleServices.of(both, new int[] {0, 1}, 1))
        .doesNotContain(rule(both, Set.of(), 1)); // which is length 0
  }

  private static GroupService rule(Instance instance, Set<String> loaded, int groups) {
    List<Integer> order = IntStream.range(0, instance.tasks().size()).boxed().toList();
    GroupService.GroupRule rule = new GroupService.GroupRule(Batching.UNLIMITED, null);
    return new GroupService(order, Collections.nCopies(groups, rule), loaded);
  }

  /** Of few modes, the rule under any set that can be executed is not faster than all of them. */
  @Test
  void noSetIsLeftOutWithWhichTheRuleIsFaster() {
    compareWithTheRule(new Random(20_261_313)); // where nothing loaded is best, by 0.16 %
    TestSeeds.each(getClass(), 60, SimpleServicesTest::compareWithTheRule);
  }

  private static void compareWithTheRule(Random random) {
    Instance drawn = new RandomInstances(random).drafters(2).tasks(4).maxLength(2).next();
    Instance instance =
        new RandomModes(random)
            .of(drawn)
            .withOptions(Pipeline.CONTINUOUS, UplinkPolicy.SEQUENTIAL, null, null)
            .with(Steps.MEAN);
    ContinuousRun run = new ContinuousRun(instance);
    double least =
        SimpleServices.of(instance, new int[] {0, 1, 2, 3}, 2).stream()
            .mapToDouble(run::makespanS)
            .min()
            .orElse(Double.POSITIVE_INFINITY);
    for (Set<String> loaded : ModeSets.smallestFirst(ModeSets.names(instance))) {
      for (int groups = 1; groups <= 2; groups++) {
        GroupService service = rule(instance, loaded, groups);
        if (Feasibility.violations(instance, new Plan(Scope.BATCH, null, service)).isEmpty()) {
          assertThat(least).isLessThanOrEqualTo(run.makespanS(service) * (1 + 1e-12));
        }
      }
    }
  }
}
