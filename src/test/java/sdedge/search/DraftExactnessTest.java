package sdedge.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sdedge.RandomAnswers;
import sdedge.RandomInstances;
import sdedge.RandomModes;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Feasibility;
import sdedge.plan.ModeSets;
import sdedge.plan.TaskOrdering;
import sdedge.search.exhaustive.Enumeration;
import sdedge.search.problem.ChoiceSet;
import sdedge.search.problem.ChoiceSets;
import sdedge.search.problem.ChoiceSets.ModeFilter;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.solver.Approaches;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;

/** Optima of random instances with draft modes and shared links. */
class DraftExactnessTest {
  private static final Percentage PRECISE = Percentage.withPercentage(1e-7);
  private static final List<Pipeline> SLOTTED =
      List.of(Pipeline.ROLLING, Pipeline.SYNCHRONOUS, Pipeline.SEQUENTIAL);

  static Instance draw(Random random) {
    return draw(random, new RandomInstances(random));
  }

  private static Instance draw(Random random, RandomInstances instances) {
    Instance drawn =
        instances
            .drafters(1 + random.nextInt(3))
            .tasks(2 + random.nextInt(3))
            .maxLength(1 + random.nextInt(2))
            .maxTokens(12)
            .next();
    Pipeline pipeline = SLOTTED.get(random.nextInt(SLOTTED.size()));
    return new RandomModes(random).of(drawn).withOptions(pipeline, null, null, null);
  }

  @Test
  @Tag(TestSeeds.DRAWS)
  void dynamicProgramEqualsEnumeration() {
    Set<String> covered = new TreeSet<>();
    TestSeeds.each(
        getClass(),
        TestSeeds.draws(100, 1_000),
        random -> {
          Instance drawn = draw(random);
          covered.add(compared(RandomAnswers.withSteps(random, drawn)));
        });
    TestSeeds.guard(() -> assertThat(covered).contains("modes", "links"));
  }

  @Test
  @Tag(TestSeeds.DRAWS)
  void dynamicProgramEqualsEnumerationOfPaddedPrompts() {
    Set<String> covered = new TreeSet<>();
    TestSeeds.each(
        getClass(),
        TestSeeds.draws(100, 1_000),
        random -> {
          Instance drawn = draw(random, new RandomInstances(random).padded());
          covered.add(compared(RandomAnswers.withSteps(random, drawn)));
        });
    TestSeeds.guard(() -> assertThat(covered).contains("modes", "links"));
  }

  /** What the instance has, or nothing if no plan of it fits. */
  private static String compared(Instance instance) {
    Outcome exact = solve(instance, Method.EXHAUSTIVE);
    Outcome outcome = solve(instance, Method.DP);
    if (!(exact instanceof Outcome.Found all)) {
      assertThat(outcome.getClass()).isEqualTo(exact.getClass());
      return "";
    }
    Outcome.Found found = (Outcome.Found) outcome;
    assertThat(outcome).isInstanceOf(Outcome.Optimal.class);
    assertThat(Feasibility.violations(instance, found.plan())).isEmpty();
    assertThat(found.makespanS()).isCloseTo(all.makespanS(), PRECISE);
    return instance.hasModes() ? "modes" : hasLinks(instance) ? "links" : "plain";
  }

  private static boolean hasLinks(Instance instance) {
    return instance.drafters().stream().anyMatch(d -> d.fronthaul().access() != null);
  }

  /** Sets of modes that are left out, as memory does not tell them apart, are not missed. */
  @Test
  @Tag(TestSeeds.DRAWS)
  void everySetOfModesByItself() {
    AtomicInteger several = new AtomicInteger();
    TestSeeds.each(
        getClass(),
        TestSeeds.draws(60, 400),
        random -> {
          Instance instance = draw(random).withOptions(null, null, null, Scope.BATCH);
          double bestS = Double.POSITIVE_INFINITY;
          List<String> names = ModeSets.names(instance);
          for (int bits = 0; bits < 1 << names.size(); bits++) {
            int set = bits;
            ModeFilter kept =
                mode -> !names.contains(mode.name()) || (set >> names.indexOf(mode.name()) & 1) > 0;
            List<ChoiceSet> sets = ChoiceSets.of(instance, kept);
            if (!sets.isEmpty() && sets.get(0).loaded().size() == Integer.bitCount(set)) {
              bestS = Math.min(bestS, enumeratedS(instance, sets.get(0)));
            }
          }
          Outcome outcome = solve(instance, Method.DP);
          if (outcome instanceof Outcome.Found found) {
            assertThat(found.makespanS()).isCloseTo(bestS, PRECISE);
            several.addAndGet(names.size() > 1 ? 1 : 0);
          } else {
            assertThat(bestS).isInfinite();
          }
        });
    TestSeeds.guard(
        () -> assertThat(several.get()).as("instances with several modes").isGreaterThan(10));
  }

  private static double enumeratedS(Instance instance, ChoiceSet set) {
    ContiguousProblem problem =
        ContiguousProblem.of(
            instance,
            instance.order(),
            TaskOrdering.sort(instance, instance.order()),
            instance.uplink(),
            instance.pipeline(),
            set);
    return Enumeration.solve(List.of(List.of(problem)), Control.NONE).timeS();
  }

  /** A copy changes nothing, and leaving out modes makes no plan faster. */
  @Test
  @Tag(TestSeeds.DRAWS)
  void copiesAndFewerModes() {
    TestSeeds.each(
        getClass(),
        TestSeeds.draws(60, 400),
        random -> {
          Instance instance = draw(random);
          if (!(solve(instance, Method.DP) instanceof Outcome.Found all)) {
            return;
          }
          if (instance.verifier().memoryBytes() == Double.POSITIVE_INFINITY) {
            Outcome.Found copied = (Outcome.Found) solve(withCopies(instance), Method.DP);
            assertThat(copied.makespanS()).isCloseTo(all.makespanS(), PRECISE);
          }
          for (Approach scheme : Approaches.schemes(instance)) {
            boolean fewer =
                List.of("edge", "co-located").contains(scheme.key())
                    || scheme.key().startsWith("mode:");
            if (fewer && solve(instance, scheme) instanceof Outcome.Found one) {
              assertThat(one.makespanS())
                  .as(scheme.key())
                  .isGreaterThanOrEqualTo(all.makespanS() * (1 - 1e-9));
            }
          }
        });
  }

  /** A second mode like one of a name, wherever acceptance does not tell modes apart. */
  private static Instance withCopies(Instance instance) {
    String name =
        instance.drafters().stream()
            .filter(Drafter::hasChoice)
            .map(drafter -> drafter.modes().get(0).name())
            .findFirst()
            .orElse("");
    List<Drafter> drafters = new ArrayList<>();
    for (int d = 0; d < instance.drafters().size(); d++) {
      Drafter drafter = instance.drafters().get(d);
      int at = d;
      DraftMode m =
          drafter.modes().stream().filter(one -> one.name().equals(name)).findFirst().orElse(null);
      boolean alike =
          instance.tasks().stream()
              .filter(task -> task.drafter() == at)
              .allMatch(task -> task.acceptance().byMode().isEmpty());
      List<DraftMode> modes = new ArrayList<>(drafter.modes());
      if (alike && drafter.hasChoice() && m != null) {
        modes.add(m.named("copy"));
      }
      drafters.add(drafter.with(modes));
    }
    return instance.with(new Instance.Network(instance.verifier(), drafters));
  }

  static Outcome solve(Instance instance, Approach approach) {
    Instance decided =
        instance.uplink() == UplinkPolicy.JOINT
            ? instance.withOptions(null, UplinkPolicy.AUTO, null, null)
            : instance;
    return Solver.solve(decided, approach, SearchOptions.DEFAULT, Control.NONE);
  }
}
