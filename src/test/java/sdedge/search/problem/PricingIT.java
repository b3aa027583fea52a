package sdedge.search.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sdedge.RandomAnswers;
import sdedge.RandomInstances;
import sdedge.RandomModes;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.Speculation;
import sdedge.instance.Steps;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.latency.BatchProfile;
import sdedge.plan.DraftChoices;
import sdedge.search.problem.BatchPricing.BatchPrices;

/** Every choice is priced as it is executed, or another one does whatever it could. */
@Tag(TestSeeds.DRAWS)
class PricingIT {
  private static final int DRAWS = TestSeeds.draws(30, 100);
  private int kept;
  private int dropped;

  @Test
  void vectorsArePricedOrReplaced() {
    TestSeeds.each(
        getClass(),
        DRAWS,
        random -> {
          ContiguousProblem problem = draw(random);
          check(problem, Objects.requireNonNull(BatchPricing.of(problem, Control.NONE)));
        });
    TestSeeds.guard(
        () -> {
          assertThat(kept).as("vectors kept").isGreaterThan(DRAWS);
          assertThat(dropped).as("vectors left out").isGreaterThan(DRAWS);
        });
  }

  @Test
  void choicesAmongModesArePricedOrReplaced() {
    TestSeeds.each(
        getClass(),
        DRAWS,
        random -> {
          Scope scope = random.nextBoolean() ? Scope.BATCH : Scope.DRAFTER;
          Instance instance = new RandomModes(random).of(instance(random, scope));
          List<ChoiceSet> sets = ChoiceSets.of(instance);
          if (sets.isEmpty()) {
            return;
          }
          for (ChoiceSet set : sets) {
            ContiguousProblem problem = problem(instance).with(set);
            check(problem, Objects.requireNonNull(BatchPricing.of(problem, Control.NONE)));
          }
        });
    TestSeeds.guard(
        () -> {
          assertThat(kept).as("choices kept").isGreaterThan(DRAWS);
          assertThat(dropped).as("choices left out").isGreaterThan(DRAWS);
        });
  }

  private void check(ContiguousProblem problem, BatchPricing pricing) {
    for (int start = 0; start < problem.size(); start++) {
      BatchPrices prices = pricing.from(start);
      assertThat(prices.first()).hasSize(problem.batchReach()[start] - start + 1);
      assertThat((double) prices.choice().length).isLessThanOrEqualTo(pricing.choices(start));
      assertThat((double) prices.a().length).isLessThanOrEqualTo(pricing.steps(start));
      for (int end = start + 1; end <= problem.batchReach()[start]; end++) {
        Set<DraftChoices> left = new HashSet<>(problem.choices().allowed(start, end));
        assertThat((double) left.size()).isEqualTo(problem.choices().count(start, end));
        List<BatchProfile> priced = new ArrayList<>();
        for (int index = prices.first()[end - start - 1];
            index < prices.first()[end - start];
            index++) {
          DraftChoices lengths = pricing.draftChoices(start, end, prices.choice()[index]);
          assertThat(left.remove(lengths)).as("a vector allowed, once").isTrue();
          BatchProfile profile = profile(problem, start, end, lengths);
          assertSame(prices, index, profile, problem.stages().hasChances());
          priced.add(profile);
          kept++;
        }
        for (DraftChoices other : left) {
          BatchProfile replaced = profile(problem, start, end, other);
          assertThat(priced).anyMatch(profile -> replaces(profile, replaced));
          dropped++;
        }
      }
    }
  }

  private static void assertSame(
      BatchPrices prices, int index, BatchProfile profile, boolean chances) {
    int from = prices.offset()[index];
    double[] chanceA = prices.chanceA();
    double[] chanceB = prices.chanceB();
    assertThat(chanceA != null && chanceB != null).isEqualTo(chances);
    assertThat(prices.offset()[index + 1] - from).isEqualTo(profile.steps());
    for (int n = 1; n <= profile.steps(); n++) {
      int at = from + n - 1;
      assertThat(prices.a()[at]).isCloseTo(profile.drafterSide(n), within(1e-12));
      assertThat(prices.b()[at]).isCloseTo(profile.verifierSide(n), within(1e-12));
      if (chanceA != null && chanceB != null) {
        assertThat(chanceA[at]).isCloseTo(profile.drafterChance(n), within(1e-12));
        assertThat(chanceB[at]).isCloseTo(profile.verifierChance(n), within(1e-12));
      }
    }
  }

  /** In no slot with any other side does the first cost more than the second. */
  private static boolean replaces(BatchProfile first, BatchProfile second) {
    for (int n = 1; n <= Math.max(first.steps(), second.steps()); n++) {
      for (double other : new double[] {0, 0.001, 0.01, 0.1, 1, 10}) {
        for (double chance : new double[] {0.001, 0.1, 0.5, 1}) {
          double side = slot(first.drafterSide(n), first.drafterChance(n), other, chance);
          double rival = slot(second.drafterSide(n), second.drafterChance(n), other, chance);
          double side2 = slot(first.verifierSide(n), first.verifierChance(n), other, chance);
          double rival2 = slot(second.verifierSide(n), second.verifierChance(n), other, chance);
          if (side > rival + 1e-12 || side2 > rival2 + 1e-12) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private static double slot(double a, double chanceA, double b, double chanceB) {
    return a + b - Math.min(a * chanceB, b * chanceA);
  }

  private static BatchProfile profile(
      ContiguousProblem problem, int start, int end, DraftChoices lengths) {
    return BatchProfile.of(
        problem.stages(),
        IntStream.range(start, end).mapToObj(problem::task).toList(),
        lengths::of);
  }

  private static ContiguousProblem draw(Random random) {
    return problem(instance(random, Scope.DRAFTER));
  }

  private static Instance instance(Random random, Scope scope) {
    Instance drawn =
        new RandomInstances(random).drafters(2 + random.nextInt(3)).tasks(4).maxLength(2).next();
    Steps steps = random.nextInt(3) == 0 ? Steps.EXPECTED : Steps.MEAN;
    Speculation speculation = new Speculation(0, 2, scope, steps);
    Instance instance =
        drawn
            .with(speculation)
            .withOptions(Pipeline.ROLLING, UplinkPolicy.SEQUENTIAL, TaskOrder.GIVEN, null);
    return random.nextBoolean() ? instance : RandomAnswers.of(random, instance);
  }

  private static ContiguousProblem problem(Instance instance) {
    return ContiguousProblem.of(
        instance,
        TaskOrder.GIVEN,
        new int[] {0, 1, 2, 3},
        UplinkPolicy.SEQUENTIAL,
        Pipeline.ROLLING,
        DraftChoice.ofLengths(0, 1, 2));
  }
}
