package sdedge.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sdedge.FewerTasks;
import sdedge.RandomInstances;
import sdedge.RandomModes;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Scope;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.oracle.claim.Deadline;
import sdedge.oracle.files.ResultSource;
import sdedge.oracle.partition.PartitionSearch;
import sdedge.search.Outcome;
import sdedge.search.PlanClass;
import sdedge.search.SearchOptions;
import sdedge.search.planning.AllBatchPlans;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;

/** What is said of all batch plans, and of those in an order beside it. */
class PartitionClaimTest {

  private static Outcome solved(Instance instance) {
    Outcome contiguous = Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);
    return AllBatchPlans.of(
        instance, contiguous, PlanClass.PARTITIONS, SearchOptions.DEFAULT, Control.NONE);
  }

  private static CheckOutcome checked(Instance instance, Outcome outcome) throws Exception {
    Map<String, byte[]> files = MadeResult.claimed(instance, Method.DP, outcome, 1);
    return ResultChecker.check(MadeResult.subject(instance), ResultSource.of(files));
  }

  private static ClaimVerdict verdict(Instance instance, Outcome outcome) throws Exception {
    CheckOutcome checked = checked(instance, outcome);
    assertThat(checked.differences()).isEmpty();
    return ClaimChecker.check(checked, Duration.ofMinutes(1));
  }

  private static Outcome.Optimal with(
      Outcome.Optimal optimal, Outcome.@Nullable Contiguous contiguous) {
    Outcome.Proof proof =
        new Outcome.Proof(
            optimal.proof().boundS(),
            List.of(),
            null,
            PlanClass.PARTITIONS,
            contiguous,
            List.of(),
            "");
    return new Outcome.Optimal(
        optimal.plan(), optimal.makespanS(), optimal.execution(), optimal.counts(), proof);
  }

  @Test
  void theOptimumOfAllAndOfTheOrdersHoldsAndNothingElseDoes() throws Exception {
    Instance instance = FewerTasks.inLittleMemory(8);
    Outcome.Optimal optimal = (Outcome.Optimal) solved(instance);
    Outcome.Contiguous known = Objects.requireNonNull(optimal.proof().contiguous());
    assertThat(optimal.makespanS()).isLessThan(known.makespanS());

    assertThat(verdict(instance, optimal)).isInstanceOf(ClaimVerdict.Holds.class);
    for (double factor : new double[] {1 - 1e-6, 1 + 1e-6}) {
      Outcome wrong =
          with(optimal, new Outcome.Contiguous(factor * known.makespanS(), true, known.orders()));
      ClaimVerdict verdict = verdict(instance, wrong);
      assertThat(verdict).isInstanceOf(ClaimVerdict.Refuted.class);
      assertThat(((ClaimVerdict.Refuted) verdict).differences().get(0).toString())
          .contains("contiguous.makespan_s");
    }
    Outcome.Contiguous fewer =
        new Outcome.Contiguous(known.makespanS(), true, List.of(TaskOrder.GIVEN));
    assertThat(checked(instance, with(optimal, fewer)).differences().toString())
        .contains("contiguous.orders");
    Outcome.Contiguous faster = new Outcome.Contiguous(1, true, known.orders());
    assertThat(checked(instance, with(optimal, faster)).differences().toString())
        .contains("contiguous.makespan_s");
  }

  /** The best plan in an order is not the best of all. */
  @Test
  void anOptimumOfTheOrdersSaidToBeOneOfAllIsRefuted() throws Exception {
    Instance instance = FewerTasks.inLittleMemory(8);
    Outcome.Optimal contiguous =
        (Outcome.Optimal) Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);

    ClaimVerdict verdict = verdict(instance, with(contiguous, null));

    assertThat(verdict).isInstanceOf(ClaimVerdict.Refuted.class);
    assertThat(((ClaimVerdict.Refuted) verdict).differences().get(0).toString())
        .contains("bound_s");
    assertThat(verdict(instance, contiguous)).isInstanceOf(ClaimVerdict.Holds.class);
  }

  /** Whatever is proven of a random instance is derived again by other code. */
  @Test
  void provenPlansAreDerivedAgain() {
    TestSeeds.each(getClass(), TestSeeds.draws(10, 150), PartitionClaimTest::derive);
  }

  /** Modes whose models leave no room for caches are in no plan. */
  @Test
  void modesThatLeaveNoRoomRefuteNothing() {
    TestSeeds.each(
        getClass(),
        40,
        random -> {
          Instance drawn = new RandomInstances(random).tasks(2).maxLength(1).maxTokens(20).next();
          Instance instance =
              new RandomModes(random)
                  .of(drawn)
                  .withOptions(
                      RandomInstances.slotted(random),
                      UplinkPolicy.AUTO,
                      TaskOrder.AUTO,
                      Scope.BATCH);
          Outcome outcome = solved(instance);
          if (outcome instanceof Outcome.Found) {
            assertThat(verdict(instance, outcome)).isInstanceOf(ClaimVerdict.Holds.class);
          }
        });
  }

  private static void derive(Random random) throws Exception {
    Instance instance =
        new RandomInstances(random)
            .tasks(1 + random.nextInt(5))
            .drafters(1 + random.nextInt(2))
            .maxLength(random.nextInt(3))
            .next()
            .withOptions(
                RandomInstances.slotted(random),
                random.nextBoolean() ? UplinkPolicy.AUTO : UplinkPolicy.EQUAL_FINISH,
                TaskOrder.AUTO,
                random.nextBoolean() ? Scope.BATCH : Scope.GLOBAL);
    Outcome outcome = solved(instance);
    if (outcome instanceof Outcome.Found found) {
      assertThat(found.proof().planClass()).isEqualTo(PlanClass.PARTITIONS);
      assertThat(verdict(instance, outcome)).isInstanceOf(ClaimVerdict.Holds.class);
    }
    if (outcome instanceof Outcome.Optimal optimal) { // and nothing more
      double optimumS = optimal.makespanS();
      Deadline deadline = new Deadline(Duration.ofMinutes(1).toNanos());
      double leastS =
          PartitionSearch.below(
              (1 + 1e-6) * optimumS, instance, optimal.plan(), instance.uplink(), deadline);
      assertThat(leastS).isCloseTo(optimumS, within(2e-9 * optimumS));
    }
  }
}
