package sdedge.search.partition.prices;

import java.util.Arrays;
import java.util.List;
import sdedge.control.Control;

/**
 * Bounds of all cohorts of two batches whose shorter one takes a certain number of steps, by the
 * weights of a grid: the lines below a batch depend on the other one by its steps alone, so they
 * are computed once for all pairs. A pair is left as soon as its bound is high enough. For one
 * thread.
 */
final class PairSweep {
  private final List<GridPoint> grid;
  private final PairLines known;
  private final GridLines[][] endless; // by point, place: beside a batch of more steps
  private final double enoughS;
  private final Swept swept;
  private final Relaxation relaxation;
  private GridLines[][] beside; // the same beside a batch of the steps of the shorter one
  private final double[][] lines = new double[2][];
  private final Lead[] pair = new Lead[2];
  private Lead[] shorter = {};
  private Lead[] longer = {};
  private double[][] values = {}; // by pair
  private int[][] points = {}; // by pair, the best of the grid

  PairSweep(Structures structures, PairLines known, double enoughS) {
    grid = known.grid;
    this.known = known;
    this.enoughS = enoughS;
    swept = new Swept(structures.tasks);
    endless = known.beside(Integer.MAX_VALUE);
    beside = endless;
    relaxation = new Relaxation(structures.rooms, structures.tasks, false);
  }

  /**
   * Looks at all pairs whose shorter batch takes so many steps; of those that take as many, one is
   * called the longer.
   *
   * @return what was found before it was stopped
   */
  Swept of(List<Lead> leads, int steps, Control control) {
    shorter = leads.stream().filter(lead -> lead.steps == steps).toArray(Lead[]::new);
    longer = leads.stream().filter(lead -> lead.steps >= steps).toArray(Lead[]::new);
    values = new double[2 * shorter.length][longer.length];
    Arrays.stream(values).forEach(own -> Arrays.fill(own, Double.NEGATIVE_INFINITY));
    points = new int[2 * shorter.length][longer.length];
    beside = known.beside(steps);
    boolean isOpen = true;
    for (int g = 0; g < grid.size() && isOpen && !control.isStopped(); g++) {
      isOpen = raise(g);
    }
    if (!control.isStopped()) {
      collect();
    }
    return swept;
  }

  /** Raises the bounds of pairs by a point of the grid; false if all are high enough. */
  private boolean raise(int point) {
    boolean isOpen = false;
    for (int row = 0; row < values.length; row++) {
      Lead less = shorter[row >> 1];
      for (int j = 0; j < longer.length; j++) {
        if (values[row][j] < enoughS) {
          double valueS = valueS(point, row & 1, longer[j], less);
          if (valueS > values[row][j]) {
            values[row][j] = valueS;
            points[row][j] = point;
          }
          isOpen |= valueS < enoughS;
        }
      }
    }
    return isOpen;
  }

  /** The bound of a pair whose longer batch is first (place 0) or second. */
  private double valueS(int point, int place, Lead more, Lead less) {
    boolean alike = more.steps == less.steps;
    if (more.task == less.task || (alike && place == 1)) {
      return Double.POSITIVE_INFINITY;
    }
    pair[place] = more;
    pair[1 - place] = less;
    if (!relaxation.begin(pair)) {
      return Double.POSITIVE_INFINITY;
    }
    GridLines ofMore = beside[point][place];
    GridLines ofLess = (alike ? beside : endless)[point][1 - place];
    lines[place] = ofMore.ofTasks(more);
    lines[1 - place] = ofLess.ofTasks(less);
    return relaxation.valueS(ofMore.fixedS(more) + ofLess.fixedS(less), lines, enoughS);
  }

  private void collect() {
    for (int row = 0; row < values.length; row++) {
      for (int j = 0; j < longer.length; j++) {
        if (values[row][j] >= enoughS) {
          swept.add(longer[j], values[row][j]);
        } else {
          Lead less = shorter[row >> 1];
          Lead[] leads =
              (row & 1) == 0 ? new Lead[] {longer[j], less} : new Lead[] {less, longer[j]};
          swept.add(new Open.OfFew(leads, grid.get(points[row][j]), values[row][j]));
        }
      }
    }
  }
}
