package sdedge.oracle.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.FewerTasks;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.UplinkPolicy;
import sdedge.metamorphic.Edit;
import sdedge.oracle.PricedPlans;
import sdedge.oracle.claim.Deadline;
import sdedge.oracle.claim.UndecidedException;
import sdedge.oracle.model.BatchTimes;
import sdedge.oracle.model.Pricing;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.Plan;
import sdedge.search.PriceCertificate;
import sdedge.timeline.Timeline;

/** Prices of a search that leaves structures out are not those of all. */
class LeftOutStructuresTest {
  /** Every task by itself, without drafts. */
  private static Plan alone(Instance instance) {
    List<Cohort> cohorts =
        IntStream.range(0, instance.tasks().size())
            .mapToObj(k -> new Cohort(List.of(new Batch(List.of(k), 0))))
            .toList();
    return new Plan(instance.pipeline(), Scope.BATCH, null, UplinkPolicy.SEQUENTIAL, cohorts);
  }

  private static PriceCheck.@Nullable Mistake mistake(
      PartitionPrices prices, Instance instance, Plan known) {
    return PriceCheck.mistake(
        prices,
        instance,
        known,
        Timeline.makespanS(instance, known),
        UplinkPolicy.SEQUENTIAL,
        new Deadline(Duration.ofMinutes(5).toNanos()));
  }

  /** What prices of a search prove of any number of batches. */
  private static PartitionPrices proven(Instance instance) {
    PriceCertificate found =
        PricedPlans.best(instance, PricedPlans.contiguous(instance), Control.NONE)
            .certificates()
            .get(0);
    return new PartitionPrices(
        0,
        found.mostBatches(),
        found.length(),
        found.ofTasks().stream().mapToDouble(Double::doubleValue).toArray(),
        rows(found.rows()),
        rows(found.batchRows()),
        found.boundS(),
        found.firstS());
  }

  private static List<PartitionPrices.Row> rows(List<PriceCertificate.PricedRow> rows) {
    return rows.stream()
        .map(row -> new PartitionPrices.Row(row.steps(), row.count(), row.priceS()))
        .toList();
  }

  /** A cohort that violates them is found from any plan. */
  private static void assertFound(PartitionPrices prices, Instance instance, String cohort) {
    for (Plan known : List.of(PricedPlans.contiguous(instance).plan(), alone(instance))) {
      PriceCheck.Mistake mistake = Objects.requireNonNull(mistake(prices, instance, known));
      assertThat(mistake.key()).isEqualTo("prices");
      assertThat(mistake.expected()).startsWith("at most ").containsPattern(cohort);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 4})
  void longerDraftsLeftOutAreFound(int longest) throws Exception {
    Instance instance = FewerTasks.inLittleMemory(6);
    Instance shorter = Edit.lengths(instance, 0, longest);
    PartitionPrices prices = proven(shorter);

    assertThat(prices.mostBatches()).isNull();
    assertThat(mistake(prices, shorter, PricedPlans.contiguous(shorter).plan())).isNull();
    assertFound(prices, instance, "at length [" + (longest + 1) + "-8]");
  }

  /** Batches of a cohort one after the other take as long as cohorts do. */
  @Test
  void pairsLeftOutAreFound() throws Exception {
    Instance instance = Edit.caps(FewerTasks.inLittleMemory(6), 2, 6);
    Instance inTurn = instance.withOptions(Pipeline.SEQUENTIAL, null, null, null);
    PartitionPrices prices = proven(inTurn);

    assertThat(mistake(prices, inTurn, PricedPlans.contiguous(inTurn).plan())).isNull();
    assertFound(prices, instance, " \\| ");
  }

  /** Half of what three pairs take is more than the three batches take, which share one end. */
  @Test
  void threeBatchesLeftOutAreFoundOrNotDerived() throws Exception {
    Instance instance = Edit.caps(FewerTasks.inLittleMemory(3), 1, 3);
    double[] prices = {
      (pairS(instance, 0, 1) + pairS(instance, 0, 2) - pairS(instance, 1, 2)) / 2,
      (pairS(instance, 0, 1) + pairS(instance, 1, 2) - pairS(instance, 0, 2)) / 2,
      (pairS(instance, 0, 2) + pairS(instance, 1, 2) - pairS(instance, 0, 1)) / 2
    };
    double boundS = prices[0] + prices[1] + prices[2];
    double firstS = FirstUploads.of(instance, alone(instance), UplinkPolicy.SEQUENTIAL).least();
    Plan known = PricedPlans.contiguous(instance).plan();
    assertThat(known.cohorts()).hasSize(1);
    PartitionPrices ofTwo =
        new PartitionPrices(0, 2, 8, prices, List.of(), List.of(), boundS, firstS);
    PartitionPrices ofAny =
        new PartitionPrices(0, null, 8, prices, List.of(), List.of(), boundS, firstS);

    assertThat(mistake(ofTwo, instance, known)).isNull();
    PriceCheck.Mistake mistake = Objects.requireNonNull(mistake(ofAny, instance, known));
    assertThat(mistake.key()).isEqualTo("prices");
    assertThat(mistake.expected()).containsPattern("u00. .* \\| u00. .* \\| u00. ");
    assertThatThrownBy(() -> mistake(ofAny, instance, alone(instance)))
        .isInstanceOf(UndecidedException.class)
        .hasMessageContaining(" and shorter ones is not proven to take what it pays");
  }

  /** The least that two batches of a task each take as a cohort. */
  private static double pairS(Instance instance, int one, int other) {
    Pricing pricing = new Pricing(instance, instance.pipeline());
    double least = Double.POSITIVE_INFINITY;
    List<BatchTimes> ofOne = new ArrayList<>();
    List<BatchTimes> ofOther = new ArrayList<>();
    for (int l = 0; l <= instance.speculation().maxLength(); l++) {
      ofOne.add(pricing.times(new Batch(List.of(one), l)));
      ofOther.add(pricing.times(new Batch(List.of(other), l)));
    }
    for (BatchTimes a : ofOne) {
      for (BatchTimes b : ofOther) {
        least = Math.min(least, CohortSeconds.of(instance.pipeline(), List.of(a, b)));
        least = Math.min(least, CohortSeconds.of(instance.pipeline(), List.of(b, a)));
      }
    }
    return least;
  }
}
