package sdedge.search.partition;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.search.PriceCertificate;
import sdedge.search.PriceCertificate.PricedRow;
import sdedge.search.dp.Workers;
import sdedge.search.milp.CoverSolver;
import sdedge.search.partition.CohortAnnealing.Annealed;
import sdedge.search.partition.CohortPool.PooledCohort;
import sdedge.search.partition.CohortRows.Row;
import sdedge.search.partition.PricedBatches.PricedBatch;
import sdedge.search.partition.PricedCohorts.PricedCohort;
import sdedge.search.partition.prices.Column;
import sdedge.search.partition.prices.PricingOracle;
import sdedge.search.problem.ChoiceSet;

/**
 * What prices prove of all batch plans, and what cohorts that searches met come to if they are
 * joined anew (docs/model.md section 7, "All batch plans").
 */
final class PriceProof {
  private static final double REJOINING = 0.2; // of the time left, at most, each time

  private static final int ROUNDS = 10; // of prices of cohorts that were met

  private final Instance instance;
  private final ChoiceSet choices;
  private final PricedBatches batches;
  private final CohortCosts costs;
  private final CohortLimits limits;
  private final CohortRows rows;
  private final RestrictedProgram program;
  private final Control control;

  /**
   * What was found.
   *
   * @param cohorts the best of a partition that are known
   * @param certificates of bounds, none if there was no time for any
   */
  record Answer(List<PricedCohort> cohorts, List<PriceCertificate> certificates) {}

  private PriceProof(
      Instance instance, ChoiceSet choices, Annealed found, CoverSolver solver, Control control) {
    this.instance = instance;
    this.choices = choices;
    this.control = control;
    batches = new PricedBatches(instance, instance.pipeline(), choices);
    costs = new CohortCosts(instance.pipeline());
    limits = new CohortLimits(instance, choices.loaded());
    rows = CohortRows.of(instance, instance.speculation().maxLength());
    List<PooledCohort> known = found.best().cohorts().stream().map(PooledCohort::of).toList();
    program = new RestrictedProgram(rows, known, solver, control);
    found.met().cohorts().forEach(program::add);
    program.begin(new CentrePrices(instance, batches, costs).of(found.best(), rows));
  }

  /** Why prices prove nothing of an instance; null if they do. */
  static @Nullable String refusal(Instance instance) {
    return instance.hasModes() ? "drafters choose between modes" : PricingOracle.refusal(instance);
  }

  /**
   * What is proven and found after a search.
   *
   * @param firstS least upload of a first batch, seconds
   */
  static Answer of(
      Instance instance,
      ChoiceSet choices,
      Annealed found,
      double firstS,
      int threads,
      Control control) {
    try (CoverSolver solver = new CoverSolver();
        Workers workers = new Workers(threads)) {
      PriceProof proof = new PriceProof(instance, choices, found, solver, control);
      proof.rejoin();
      List<PriceCertificate> certificates = new ArrayList<>();
      if (refusal(instance) == null) {
        RowPrices prices = proof.prices(workers);
        if (prices != null) {
          certificates.add(proof.certificate(prices, 2, firstS));
        }
        proof.rejoin();
      }
      return new Answer(proof.priced(), certificates);
    }
  }

  private void rejoin() {
    MasterProgram.Best best = program.prices();
    for (int round = 0; round < ROUNDS && best != null && program.add(best.prices()); round++) {
      best = program.prices();
    }
    if (best != null) {
      program.improve(best, control.within(REJOINING * control.leftS()));
    }
  }

  private List<PricedCohort> priced() {
    return program.known().stream().map(cohort -> cohort.priced(batches, costs)).toList();
  }

  /** The best prices that no cohort of at most two batches violates; null if there are none. */
  private @Nullable RowPrices prices(Workers workers) {
    PricingOracle oracle = new PricingOracle(instance, instance.pipeline(), choices, workers);
    RowPrices centre =
        new CentrePrices(instance, batches, costs).of(PricedCohorts.of(priced()), rows);
    return new ColumnGeneration(rows, program, oracle, centre, leastCohortS(), this::meet, control)
        .best();
  }

  /** What the shortest cohort takes, which is one task by itself. */
  private double leastCohortS() {
    return IntStream.range(0, instance.tasks().size())
        .mapToObj(k -> batches.of(TaskSet.of(k)))
        .flatMap(List::stream)
        .mapToDouble(batch -> PricedCohort.of(List.of(batch), costs).seconds())
        .min()
        .orElse(0);
  }

  /** Takes a column of whole tasks into the pool, as what it takes in truth. */
  private void meet(Column column) {
    if (!column.isWhole()) {
      return;
    }
    List<PricedBatch> own = new ArrayList<>();
    TaskSet all = TaskSet.of();
    for (int m = 0; m < column.places().length; m++) {
      double[] shares = column.shares()[m];
      int[] tasks = IntStream.range(0, shares.length).filter(k -> shares[k] > 0).toArray();
      TaskSet batch = TaskSet.of(tasks);
      if (!limits.holdBatch(batch) || !batches.allows(batch, column.places()[m])) {
        return;
      }
      own.add(batches.of(batch, column.places()[m]));
      all = all.and(batch);
    }
    if (limits.holdCohort(all)) {
      program.add(PooledCohort.of(PricedCohort.of(own, costs)));
    }
  }

  private PriceCertificate certificate(RowPrices prices, int mostBatches, double firstS) {
    List<PricedRow> ofCohorts = new ArrayList<>();
    List<PricedRow> ofBatches = new ArrayList<>();
    for (int t = 0; t < rows.rows().size(); t++) {
      Row row = rows.rows().get(t);
      if (prices.ofRows()[t] > 0) {
        ofCohorts.add(new PricedRow(row.steps(), row.cohorts(), prices.ofRows()[t]));
      }
      if (prices.ofBatchRows()[t] > 0) {
        ofBatches.add(new PricedRow(row.steps(), row.batches(), prices.ofBatchRows()[t]));
      }
    }
    return new PriceCertificate(
        mostBatches,
        rows.length(),
        prices.valueS(rows),
        firstS,
        IntStream.range(0, prices.ofTasks().length).mapToObj(k -> prices.ofTasks()[k]).toList(),
        ofCohorts,
        ofBatches);
  }
}
