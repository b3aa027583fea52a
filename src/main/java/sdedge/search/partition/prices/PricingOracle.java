package sdedge.search.partition.prices;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.Steps;
import sdedge.search.dp.Workers;
import sdedge.search.partition.prices.ManySweep.OpenMany;
import sdedge.search.partition.prices.PairSweep.Swept;
import sdedge.search.problem.ChoiceSet;

/**
 * Bounds of what any cohort costs beyond its prices, structure by structure: the choices and the
 * longest tasks of its batches and their sequence (docs/model.md section 7, "All batch plans").
 * What it returns depends on no threads.
 */
public final class PricingOracle {
  private static final int LIGHT_STEPS = 8;
  private static final int LIGHT_OF_LEAD = 3; // structures looked at more closely
  private static final int COLUMNS_OF_LEAD = 2;
  private static final int MOST_COLUMNS = 200;
  private static final int CHUNK = 16; // structures of a job
  private static final List<GridPoint> FEW =
      List.of(
          new GridPoint(0, 0, 0),
          new GridPoint(0, 0, 1),
          new GridPoint(1, 1, 0),
          new GridPoint(0.5, 0.5, 0.5),
          new GridPoint(1, 0, 0),
          new GridPoint(1, 0, 1),
          new GridPoint(1, 1, 1));

  private final Structures structures;
  private final Workers workers;
  private final PairLines pairs;

  /** Of cohorts of an instance under a slot pipeline. */
  public PricingOracle(Instance instance, Pipeline pipeline, ChoiceSet choices, Workers workers) {
    structures = new Structures(instance, pipeline, choices);
    this.workers = workers;
    pairs = new PairLines(structures, FEW);
  }

  /** Why there are no prices; null if there are. */
  public static @Nullable String refusal(Instance instance) {
    if (!instance.pipeline().hasSlots()) {
      return "the pipeline " + instance.pipeline().key() + " has no slots";
    }
    if (instance.speculation().steps() != Steps.MEAN) {
      return "steps are random";
    }
    return instance.speculation().scope() == Scope.DRAFTER
        ? "under scope drafter the parts of a batch choose each for itself"
        : null;
  }

  /**
   * Looks for cohorts that cost less than their prices by more than a tolerance, quickly.
   *
   * @return of which the bounds prove nothing
   */
  public Priced light(CohortPrices prices, double toleranceS, Control control) {
    Sweep sweep = new Sweep(prices, -toleranceS, control);
    List<OpenStructure> worst = new ArrayList<>();
    Map<Lead, Integer> ofLead = new HashMap<>();
    for (OpenStructure open : sweep.openAscending()) {
      if (ofLead.merge(open.longest(), 1, Integer::sum) <= LIGHT_OF_LEAD) {
        worst.add(open);
      }
    }
    return sweep.search(worst, LIGHT_STEPS, false);
  }

  /**
   * Bounds all cohorts of at most two batches.
   *
   * @param toleranceS by which a cohort may cost less than its prices
   * @param steps at most, to raise the bound of a structure to that
   */
  public Priced full(CohortPrices prices, double toleranceS, int steps, Control control) {
    Sweep sweep = new Sweep(prices, -toleranceS, control);
    return sweep.search(sweep.openAscending(), steps, true);
  }

  /** Bounds all cohorts of any number of batches, as {@link #full} those of at most two. */
  public Priced any(CohortPrices prices, double toleranceS, int steps, Control control) {
    Sweep sweep = new Sweep(prices, -toleranceS, control);
    Priced two = sweep.search(sweep.openAscending(), steps, true);
    if (!structures.meets || structures.mostTasks < 3) {
      return new Priced(two.twoS(), Double.POSITIVE_INFINITY, two.columns(), two.complete());
    }
    double manyS = sweep.manyS(steps);
    boolean complete = two.complete() && !control.isStopped();
    return new Priced(two.twoS(), manyS, two.columns(), complete);
  }

  /** All structures under some prices, by a grid; then some of them by a search for weights. */
  private final class Sweep {
    private final List<Lead> leads = new ArrayList<>();
    private final List<OpenStructure> open = new ArrayList<>();
    private final CohortPrices prices;
    private final double enoughS;
    private final Control control;
    private double leastS = Double.POSITIVE_INFINITY;

    Sweep(CohortPrices prices, double enoughS, Control control) {
      this.prices = prices;
      this.enoughS = enoughS;
      this.control = control;
      for (int at = 0; at < structures.lines.size(); at++) {
        ChoiceLines lines = structures.lines.get(at);
        for (int k = 0; k < structures.tasks; k++) {
          if (lines.own[k] && lines.steps[k] < ChoiceLines.NONE) {
            leads.add(new Lead(structures, at, k, prices));
          }
        }
      }
      sweepAlone();
      if (structures.meets) {
        sweepPairs();
      }
    }

    private void sweepAlone() {
      Relaxation relaxation = new Relaxation(structures.rooms, structures.tasks);
      double[] values = new double[leads.size()];
      int[] best = new int[leads.size()];
      Arrays.fill(values, Double.NEGATIVE_INFINITY);
      GridLines[][] lines = pairs.beside(0);
      for (int g = 0; g < lines.length; g++) {
        for (int i = 0; i < values.length; i++) {
          Lead lead = leads.get(i);
          boolean fits = relaxation.begin(lead);
          GridLines own = lines[g][0];
          double valueS =
              fits
                  ? relaxation.valueS(own.fixedS(lead), new double[][] {own.ofTasks(lead)})
                  : Double.POSITIVE_INFINITY;
          if (valueS > values[i]) {
            values[i] = valueS;
            best[i] = g;
          }
        }
      }
      for (int i = 0; i < values.length; i++) {
        if (values[i] < enoughS) {
          open.add(new OpenStructure(new Lead[] {leads.get(i)}, FEW.get(best[i]), values[i]));
        } else {
          leastS = Math.min(leastS, values[i]);
        }
      }
    }

    private void sweepPairs() {
      int[] steps = leads.stream().mapToInt(lead -> lead.steps).distinct().sorted().toArray();
      List<Callable<Swept>> jobs = new ArrayList<>();
      for (int less : steps) {
        jobs.add(() -> new PairSweep(structures, pairs, enoughS).of(leads, less, control));
      }
      for (Swept swept : workers.run(jobs)) {
        open.addAll(swept.open());
        leastS = Math.min(leastS, swept.leastS());
      }
    }

    List<OpenStructure> openAscending() {
      return open.stream().sorted(Comparator.comparingDouble(OpenStructure::valueS)).toList();
    }

    Priced search(List<OpenStructure> some, int steps, boolean proves) {
      List<Callable<List<Searched>>> jobs = new ArrayList<>();
      for (int from = 0; from < some.size(); from += CHUNK) {
        List<OpenStructure> own = some.subList(from, Math.min(from + CHUNK, some.size()));
        jobs.add(() -> search(own, steps));
      }
      List<Searched> all = new ArrayList<>();
      workers.run(jobs).forEach(all::addAll);
      double valueS = leastS;
      for (Searched searched : all) {
        valueS = Math.min(valueS, searched.valueS);
      }
      boolean complete = proves && all.size() == some.size() && !control.isStopped();
      return new Priced(valueS, Double.NEGATIVE_INFINITY, columns(all), complete);
    }

    private List<Searched> search(List<OpenStructure> some, int steps) {
      List<Searched> found = new ArrayList<>();
      WeightSearch search = new WeightSearch(structures);
      LedBatches batches = new LedBatches(structures);
      for (OpenStructure own : some) {
        if (control.isStopped()) {
          return found;
        }
        double valueS = search.search(batches.of(own.leads(), own.best()), steps, enoughS);
        List<Column> columns =
            valueS < enoughS && search.lowestS() < enoughS ? search.columns(batches) : List.of();
        found.add(new Searched(own.longest(), valueS, search.lowestS(), columns));
      }
      return found;
    }

    /** The least bound of a cohort of three batches or more, seconds beyond the prices. */
    double manyS(int steps) {
      int[] less = leads.stream().mapToInt(lead -> lead.steps).distinct().sorted().toArray();
      List<Callable<ManySweep.Swept>> jobs = new ArrayList<>();
      for (int own : less) {
        jobs.add(() -> new ManySweep(structures, prices, enoughS).of(leads, own, control));
      }
      List<OpenMany> many = new ArrayList<>();
      double manyS = Double.POSITIVE_INFINITY;
      for (ManySweep.Swept swept : workers.run(jobs)) {
        many.addAll(swept.open());
        manyS = Math.min(manyS, swept.leastS());
      }
      List<Callable<Double>> searches = new ArrayList<>();
      for (int from = 0; from < many.size(); from += CHUNK) {
        List<OpenMany> own = many.subList(from, Math.min(from + CHUNK, many.size()));
        searches.add(() -> manyS(own, steps));
      }
      for (double own : workers.run(searches)) {
        manyS = Math.min(manyS, own);
      }
      return manyS;
    }

    private double manyS(List<OpenMany> some, int steps) {
      WeightSearch search = new WeightSearch(structures);
      LongestBatches batches = new LongestBatches(structures, prices);
      double leastOfThem = Double.POSITIVE_INFINITY;
      for (OpenMany own : some) {
        double valueS =
            control.isStopped()
                ? own.valueS()
                : search.search(batches.of(own.leads(), own.kind(), own.best()), steps, enoughS);
        leastOfThem = Math.min(leastOfThem, Math.max(own.valueS(), valueS));
      }
      return leastOfThem;
    }

    private List<Column> columns(List<Searched> all) {
      List<Column> columns = new ArrayList<>();
      Map<Lead, Integer> ofLead = new HashMap<>();
      all.stream()
          .filter(searched -> !searched.columns.isEmpty())
          .sorted(Comparator.comparingDouble(Searched::lowestS))
          .filter(searched -> ofLead.merge(searched.longest, 1, Integer::sum) <= COLUMNS_OF_LEAD)
          .limit(MOST_COLUMNS)
          .forEach(searched -> columns.addAll(searched.columns));
      return columns;
    }
  }

  private record Searched(Lead longest, double valueS, double lowestS, List<Column> columns) {}
}
