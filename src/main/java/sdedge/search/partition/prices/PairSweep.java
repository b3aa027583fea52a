package sdedge.search.partition.prices;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import sdedge.control.Control;
import sdedge.control.HeapShare;
import sdedge.search.partition.prices.LinearBatch.StepSums;
import sdedge.search.partition.prices.Swept.Open;

/**
 * Bounds of all cohorts of one batch, or of two batches whose shorter one takes a certain number of
 * steps, by the weights of a grid: the lines below a batch depend on the other one by its steps
 * alone, so they are computed once for all pairs. For one thread.
 */
final class PairSweep {
  private final PairLines known;
  private final double enoughS;
  private final Swept swept;
  private final Relaxation relaxation;
  private final Control control;

  PairSweep(Structures structures, PairLines known, double enoughS, Control control) {
    this.known = known;
    this.enoughS = enoughS;
    this.control = control;
    swept = new Swept(structures.tasks);
    relaxation = new Relaxation(structures.rooms, structures.tasks, false);
  }

  /** Looks at all single batches. */
  Swept alone(Lead[] leads) {
    GridLines[][] lines = known.beside(0);
    double[][] own = new double[1][];
    return swept(
        new GridBounds(1, leads.length, enoughS),
        leads,
        (point, row, j) -> {
          if (!relaxation.begin(leads[j])) {
            return Double.POSITIVE_INFINITY;
          }
          own[0] = lines[point][0].ofTasks(leads[j]);
          return relaxation.valueS(lines[point][0].fixedS(leads[j]), own);
        },
        (row, j) -> new Lead[] {leads[j]});
  }

  /**
   * Looks at all pairs whose shorter batch takes so many steps; of those that take as many, one is
   * called the longer.
   *
   * @return what was found before it was stopped
   */
  Swept pairs(List<Lead> leads, int steps) {
    Lead[] shorter = leads.stream().filter(lead -> lead.steps == steps).toArray(Lead[]::new);
    Lead[] longer = leads.stream().filter(lead -> lead.steps >= steps).toArray(Lead[]::new);
    GridLines[][] endless = known.beside(Integer.MAX_VALUE); // beside a batch of more steps
    GridLines[][] beside = known.beside(steps);
    Lead[] pair = new Lead[2];
    double[][] lines = new double[2][];
    return swept(
        new GridBounds(2 * shorter.length, longer.length, enoughS),
        longer,
        (point, row, j) -> {
          Lead more = longer[j];
          Lead less = shorter[row >> 1];
          int place = row & 1; // of the longer one
          boolean alike = more.steps == less.steps;
          pair[place] = more;
          pair[1 - place] = less;
          if (more.task == less.task || (alike && place == 1) || !relaxation.begin(pair)) {
            return Double.POSITIVE_INFINITY;
          }
          GridLines ofMore = beside[point][place];
          GridLines ofLess = (alike ? beside : endless)[point][1 - place];
          lines[place] = ofMore.ofTasks(more);
          lines[1 - place] = ofLess.ofTasks(less);
          return relaxation.valueS(ofMore.fixedS(more) + ofLess.fixedS(less), lines, enoughS);
        },
        (row, j) -> {
          Lead less = shorter[row >> 1];
          return (row & 1) == 0 ? new Lead[] {longer[j], less} : new Lead[] {less, longer[j]};
        });
  }

  /** The bound of a structure by a point of the grid, seconds. */
  private interface PointBound {
    double atS(int point, int row, int column);
  }

  /** The leads of a structure in their sequence. */
  private interface Leads {
    Lead[] of(int row, int column);
  }

  private Swept swept(GridBounds bounds, Lead[] longest, PointBound bound, Leads leads) {
    boolean isOpen = true;
    for (int g = 0; g < known.grid().size() && isOpen && !control.isStopped(); g++) {
      int point = g;
      isOpen = bounds.raise(point, (row, j) -> bound.atS(point, row, j));
    }
    if (!control.isStopped()) {
      bounds.collect(
          longest,
          (row, j, g, valueS) -> new Open.OfFew(leads.of(row, j), known.grid().get(g), valueS),
          swept);
    }
    return swept;
  }

  /**
   * The lines below all batches under the weights of a point of the grid, beside one other batch.
   */
  static final class GridLines {
    private static final double HARDLY = 1e-6; // of what is fixed

    private final double[][] ofTasks; // by place among the lines of choices, task
    private final double[][] ofLeads; // what is fixed, by place, longest task

    private GridLines(int choices, int tasks) {
      ofTasks = new double[choices][tasks];
      ofLeads = new double[choices][tasks];
    }

    /**
     * Computes them.
     *
     * @param place in the sequence, 0 or 1
     * @param other steps of the other batch; 0 without one
     */
    static GridLines of(Structures structures, GridPoint point, int place, int other) {
      int steps = structures.mostSteps;
      GridLines all = new GridLines(structures.lines.size(), structures.tasks);
      LinearBatch batch = new LinearBatch(structures.tasks, steps);
      BatchWeights weights = new BatchWeights(steps);
      StepSums sums = structures.sums();
      for (int i = 0; i < all.ofTasks.length; i++) {
        ChoiceLines own = structures.lines.get(i);
        point.write(structures.slots.rollsOn(), own, place, other, steps, weights);
        batch.set(own, weights, steps, sums);
        all.ofTasks[i] = batch.ofTasks.clone();
        Arrays.setAll(
            all.ofLeads[i], k -> own.steps[k] == ChoiceLines.NONE ? 0 : batch.fixed[own.steps[k]]);
      }
      return all;
    }

    /** What the tasks of a batch add, seconds; not to be changed. */
    double[] ofTasks(Lead lead) {
      return ofTasks[lead.at];
    }

    /** What is fixed of a batch, seconds. */
    double fixedS(Lead lead) {
      return ofLeads[lead.at][lead.task];
    }

    /** Whether what any batch takes hardly depends on who else is in it. */
    boolean areConstant() {
      double leastS =
          Arrays.stream(ofLeads).flatMapToDouble(Arrays::stream).filter(s -> s > 0).min().orElse(0);
      return Arrays.stream(ofTasks).allMatch(own -> Arrays.stream(own).sum() <= HARDLY * leastS);
    }
  }

  /**
   * The lines below batches of pairs by the points of a grid, many of them kept, since they depend
   * on no prices. May be asked by several threads at once.
   */
  record PairLines(Structures structures, List<GridPoint> grid, Map<Integer, GridLines[][]> known) {
    private static final double SHARE_OF_HEAP = 0.05;

    PairLines(Structures structures, List<GridPoint> grid) {
      this(structures, grid, new ConcurrentHashMap<>());
    }

    /**
     * The lines of batches by point and place in the sequence.
     *
     * @param other steps of the batch beside them
     */
    GridLines[][] beside(int other) {
      GridLines[][] kept = known.get(other);
      if (kept != null) {
        return kept;
      }
      GridLines[][] lines =
          grid.stream()
              .map(point -> new GridLines[] {beside(point, 0, other), beside(point, 1, other)})
              .toArray(GridLines[][]::new);
      double cells = 4.0 * grid.size() * structures.lines.size() * structures.tasks;
      if (Double.BYTES * cells * known.size() < SHARE_OF_HEAP * HeapShare.mostBytes()) {
        known.put(other, lines);
      }
      return lines;
    }

    private GridLines beside(GridPoint point, int place, int other) {
      return GridLines.of(structures, point, place, other);
    }
  }
}
