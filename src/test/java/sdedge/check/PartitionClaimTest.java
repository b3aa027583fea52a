package sdedge.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.FewerTasks;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.check.claim.Deadline;
import sdedge.check.files.ResultSource;
import sdedge.check.model.Uplinks;
import sdedge.check.partition.PartitionSearch;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Scope;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.reader.InstanceReader;
import sdedge.search.Outcome;
import sdedge.search.PlanClass;
import sdedge.search.SearchOptions;
import sdedge.search.planning.AllBatchPlans;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;

/** What is said of all batch plans, and of those in an order beside it. */
class PartitionClaimTest {
  private static final Path FILE = Path.of("instances/memory-limited.yaml");

  @TempDir private Path folder;

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

  /** Tasks of which the draft server holds a few at once. */
  private Instance small(int tasks) throws Exception {
    Path file = FewerTasks.of(FILE, tasks, folder.resolve("instance.yaml"));
    String text = Files.readString(file).replace("memory_bytes: 2.6e9", "memory_bytes: 2.3e9");
    return InstanceReader.read(Files.writeString(file, text));
  }

  @Test
  void theOptimumOfAllAndOfTheOrdersHoldsAndNothingElseDoes() throws Exception {
    Instance instance = small(8);
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
    Instance instance = small(8);
    Outcome.Optimal contiguous =
        (Outcome.Optimal) Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);

    ClaimVerdict verdict = verdict(instance, with(contiguous, null));

    assertThat(verdict).isInstanceOf(ClaimVerdict.Refuted.class);
    assertThat(((ClaimVerdict.Refuted) verdict).differences().get(0).toString())
        .contains("bound_s");
    assertThat(verdict(instance, contiguous)).isInstanceOf(ClaimVerdict.Holds.class);
  }

  /** Prices beside a proof of its own, which are right, and wrong ones. */
  @Test
  void wrongPricesAreFound() throws Exception {
    Instance instance = small(6);
    Outcome.Optimal optimal = (Outcome.Optimal) solved(instance);
    Map<String, byte[]> plain = MadeResult.claimed(instance, Method.DP, optimal, 1);
    MutableResult result = new MutableResult(plain);
    result.summary().put("certificates", List.of(prices(instance, 0.05 * optimal.makespanS())));
    Map<String, byte[]> files = result.files();

    ClaimVerdict right = verdict(instance, files);

    assertThat(right).isInstanceOf(ClaimVerdict.Holds.class);
    assertThat(right.toString()).contains("no plan of cohorts of batches is faster");
    for (Corruption kind : CohortPriceCorruptions.all()) {
      MutableResult changed = new MutableResult(files);
      assertThat(kind.change().apply(changed)).isTrue();
      assertThat(isFound(instance, changed.files())).as(kind.name()).isTrue();
    }
  }

  /** The same price of every task, and one of all cohorts. */
  private static Map<String, Object> prices(Instance instance, double price) {
    Map<String, Object> byTask = new LinkedHashMap<>();
    double firstS = Double.POSITIVE_INFINITY;
    for (int k = 0; k < instance.tasks().size(); k++) {
      byTask.put(instance.tasks().get(k).id(), price);
      firstS = Math.min(firstS, Uplinks.aloneS(instance, k));
    }
    Map<String, Object> certificate = new LinkedHashMap<>();
    certificate.put("kind", "partition-prices");
    certificate.put("most_batches", null);
    certificate.put("l_star", 0);
    certificate.put("prices", byTask);
    certificate.put("rows", List.of(Map.of("steps", 1, "cohorts", 1, "price", price)));
    certificate.put("batch_rows", List.of());
    certificate.put("bound_s", (instance.tasks().size() + 1) * price);
    certificate.put("first_s", firstS);
    return certificate;
  }

  private static ClaimVerdict verdict(Instance instance, Map<String, byte[]> files)
      throws Exception {
    CheckOutcome checked =
        ResultChecker.check(MadeResult.subject(instance), ResultSource.of(files));
    assertThat(checked.differences()).isEmpty();
    return ClaimChecker.check(checked, Duration.ofMinutes(1));
  }

  private static boolean isFound(Instance instance, Map<String, byte[]> files) throws Exception {
    CheckOutcome checked =
        ResultChecker.check(MadeResult.subject(instance), ResultSource.of(files));
    return !checked.differences().isEmpty()
        || ClaimChecker.check(checked, Duration.ofMinutes(1)) instanceof ClaimVerdict.Refuted;
  }

  /** Whatever is proven of a random instance is derived again by other code. */
  @Test
  void provenPlansAreDerivedAgain() {
    TestSeeds.each(getClass(), TestSeeds.draws(10, 150), PartitionClaimTest::derive);
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
