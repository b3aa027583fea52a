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
import sdedge.search.partition.prices.Column;
import sdedge.search.partition.prices.PricingOracle;
import sdedge.search.problem.ChoiceSet;
import sdedge.search.problem.ChoiceSets;

/**
 * What prices prove of all batch plans, and what cohorts that searches met come to if they are
 * joined anew (docs/model.md section 7, "All batch plans").
 */
final class PriceProof implements AutoCloseable {
  private static final double REJOINING = 0.2; // of the time left, at most, each time
  private static final double PRICING = 0.9; // of the time left: moves have the rest

  private static final double SAME = 1e-9;
  private static final int ROUNDS = 5; // of prices of cohorts that were met

  private final Instance instance;
  private final List<ChoiceSet> sets;
  private final PricedBatches batches;
  private final CohortLimits limits;
  private final CohortRows rows;
  private final Workers workers;
  private final CoverSolver solver;
  private final RestrictedProgram program;
  private final Control control;

  /**
   * Of what searches found.
   *
   * @param sets that all batches of a plan choose from one of
   * @param found by set
   * @param threads that price at once
   */
  PriceProof(
      Instance instance, List<ChoiceSet> sets, List<Annealed> found, int threads, Control control) {
    this.instance = instance;
    this.sets = List.copyOf(sets);
    this.control = control;
    ChoiceSet choices = ChoiceSets.union(instance, sets);
    workers = new Workers(threads);
    solver = new CoverSolver();
    batches = new PricedBatches(instance, choices);
    limits = new CohortLimits(instance, choices.loaded());
    rows = CohortRows.of(instance, instance.speculation().maxLength());
    program = new RestrictedProgram(rows, pooled(found.get(0), 0), solver, control);
    for (int i = 0; i < found.size(); i++) {
      add(found.get(i), i);
    }
    program.begin(prices());
  }

  private List<PooledCohort> pooled(Annealed found, int set) {
    return found.best().cohorts().stream()
        .map(PooledCohort::of)
        .map(own -> own.withChoiceOffset(before(set)))
        .toList();
  }

  /** How many choices come before those of a set. */
  private int before(int set) {
    return sets.subList(0, set).stream().mapToInt(own -> own.all().size()).sum();
  }

  /** Why prices prove nothing of an instance; null if they do. */
  static @Nullable String refusal(Instance instance) {
    return instance.hasModes() ? "drafters choose between modes" : PricingOracle.refusal(instance);
  }

  /** Takes in what another search found of the plans that choose from a set. */
  void add(Annealed found, int set) {
    int before = before(set);
    found.met().cohorts().forEach(cohort -> program.add(cohort.withChoiceOffset(before)));
    program.offer(pooled(found, set));
  }

  /** The best cohorts of a partition that are known. */
  PricedCohorts best() {
    return PricedCohorts.of(
        program.known().stream().map(cohort -> cohort.priced(batches)).toList());
  }

  /** What its cohorts are made of. */
  PricedBatches batches() {
    return batches;
  }

  /** Joins cohorts that were met to the best partition, if they all choose from one set. */
  void rejoin() {
    if (sets.size() > 1) {
      return;
    }
    MasterProgram.Best best = program.prices();
    for (int round = 0; round < ROUNDS && best != null && program.add(best.prices()); round++) {
      best = program.prices();
    }
    if (best != null) {
      program.improve(best, control.within(REJOINING * control.leftS()));
    }
  }

  /**
   * What prices prove; none if there was no time for any.
   *
   * @param firstS least upload of a first batch, seconds
   */
  List<PriceCertificate> certificates(double firstS) {
    ColumnGeneration.Proven proven = proven();
    List<PriceCertificate> certificates = new ArrayList<>();
    double anyS = 0;
    if (proven.ofAny() != null) {
      PriceCertificate ofAny = certificate(proven.ofAny(), null, firstS);
      certificates.add(ofAny);
      anyS = ofAny.boundS();
    }
    if (proven.ofTwo() != null && proven.ofTwo().valueS(rows) > anyS * (1 + SAME)) {
      certificates.add(certificate(proven.ofTwo(), 2, firstS));
    }
    return certificates;
  }

  private ColumnGeneration.Proven proven() {
    PricingOracle oracle = new PricingOracle(instance, sets, workers);
    double leastS = leastCohortS(oracle);
    Control until = control.within(PRICING * control.leftS());
    return new ColumnGeneration(rows, program, oracle, prices(), leastS, this::meet, until).best();
  }

  private RowPrices prices() {
    return RowPrices.byTokens(instance, program.knownS(), rows);
  }

  /** What no cohort takes less than, seconds. */
  private double leastCohortS(PricingOracle oracle) {
    double shortestS = batches.shortestCohortS();
    return shortestS > 0 ? shortestS : Math.max(0, oracle.leastS(control));
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
      program.add(PooledCohort.of(batches.cohort(own)));
    }
  }

  private PriceCertificate certificate(
      RowPrices prices, @Nullable Integer mostBatches, double firstS) {
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

  /** Ends the worker and the threads. */
  @Override
  public void close() {
    workers.close();
    solver.close();
  }
}
