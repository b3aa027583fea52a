package sdedge.search.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.Scope;
import sdedge.plan.Feasibility;
import sdedge.search.PriceCertificate;
import sdedge.search.PriceCertificate.PricedRow;
import sdedge.search.partition.CohortAnnealing.Annealed;
import sdedge.search.partition.PricedBatches.PricedBatch;
import sdedge.search.partition.PricedCohorts.PricedCohort;
import sdedge.search.problem.ChoiceSet;
import sdedge.search.problem.ChoiceSets;

/** Prices against every cohort there is: none takes less, and no bound is above a plan. */
class PriceProofIT {
  private static final double SAME = 1e-9;

  private int priced;
  private int withBatchRows;
  private int several;
  private int ofSeveralSets;
  private final List<Double> gaps = new ArrayList<>();

  @Test
  void noCohortTakesLessThanItsPrices() {
    TestSeeds.each(getClass(), TestSeeds.draws(20, 40), this::check);

    gaps.sort(null);
    double median = gaps.get(gaps.size() / 2);
    System.out.printf(
        "prices: %d bounds, %d with rows of batches, %d of several cohorts, median gap of one drafter"
            + " %.2g%n",
        priced, withBatchRows, several, median);
    TestSeeds.guard(
        () -> {
          assertThat(withBatchRows).isPositive();
          assertThat(several).isGreaterThan(priced / 10);
          assertThat(ofSeveralSets).isPositive();
          assertThat(gaps).hasSizeGreaterThan(3);
          assertThat(median).isLessThan(1e-3);
        });
  }

  private void check(Random random) {
    Instance instance = RandomInstances.inSlots(random, 5, Scope.BATCH, Scope.BATCH, Scope.GLOBAL);
    if (PriceProof.refusal(instance) != null || !Feasibility.neverFits(instance).isEmpty()) {
      return;
    }
    List<ChoiceSet> sets = ChoiceSets.of(instance); // under scope global one for each length
    List<Annealed> found =
        sets.stream()
            .map(set -> new CohortAnnealing(instance, set, Control.NONE))
            .map(annealing -> annealing.improve(null, 2_000, 2, 1))
            .toList();
    ofSeveralSets += sets.size() > 1 ? 1 : 0;
    try (PriceProof proof = new PriceProof(instance, sets, found, 1, Control.NONE)) {
      proof.rejoin();
      double firstS = 0.25;
      List<PriceCertificate> certificates = proof.certificates(firstS);
      assertThat(certificates).isNotEmpty();
      for (PriceCertificate certificate : certificates) {
        for (ChoiceSet choices : sets) {
          hold(instance, choices, certificate, proof.best().seconds());
        }
        assertThat(certificate.firstS()).isEqualTo(firstS);
      }
      PriceCertificate last = certificates.get(certificates.size() - 1);
      if (instance.draftersWithTasks().length == 1 && sets.size() == 1 && !hasTable(instance)) {
        gaps.add(1 - last.boundS() / proof.best().seconds());
      }
      several += proof.best().cohorts().size() > 1 ? 1 : 0;
    }
  }

  /** Whose planes may be far below it. */
  private static boolean hasTable(Instance instance) {
    return Stream.concat(
            Stream.of(instance.verifier()), instance.drafters().stream().map(Drafter::node))
        .anyMatch(node -> node.latency() instanceof LatencyModel.Table);
  }

  private void hold(
      Instance instance, ChoiceSet choices, PriceCertificate certificate, double knownS) {
    priced++;
    withBatchRows += certificate.batchRows().isEmpty() ? 0 : 1;
    double sumS = certificate.ofTasks().stream().mapToDouble(Double::doubleValue).sum();
    for (PricedRow row : certificate.rows()) {
      sumS += row.count() * row.priceS();
    }
    for (PricedRow row : certificate.batchRows()) {
      sumS += row.count() * row.priceS();
    }
    assertThat(certificate.boundS()).isCloseTo(sumS, within(SAME * knownS));
    assertThat(certificate.boundS()).isLessThanOrEqualTo(knownS * (1 + SAME));
    CohortLimits limits = new CohortLimits(instance, choices.loaded());
    PricedBatches batches = new PricedBatches(instance, choices);
    for (int mask = 1; mask < 1 << instance.tasks().size(); mask++) {
      TaskSet all = TaskSet.of(0, 1, 2, 3, 4).part(mask);
      if (limits.holdCohort(all)) {
        new Every(instance, certificate, limits, batches, knownS).check(all, new ArrayList<>());
      }
    }
  }

  /** Every way to run a set as a cohort. */
  private record Every(
      Instance instance,
      PriceCertificate certificate,
      CohortLimits limits,
      PricedBatches batches,
      double knownS) {
    void check(TaskSet rest, List<PricedBatch> before) {
      if (rest.size() == 0) {
        PricedCohort cohort = batches.cohort(before);
        assertThat(cohort.seconds())
            .as("%s of %s batches", cohort, certificate.mostBatches())
            .isGreaterThanOrEqualTo(priceS(before) - SAME * knownS);
        return;
      }
      Integer most = certificate.mostBatches();
      if (most != null && before.size() == most) {
        return;
      }
      for (int mask = 1; mask < 1 << rest.size(); mask++) {
        TaskSet batch = rest.part(mask);
        if (limits.holdBatch(batch)) {
          for (int place : batches.places(batch)) {
            before.add(batches.of(batch, place));
            check(rest.part(((1 << rest.size()) - 1) & ~mask), before);
            before.remove(before.size() - 1);
          }
        }
      }
    }

    private double priceS(List<PricedBatch> cohort) {
      double sum = 0;
      int longest = 0;
      CohortRows rows = CohortRows.of(instance, certificate.length());
      for (PricedBatch batch : cohort) {
        int most = 0;
        for (int k : batch.tasks().array()) {
          sum += certificate.ofTasks().get(k);
          most = Math.max(most, steps(rows, k));
        }
        sum += upTo(certificate.batchRows(), most);
        longest = Math.max(longest, most);
      }
      return sum + upTo(certificate.rows(), longest);
    }

    private static int steps(CohortRows rows, int task) {
      return rows.rows().get(rows.ranks()[task] - 1).steps();
    }

    private static double upTo(List<PricedRow> rows, int steps) {
      return rows.stream().filter(row -> row.steps() <= steps).mapToDouble(PricedRow::priceS).sum();
    }
  }
}
