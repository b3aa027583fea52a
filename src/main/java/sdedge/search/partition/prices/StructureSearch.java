package sdedge.search.partition.prices;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.DoublePredicate;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.search.dp.Workers;
import sdedge.search.partition.prices.PairSweep.PairLines;
import sdedge.search.partition.prices.PricingOracle.CohortPrices;
import sdedge.search.partition.prices.PricingOracle.Priced;
import sdedge.search.partition.prices.StructureSearch.Raising.Raised;
import sdedge.search.partition.prices.Swept.Open;
import sdedge.search.partition.prices.WeightSearch.CohortStructure;
import sdedge.search.problem.ChoiceSet;

/**
 * Bounds of what any cohort costs beyond its prices whose batches choose from one set, structure by
 * structure: the choices and the longest tasks of its batches and their sequence (docs/model.md
 * section 7, "All batch plans"). What it returns depends on no threads.
 */
final class StructureSearch {
  private static final int FEW_OF_LEAD = 6; // structures that are raised in any case
  private static final int MOST_OF_LEAD = 30; // that are raised if a bound may be of use
  private static final int COLUMNS_OF_LEAD = 20;
  private static final int COLUMNS_OF_TASK = 4;
  private static final int MOST_COLUMNS = 200; // or so many times the tasks
  private static final int CHUNK = 16; // structures of a job
  private static final List<GridPoint> FEW =
      List.of(
          new GridPoint(0, 0, 0),
          new GridPoint(0.5, 0, 0), // prompts balanced, then verifications alone
          new GridPoint(0.35, 0, 0),
          new GridPoint(0.65, 0, 0),
          new GridPoint(0, 0, 1),
          new GridPoint(1, 1, 0),
          new GridPoint(0.5, 0.5, 0.5),
          new GridPoint(1, 0, 0),
          new GridPoint(1, 0, 1),
          new GridPoint(1, 1, 1));

  private final Structures structures;
  private final Workers workers;
  private final PairLines pairs;
  private final boolean isWhole; // whether no task is in a batch in part
  private final int mostColumns;

  /**
   * Of cohorts of an instance under a slot pipeline.
   *
   * @param among how many of these searches share the columns that are asked for
   */
  StructureSearch(Instance instance, ChoiceSet choices, Workers workers, int among) {
    structures = new Structures(instance, choices);
    this.workers = workers;
    pairs = new PairLines(structures, grid(structures));
    mostColumns = Math.max(MOST_COLUMNS, COLUMNS_OF_TASK * structures.tasks) / among;
    isWhole = Arrays.stream(pairs.beside(0)).allMatch(lines -> lines[0].areConstant());
  }

  private static List<GridPoint> grid(Structures structures) {
    return structures.hasSlower()
        ? Stream.concat(FEW.stream(), FEW.stream().map(GridPoint::slowest)).toList()
        : FEW;
  }

  private static double least(List<Raised> raised, ToDoubleFunction<Raised> of) {
    return raised.stream().mapToDouble(of).min().orElse(Double.POSITIVE_INFINITY);
  }

  /**
   * Bounds all cohorts of at most two batches.
   *
   * @param toleranceS by which a cohort may cost less than its prices
   * @param steps at most, to raise the bound of a structure to that
   * @param isOfUse whether a bound would be of use, seconds beyond the prices; if none can be, it
   *     is minus infinite
   */
  Priced two(
      CohortPrices prices, double toleranceS, int steps, DoublePredicate isOfUse, Control control) {
    Sweep sweep = new Sweep(prices, -toleranceS, control);
    sweep.sweepFew();
    Searched two = sweep.search(steps, isOfUse);
    return new Priced(two.leastS, unknown(), two.metS, two.columns, !control.isStopped());
  }

  /** Bounds all cohorts of three batches and more, as {@link #two} those of at most two. */
  Priced many(
      CohortPrices prices, double toleranceS, int steps, DoublePredicate isOfUse, Control control) {
    Sweep sweep = new Sweep(prices, -toleranceS, control);
    if (hasMany()) {
      sweep.sweepMany();
    }
    Searched many = sweep.search(steps, isOfUse);
    return new Priced(unknown(), many.leastS, many.metS, many.columns, !control.isStopped());
  }

  private double[] unknown() {
    double[] unknown = new double[structures.tasks];
    Arrays.fill(unknown, Double.NEGATIVE_INFINITY);
    return unknown;
  }

  /** Whether there may be cohorts of three batches and more that several batches make faster. */
  private boolean hasMany() {
    return structures.meets && structures.mostTasks >= 3;
  }

  /** Structures under some prices, by a grid; then some of them by a search for weights. */
  private final class Sweep {
    private final List<Lead> leads = new ArrayList<>();
    private final CohortPrices prices;
    private final double enoughS;
    private final Control control;
    private final Swept swept = new Swept(structures.tasks);

    Sweep(CohortPrices prices, double enoughS, Control control) {
      this.prices = prices;
      this.enoughS = enoughS;
      this.control = control;
      for (int at = 0; at < structures.lines.size(); at++) {
        ChoiceLines lines = structures.lines.get(at);
        for (int k = 0; k < structures.tasks; k++) {
          if (lines.isOwn(k) && lines.steps[k] < ChoiceLines.NONE) {
            leads.add(new Lead(structures, at, k, prices));
          }
        }
      }
    }

    /** Those of at most two batches. */
    void sweepFew() {
      PairSweep alone = new PairSweep(structures, pairs, enoughS, control);
      swept.addAll(alone.alone(leads.toArray(Lead[]::new)));
      if (structures.meets) {
        sweep(steps -> new PairSweep(structures, pairs, enoughS, control).pairs(leads, steps));
      }
    }

    /** Those of three batches and more. */
    void sweepMany() {
      sweep(steps -> new ManySweep(structures, prices, enoughS).of(leads, steps, control));
    }

    /** By the steps of the shorter of the two longest batches. */
    private void sweep(IntFunction<Swept> ofSteps) {
      List<Callable<Swept>> jobs = new ArrayList<>();
      for (int steps : leads.stream().mapToInt(lead -> lead.steps).distinct().sorted().toArray()) {
        jobs.add(() -> ofSteps.apply(steps));
      }
      workers.run(jobs).forEach(swept::addAll);
    }

    /**
     * Raises the bounds of the worst of each lead, few and more, and of all others as far as the
     * least cost that was met then, as long as that is of use; finds columns of those whose bounds
     * are not raised enough.
     */
    Searched search(int steps, DoublePredicate isOfUse) {
      List<Open> left =
          swept.open().stream().sorted(Comparator.comparingDouble(Open::valueS)).toList();
      List<Raised> raised = new ArrayList<>();
      double metS = enoughS;
      for (int most : new int[] {FEW_OF_LEAD, MOST_OF_LEAD - FEW_OF_LEAD}) {
        Map<Lead, Integer> ofLead = new HashMap<>();
        List<Open> worst = new ArrayList<>();
        List<Open> rest = new ArrayList<>();
        for (Open own : left) {
          boolean isWorst = ofLead.merge(own.longest(), 1, Integer::sum) <= most;
          (isWorst ? worst : rest).add(own);
        }
        raised.addAll(raise(worst, steps, enoughS));
        left = rest;
        metS = Math.min(enoughS, least(raised, Raised::lowestS));
        if (metS < enoughS && !isOfUse.test(metS)) {
          return new Searched(unknown(), metS, columns(raised));
        }
      }
      double toS = metS;
      raised.addAll(raise(left.stream().filter(own -> own.valueS() < toS).toList(), steps, toS));
      left.stream()
          .filter(own -> own.valueS() >= toS)
          .forEach(own -> swept.add(own.longest(), own.valueS()));
      raised.forEach(own -> swept.add(own.longest(), own.valueS()));
      return new Searched(swept.leastS(), least(raised, Raised::lowestS), columns(raised));
    }

    private List<Raised> raise(List<Open> some, int steps, double toS) {
      List<Callable<List<Raised>>> jobs = new ArrayList<>();
      for (int from = 0; from < some.size(); from += CHUNK) {
        List<Open> own = some.subList(from, Math.min(from + CHUNK, some.size()));
        jobs.add(() -> raiseHere(own, steps, toS));
      }
      List<Raised> raised = new ArrayList<>();
      workers.run(jobs).forEach(raised::addAll);
      return raised;
    }

    private List<Raised> raiseHere(List<Open> some, int steps, double toS) {
      List<Raised> raised = new ArrayList<>();
      Raising raising = new Raising(structures, isWhole, leads, prices, steps, toS, enoughS);
      for (Open own : some) {
        if (control.isStopped()) {
          return raised;
        }
        raised.add(raising.raise(own));
      }
      return raised;
    }

    private List<Column> columns(List<Raised> all) {
      List<Column> columns = new ArrayList<>();
      Map<Lead, Integer> ofLead = new HashMap<>();
      all.stream()
          .filter(raised -> !raised.columns().isEmpty())
          .sorted(Comparator.comparingDouble(Raised::lowestS))
          .filter(raised -> ofLead.merge(raised.longest(), 1, Integer::sum) <= COLUMNS_OF_LEAD)
          .limit(mostColumns)
          .forEach(raised -> columns.addAll(raised.columns()));
      return columns;
    }
  }

  /**
   * What a search found.
   *
   * @param leastS the least bounds by longest task, seconds beyond the prices; infinite of none
   * @param metS the least that cohorts cost that were met, in part or not
   */
  @SuppressWarnings("ArrayRecordComponent") // never changed, never compared
  private record Searched(double[] leastS, double metS, List<Column> columns) {}

  /** Raises bounds of structures by searches for weights, one after the other; for one thread. */
  static final class Raising {
    private static final int MOST_SEARCHES = 24; // for a structure, by the steps of a third batch

    private final List<Lead> leads;
    private final int steps;
    private final double toS;
    private final double enoughS;
    private final WeightSearch search;
    private final LedBatches few;
    private final LongestBatches many;
    private int searches; // of a structure so far

    /**
     * To a value.
     *
     * @param isWhole whether no task is in a batch in part
     * @param leads of which third batches may be
     * @param steps at most, of a search
     * @param toS seconds beyond the prices, above which no bound is raised
     * @param enoughS below which columns are asked for, likewise
     */
    Raising(
        Structures structures,
        boolean isWhole,
        List<Lead> leads,
        CohortPrices prices,
        int steps,
        double toS,
        double enoughS) {
      this.leads = leads;
      this.steps = steps;
      this.toS = toS;
      this.enoughS = enoughS;
      search = new WeightSearch(structures, isWhole);
      few = new LedBatches(structures);
      many = new LongestBatches(structures, prices);
    }

    Raised raise(Open own) {
      searches = 0;
      return raise(own, own.valueS());
    }

    /** Of three batches and more by halves of the steps of the third, if need be. */
    private Raised raise(Open own, double knownS) {
      searches++;
      CohortStructure cohort =
          own instanceof Open.OfMany open
              ? many.of(open.leads(), open.kind(), open.best())
              : few.of(own.leads(), ((Open.OfFew) own).best());
      double valueS = search.search(cohort, knownS, steps, toS);
      if (valueS < toS && own instanceof Open.OfMany open && searches < MOST_SEARCHES) {
        List<ManyBatches> halves = open.kind().halves();
        if (!halves.isEmpty() && steps > 0) {
          return raise(open, halves, valueS);
        }
      }
      List<Column> columns =
          valueS < enoughS && search.lowestS() < enoughS ? search.columns(cohort) : List.of();
      double lowestS = Math.max(valueS, search.lowestS()); // by lines that are nearly the highest
      return new Raised(own.longest(), valueS, lowestS, columns);
    }

    private Raised raise(Open.OfMany open, List<ManyBatches> halves, double knownS) {
      double valueS = Double.POSITIVE_INFINITY;
      double lowestS = Double.POSITIVE_INFINITY;
      List<Column> columns = new ArrayList<>();
      for (ManyBatches half : halves) {
        if (isThere(half)) {
          Raised own = raise(new Open.OfMany(open.leads(), half, open.best(), knownS), knownS);
          valueS = Math.min(valueS, own.valueS);
          lowestS = Math.min(lowestS, own.lowestS);
          columns.addAll(own.columns);
        }
      }
      return new Raised(open.longest(), valueS, lowestS, columns);
    }

    /** Whether a third batch may take as many steps. */
    private boolean isThere(ManyBatches kind) {
      return leads.stream()
          .anyMatch(lead -> lead.steps > kind.above() && lead.steps <= kind.upTo());
    }

    /**
     * A structure whose bound was raised.
     *
     * @param valueS the bound, seconds beyond the prices
     * @param lowestS the least that cohorts cost that were met, in part or not, likewise
     */
    record Raised(Lead longest, double valueS, double lowestS, List<Column> columns) {}
  }
}
