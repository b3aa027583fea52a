package sdedge.search.partition.prices;

import java.util.List;
import sdedge.control.Control;
import sdedge.search.partition.prices.LinearBatch.StepSums;
import sdedge.search.partition.prices.ManyBatches.ManyPoint;
import sdedge.search.partition.prices.ManyBatches.Role;
import sdedge.search.partition.prices.PricingOracle.CohortPrices;
import sdedge.search.partition.prices.Swept.Open;

/**
 * Bounds of all cohorts of three batches or more whose second longest takes a certain number of
 * steps, by a few weights. For one thread.
 */
final class ManySweep {
  private static final double GROWTH = 1.5; // of intervals of the steps of a third batch

  private final Structures structures;
  private final double enoughS;
  private final Relaxation relaxation;
  private final LinearBatch[][] ofRoles; // longer, shorter; by place among the lines of choices
  private final FurtherLines.Work work;
  private final BatchWeights weights;
  private final StepSums sums;
  private final double[] alike;
  private final double[][] lines = new double[3][];
  private final Lead[] pair = new Lead[2];
  private final Swept swept;

  ManySweep(Structures structures, CohortPrices prices, double enoughS) {
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
    weights = new BatchWeights(structures.mostSteps);
    sums = structures.sums();
    alike = new double[structures.mostSteps];
    swept = new Swept(structures.tasks);
  }

  /** Looks at all of them; at what it can before it is stopped. */
  Swept of(List<Lead> leads, int less, Control control) {
    Lead[] shorter = leads.stream().filter(lead -> lead.steps == less).toArray(Lead[]::new);
    Lead[] longer = leads.stream().filter(lead -> lead.steps >= less).toArray(Lead[]::new);
    int fewest = leads.stream().mapToInt(lead -> lead.steps).min().orElse(less);
    for (boolean longerLeads : new boolean[] {true, false}) {
      ManyBatches all = new ManyBatches(fewest - 1, less, true, longerLeads, less);
      GridBounds bounds = new GridBounds(shorter.length, longer.length, enoughS);
      raise(all, longer, shorter, bounds, control);
      for (int above = 0; above < less; above = next(above)) {
        int upTo = Math.min(less, next(above));
        if (isThere(leads, above, upTo)) {
          ManyBatches kind = new ManyBatches(above, upTo, true, longerLeads, less);
          look(kind, longer, shorter, bounds.enough(), control);
          if (upTo < less) {
            kind = new ManyBatches(above, upTo, false, longerLeads, less);
            look(kind, longer, shorter, bounds.enough(), control);
          }
        }
      }
    }
    return swept;
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
   * @param bounds of all kinds with as many steps, as far as they are enough
   */
  private void look(
      ManyBatches kind, Lead[] longer, Lead[] shorter, GridBounds bounds, Control control) {
    raise(kind, longer, shorter, bounds, control);
    if (!control.isStopped()) {
      bounds.collect(
          longer,
          (i, j, p, valueS) -> {
            Lead[] own = {longer[j], shorter[i]};
            return new Open.OfMany(own, kind, ManyPoint.FEW.get(p), valueS);
          },
          swept);
    }
  }

  private void raise(
      ManyBatches kind, Lead[] longer, Lead[] shorter, GridBounds bounds, Control control) {
    boolean isOpen = true;
    for (int p = 0; p < ManyPoint.FEW.size() && isOpen && !control.isStopped(); p++) {
      FurtherLines further = weigh(kind, ManyPoint.FEW.get(p), longer, shorter, bounds);
      isOpen = bounds.raise(p, (i, j) -> valueS(longer[j], shorter[i], further));
    }
  }

  /** Computes the lines of the batches of which more must be known; those of further ones. */
  private FurtherLines weigh(
      ManyBatches kind, ManyPoint point, Lead[] longer, Lead[] shorter, GridBounds bounds) {
    boolean[][] areOpen = new boolean[2][structures.lines.size()];
    for (int i = 0; i < shorter.length; i++) {
      for (int j = 0; j < longer.length; j++) {
        boolean isOpen = bounds.isOpen(i, j);
        areOpen[0][longer[j].at] |= isOpen;
        areOpen[1][shorter[i].at] |= isOpen;
      }
    }
    point.write(alike);
    for (int i = 0; i < structures.lines.size(); i++) {
      ChoiceLines own = structures.lines.get(i);
      if (areOpen[0][i]) {
        write(Role.LONGER, kind, point, own, structures.mostSteps);
        ofRoles[0][i].set(own, weights, structures.mostSteps, sums);
      }
      if (areOpen[1][i]) {
        write(Role.SHORTER, kind, point, own, kind.less());
        ofRoles[1][i].set(own, weights, kind.less(), sums);
      }
    }
    return new FurtherLines(work, kind, point.turn(), alike);
  }

  private void write(Role role, ManyBatches kind, ManyPoint point, ChoiceLines lines, int steps) {
    kind.write(role, point.turn(), alike, point.later(), steps, weights);
    weights.split(lines, steps, false);
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
    lines[2] = further.ofTasks();
    return relaxation.valueS(fixedS + further.fixedS(), lines, enoughS);
  }
}
