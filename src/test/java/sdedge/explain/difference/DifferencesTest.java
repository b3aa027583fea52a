package sdedge.explain.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
import sdedge.RandomModes;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.explain.difference.Differences.Property;
import sdedge.explain.difference.Differences.PropertyDifference;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.DraftChoices;
import sdedge.plan.GroupService;
import sdedge.plan.GroupService.GroupRule;
import sdedge.plan.JoiningService;
import sdedge.plan.Plan;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;
import sdedge.study.ForeignPlan;

/** What was changed in the best plan is what is found, at the cost that it has. */
class DifferencesTest {
  private static final int INSTANCES = 30;
  private static final int ATTEMPTS = 4;

  @Test
  void whatWasPlantedIsFoundAtItsCost() {
    Map<PlantedChange, Integer> found = new EnumMap<>(PlantedChange.class);
    TestSeeds.each(
        DifferencesTest.class,
        INSTANCES,
        random -> {
          Instance instance = instance(random);
          Plan best = best(instance);
          for (PlantedChange kind : PlantedChange.values()) {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
              Plan planted = kind.in(random, instance, best);
              if (planted != null && isFeasible(instance, planted)) {
                assertFound(kind, instance, planted, best);
                found.merge(kind, 1, Integer::sum);
              }
            }
          }
        });
    TestSeeds.guard(
        () ->
            assertThat(found)
                .containsOnlyKeys(PlantedChange.values())
                .allSatisfy((kind, times) -> assertThat(times).isGreaterThanOrEqualTo(10)));
  }

  private static Instance instance(Random random) {
    Instance drawn =
        new RandomInstances(random)
            .tasks(5 + random.nextInt(3))
            .drafters(1 + random.nextInt(2))
            .maxLength(1 + random.nextInt(3))
            .maxTokens(40)
            .next()
            .withOptions(
                RandomInstances.slotted(random), UplinkPolicy.AUTO, TaskOrder.AUTO, Scope.BATCH);
    int most = 2 + random.nextInt(2); // so that there are several batches
    Instance cut =
        drawn.with(drawn.batching().withCaps(most, drawn.batching().maxTasksPerCohort()));
    return random.nextInt(4) == 0 ? cut : new RandomModes(random).of(cut);
  }

  private static Plan best(Instance instance) {
    Outcome outcome = Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);
    return ((Outcome.Found) outcome).plan();
  }

  private static boolean isFeasible(Instance instance, Plan plan) {
    return ForeignPlan.of(instance, plan, null, null).violations().isEmpty();
  }

  private static void assertFound(PlantedChange kind, Instance instance, Plan planted, Plan best) {
    Differences found = Differences.of(instance, planted, best);
    double costsS = found.makespanS() - found.bestS();

    assertThat(found.all()).as("%s", kind).hasSize(1);
    PropertyDifference one = found.all().get(0);
    assertThat(one.property()).as("%s", kind).isIn(properties(kind));
    assertThat(one.forcedS()).as("%s forced", kind).isEqualTo(costsS);
    assertThat(one.mendedS()).as("%s mended", kind).isEqualTo(costsS);
    boolean isWorth = Math.abs(costsS) >= 0.005 * found.makespanS();
    assertThat(found.worthwhile()).hasSize(isWorth ? 1 : 0);
  }

  /** A batch that moves stays in its cohort, or goes across one end of it, or farther. */
  private static List<Property> properties(PlantedChange kind) {
    return switch (kind) {
      case ORDER -> List.of(Property.ORDER);
      case BATCH_MOVED -> List.of(Property.ORDER, Property.COHORTS, Property.PARTITION);
      case BATCH_SIZES -> List.of(Property.BATCH_SIZES);
      case COHORT_END -> List.of(Property.COHORTS);
      case LENGTH -> List.of(Property.LENGTHS);
      case MODE -> List.of(Property.MODES);
      case UPLINK -> List.of(Property.UPLINK);
      case PIPELINE -> List.of(Property.PIPELINE);
    };
  }

  /** Two changes are two differences, told apart. */
  @Test
  void severalChangesAreToldApart() {
    TestSeeds.each(
        DifferencesTest.class,
        5,
        random -> {
          Instance instance = instance(random);
          Plan best = best(instance);
          int most = instance.speculation().maxLength();
          List<Cohort> cohorts =
              PlantedChange.lists(best).stream()
                  .map(
                      cohort ->
                          new Cohort(
                              cohort.stream()
                                  .map(batch -> new Batch(batch.tasks(), flipped(batch, most)))
                                  .toList()))
                  .toList();
          UplinkPolicy other =
              UplinkPolicy.FORMULAS.stream()
                  .filter(p -> p != best.uplink())
                  .findFirst()
                  .orElseThrow();
          Plan planted = PlantedChange.with(best, cohorts).with(other);

          assertThat(Differences.of(instance, planted, best).all())
              .extracting(PropertyDifference::property)
              .containsExactly(Property.UPLINK, Property.LENGTHS);
        });
  }

  /** Drafts of another length in the same mode; never of length 0, which has none. */
  private static DraftChoices flipped(Batch batch, int most) {
    DraftChoice old = batch.choices().all().findFirst().orElseThrow();
    return new DraftChoices.SharedChoice(
        new DraftChoice(old.mode(), old.length() == most ? 0 : most));
  }

  /** Where bandwidth is allocated for each plan, its allocation is no difference by itself. */
  @Test
  void allocationsFollowThePlan() {
    AtomicInteger told = new AtomicInteger();
    TestSeeds.each(
        DifferencesTest.class,
        30,
        random -> {
          Instance instance =
              withoutModes(random).withOptions(null, UplinkPolicy.JOINT, null, null);
          Plan best = best(instance);
          Plan other =
              PlantedChange.inOtherOrder(random, instance, best.with(UplinkPolicy.SEQUENTIAL));
          if (other == null || !isFeasible(instance, other)) {
            return;
          }
          Plan allocated = ForeignPlan.of(instance, other, null, UplinkPolicy.JOINT).plan();
          told.incrementAndGet();

          Differences found = Differences.of(instance, allocated, best);

          double costsS = found.makespanS() - found.bestS();
          assertThat(found.all()).hasSize(1);
          assertThat(found.all().get(0).property()).isEqualTo(Property.ORDER);
          assertThat(found.all().get(0).forcedS()).isCloseTo(costsS, within(1e-6 * found.bestS()));
          assertThat(found.all().get(0).mendedS()).isCloseTo(costsS, within(1e-6 * found.bestS()));
        });
    TestSeeds.guard(() -> assertThat(told).hasValueGreaterThanOrEqualTo(4));
  }

  /** Nothing of batches is told of a plan without, and the pipeline costs all there is. */
  @Test
  void aContinuousPlanDiffersInThePipeline() {
    TestSeeds.each(
        DifferencesTest.class,
        3,
        random -> {
          Instance instance = withoutModes(random);
          List<Integer> tasks = IntStream.range(0, instance.tasks().size()).boxed().toList();
          Plan continuous = groups(tasks, 1, 2);

          Differences found = Differences.of(instance, continuous, best(instance));

          double costsS = found.makespanS() - found.bestS();
          assertThat(found.all())
              .singleElement()
              .isEqualTo(
                  new PropertyDifference(
                      Property.PIPELINE,
                      "continuous",
                      instance.pipeline().key(),
                      costsS,
                      costsS,
                      null));
        });
  }

  private static Instance withoutModes(Random random) {
    return new RandomInstances(random)
        .tasks(5)
        .maxLength(3)
        .maxTokens(40)
        .next()
        .withOptions(
            RandomInstances.slotted(random), UplinkPolicy.SEQUENTIAL, TaskOrder.AUTO, Scope.BATCH);
  }

  private static Plan groups(List<Integer> tasks, Integer... lengths) {
    List<GroupRule> groups =
        Arrays.stream(lengths).map(length -> new GroupRule(tasks.size(), length)).toList();
    return new Plan(Scope.BATCH, null, new GroupService(tasks, groups));
  }

  @Test
  void continuousPlansDifferInOrderServiceAndLengths() {
    TestSeeds.each(
        DifferencesTest.class,
        3,
        random -> {
          Instance instance =
              withoutModes(random).withOptions(Pipeline.CONTINUOUS, null, null, null);
          List<Integer> tasks = IntStream.range(0, instance.tasks().size()).boxed().toList();
          List<Integer> turned = IntStream.range(0, 5).map(k -> 4 - k).boxed().toList();
          Plan best = groups(tasks, 1, 2);

          assertSingle(instance, groups(turned, 1, 2), best, Property.ORDER);
          assertSingle(instance, groups(tasks, 3, 2), best, Property.LENGTHS);
          assertSingle(instance, groups(tasks, 1), best, Property.SERVICE);
          JoiningService joining = new JoiningService(tasks, 0.5, Map.of(0, 2));
          Plan joins = new Plan(Scope.BATCH, null, joining);
          assertSingle(instance, joins, best, Property.SERVICE);
          assertSingle(
              instance,
              new Plan(Scope.BATCH, null, joining.inOrder(turned)),
              joins,
              Property.ORDER);
          assertSingle(
              instance,
              new Plan(Scope.BATCH, null, new JoiningService(tasks, 0.5, Map.of(0, 3))),
              joins,
              Property.LENGTHS);
        });
  }

  private static void assertSingle(Instance instance, Plan plan, Plan best, Property property) {
    Differences found = Differences.of(instance, plan, best);
    double costsS = found.makespanS() - found.bestS();
    assertThat(found.all()).hasSize(1);
    PropertyDifference one = found.all().get(0);
    assertThat(one.property()).isEqualTo(property);
    assertThat(one.forcedS()).isEqualTo(costsS);
    assertThat(one.mendedS()).isEqualTo(costsS);
  }
}
