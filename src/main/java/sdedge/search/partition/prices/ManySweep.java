package sdedge.search.partition.prices;

import java.util.ArrayList;
import java.util.List;
import sdedge.control.Control;
import sdedge.search.partition.prices.ManyBatches.Role;

/**
 * Bounds of all cohorts of three batches or more whose second longest takes a certain number of
 * steps, by a few weights. For one thread.
 */
final class ManySweep {
  private static final double GROWTH = 1.5; // of intervals of the steps of a third batch

  private final Structures structures;
  private final LastBounds last;
  private final double enoughS;
  private final Relaxation relaxation;
  private final LinearBatch[][] ofRoles; // longer, shorter; by place among the lines of choices
  private final FurtherLines.Work work;
  private final boolean hasShares; // of what further batches take however few are in them
  private final BatchWeights weights;
  private final StepSums sums;
  private final double[] alike;
  private final double[][] lines = new double[3][];
  private final Lead[] pair = new Lead[2];
  private final List<OpenMany> open = new ArrayList<>();
  private final LeastOfLeads others;

  /**
   * What was found.
   *
   * @param others the least bounds of those that are not open, seconds beyond the prices
   */
  record Swept(List<OpenMany> open, LeastOfLeads others) {}

  ManySweep(Structures structures, LastBounds last, CohortPrices prices, double enoughS) {
    this.last = last;
    this.structures = structures;
    this.enoughS = enoughS;
    relaxation = new Relaxation(structures.rooms, structures.tasks, false);
    ofRoles = new LinearBatch[2][structures.lines.size()];
    for (LinearBatch[] own : ofRoles) {
      for (int i = 0; i < own.length; i++) {
        own[i] = new LinearBatch(structures.tasks, structures.mostSteps);
      }
    }
    work = new FurtherLines.Work(structures, prices);
    hasShares = structures.rooms.limitBatches();
    weights = new BatchWeights(structures.mostSteps);
    sums = structures.sums();
    alike = new double[structures.mostSteps];
    others = new LeastOfLeads(structures.tasks);
  }

  /** Looks at all of them; at what it can before it is stopped. */
  Swept of(List<Lead> leads, int less, Control control) {
    Lead[] shorter = leads.stream().filter(lead -> lead.steps == less).toArray(Lead[]::new);
    Lead[] longer = leads.stream().filter(lead -> lead.steps >= less).toArray(Lead[]::new);
    int fewest = leads.stream().mapToInt(lead -> lead.steps).min().orElse(less);
    for (boolean longerLeads : new boolean[] {true, false}) {
      ManyBatches all = new ManyBatches(fewest - 1, less, true, longerLeads, less);
      double[][] values = last.of(all, shorter.length, longer.length, enoughS);
      raise(all, longer, shorter, values, control);
      last.keep(all, values);
      for (int above = 0; above < less; above = next(above)) {
        int upTo = Math.min(less, next(above));
        if (isThere(leads, above, upTo)) {
          look(
              new ManyBatches(above, upTo, true, longerLeads, less),
              longer,
              shorter,
              values,
              control);
          if (upTo < less) {
            look(
                new ManyBatches(above, upTo, false, longerLeads, less),
                longer,
                shorter,
                values,
                control);
          }
        }
      }
    }
    return new Swept(open, others);
  }

  /** The last steps of the interval above some. */
  private static int next(int above) {
    return (int) Math.ceil(Math.max(above + 1, above * GROWTH));
  }

  private static boolean isThere(List<Lead> leads, int above, int upTo) {
    return leads.stream().anyMatch(lead -> lead.steps > above && lead.steps <= upTo);
  }

  /**
   * Looks at those of a kind.
   *
   * @param ofAll bounds of all kinds with as many steps
   */
  private void look(
      ManyBatches kind, Lead[] longer, Lead[] shorter, double[][] ofAll, Control control) {
    double[][] values = last.of(kind, shorter.length, longer.length, enoughS);
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < values[i].length; j++) {
        values[i][j] = ofAll[i][j] >= enoughS ? ofAll[i][j] : values[i][j];
      }
    }
    int[][] points = raise(kind, longer, shorter, values, control);
    last.keep(kind, values);
    if (!control.isStopped()) {
      collect(kind, longer, shorter, values, points);
    }
  }

  /** Raises bounds that are not enough; of each, by which point. */
  private int[][] raise(
      ManyBatches kind, Lead[] longer, Lead[] shorter, double[][] values, Control control) {
    int[][] points = new int[shorter.length][longer.length];
    boolean isOpen = LastBounds.anyBelow(values, enoughS);
    for (int p = 0; p < ManyPoint.FEW.size() && isOpen && !control.isStopped(); p++) {
      FurtherLines further = weigh(kind, ManyPoint.FEW.get(p));
      isOpen = false;
      for (int i = 0; i < shorter.length; i++) {
        for (int j = 0; j < longer.length; j++) {
          if (values[i][j] < enoughS) {
            double valueS = valueS(longer[j], shorter[i], further);
            if (valueS > values[i][j]) {
              values[i][j] = valueS;
              points[i][j] = p;
            }
            isOpen |= valueS < enoughS;
          }
        }
      }
    }
    return points;
  }

  private void collect(
      ManyBatches kind, Lead[] longer, Lead[] shorter, double[][] values, int[][] points) {
    for (int i = 0; i < shorter.length; i++) {
      for (int j = 0; j < longer.length; j++) {
        if (values[i][j] < enoughS) {
          Lead[] own = {longer[j], shorter[i]};
          ManyPoint best = ManyPoint.FEW.get(points[i][j]);
          open.add(new OpenMany(own, kind, best, values[i][j], new LastBounds.Cell(kind, i, j)));
        } else {
          others.add(longer[j], values[i][j]);
        }
      }
    }
  }

  /** Computes the lines of all batches; those of further ones. */
  private FurtherLines weigh(ManyBatches kind, ManyPoint point) {
    point.write(alike);
    for (Role role : List.of(Role.LONGER, Role.SHORTER)) {
      int steps = role == Role.LONGER ? structures.mostSteps : kind.less();
      for (int i = 0; i < structures.lines.size(); i++) {
        ChoiceLines own = structures.lines.get(i);
        kind.write(role, point.turn(), alike, point.later(), steps, weights);
        weights.split(own, steps, false);
        ofRoles[role == Role.LONGER ? 0 : 1][i].set(own, weights, steps, sums);
      }
    }
    return new FurtherLines(work, kind, point.turn(), alike);
  }

  /** The bound of two leads; of two with as many steps, once. */
  private double valueS(Lead longer, Lead shorter, FurtherLines further) {
    boolean again = longer.steps == shorter.steps && longer.place() > shorter.place();
    if (longer.task == shorter.task || again) {
      return Double.POSITIVE_INFINITY;
    }
    pair[0] = longer;
    pair[1] = shorter;
    if (!relaxation.begin(pair, further)) {
      return Double.POSITIVE_INFINITY;
    }
    LinearBatch more = ofRoles[0][longer.at];
    LinearBatch less = ofRoles[1][shorter.at];
    lines[0] = more.ofTasks;
    lines[1] = less.ofTasks;
    double fixedS = more.fixed[longer.steps] + less.fixed[shorter.steps];
    double valueS = valueS(fixedS, further, hasShares);
    return valueS < enoughS && hasShares
        ? Math.max(valueS, valueS(fixedS, further, false))
        : valueS;
  }

  private double valueS(double fixedS, FurtherLines further, boolean byShares) {
    lines[2] = further.ofTasks(byShares);
    return relaxation.valueS(fixedS + further.fixedS(byShares), lines, enoughS);
  }
}
