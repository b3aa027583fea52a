package sdedge.search.partition;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.search.partition.prices.Column;
import sdedge.search.partition.prices.Priced;
import sdedge.search.partition.prices.PricingOracle;

/**
 * The best prices that no cohort violates, by columns that violate those of a linear program
 * (docs/model.md section 7, "All batch plans"): looked for near a centre, the best prices so far.
 */
final class ColumnGeneration {
  private static final double TOLERANCE = 5e-4; // of a mean cohort, that a cohort may lack
  private static final int STEPS = 40; // of weights, for a structure
  private static final int FAR_ROUNDS = 12;
  private static final double FAR = 0.8; // share of the centre in those rounds
  private static final double LATER = 0.6;
  private static final int MOST_ROUNDS = 400;
  private static final int ROUNDS_UNPROVEN = 12; // before prices are scaled that hold
  private static final double SCALING = 0.15; // of the time left, for the last prices
  private static final int SCALINGS = 12;
  private static final double ROUNDING = 1e-9;
  private static final double MARGIN = 1e-6;

  private final CohortRows rows;
  private final RestrictedProgram program;
  private final PricingOracle oracle;
  private final double leastCohortS;
  private final Consumer<Column> met;
  private final Control control;
  private RowPrices centre;
  private double centreS = Double.NEGATIVE_INFINITY; // less what its cohorts lack
  private @Nullable RowPrices proven;
  private double provenS = Double.NEGATIVE_INFINITY;

  /**
   * Generates columns for a linear program.
   *
   * @param centre prices to begin near
   * @param leastCohortS no cohort takes less, above 0
   * @param met is given the columns
   */
  ColumnGeneration(
      CohortRows rows,
      RestrictedProgram program,
      PricingOracle oracle,
      RowPrices centre,
      double leastCohortS,
      Consumer<Column> met,
      Control control) {
    this.rows = rows;
    this.program = program;
    this.oracle = oracle;
    this.centre = centre;
    this.leastCohortS = leastCohortS;
    this.met = met;
    this.control = control;
  }

  /** Prices that no cohort of at most two batches violates; null if there was no time for any. */
  @Nullable RowPrices best() {
    Control search = control.before(SCALING * control.leftS());
    MasterProgram.Best best = program.prices();
    for (int round = 0; round < MOST_ROUNDS && best != null && !search.isStopped(); round++) {
      double toleranceS = TOLERANCE * best.valueS() / mostCohorts();
      double share = round == 0 ? 1 : round < FAR_ROUNDS ? FAR : LATER;
      RowPrices point = centre.mixed(share, best.prices());
      Priced found = look(point, toleranceS, search);
      if (found.columns().isEmpty()) {
        point = best.prices();
        found = look(point, toleranceS, search);
      }
      found.columns().forEach(this::add);
      boolean isDone = found.complete() && found.columns().isEmpty();
      if (isDone || best.valueS() - centreS < toleranceS) {
        break;
      }
      if (round % ROUNDS_UNPROVEN == ROUNDS_UNPROVEN - 1) {
        scale(centre, search);
      }
      program.add(point);
      best = program.prices();
    }
    scale(centre, control);
    return proven;
  }

  private int mostCohorts() {
    return rows.rows().get(0).cohorts();
  }

  private void add(Column column) {
    program.add(column);
    met.accept(column);
  }

  private Priced look(RowPrices point, double toleranceS, Control until) {
    Priced found = lookAtAll(point, toleranceS, until);
    double valueS = point.valueS(rows) + Math.min(0, found.twoS()) * mostCohorts();
    if (valueS > centreS && found.complete()) {
      centre = point;
      centreS = valueS;
    }
    return found;
  }

  /** Looks at all structures of at most two batches; what that proves is remembered. */
  private Priced lookAtAll(RowPrices point, double toleranceS, Control until) {
    Priced found = oracle.full(point.of(rows), toleranceS, STEPS, until);
    if (found.complete()) {
      RowPrices own = repaired(point, Math.min(0, found.twoS() + slackS()));
      double ownS = own.valueS(rows);
      if (ownS > provenS) {
        proven = own;
        provenS = ownS;
      }
    }
    return found;
  }

  /** Smaller prices, such that no cohort lacks what some lack, which is not above 0. */
  private RowPrices repaired(RowPrices prices, double leastS) {
    double[] ofRows = prices.ofRows().clone();
    double offS = Math.min(ofRows[0], -leastS);
    ofRows[0] -= offS;
    RowPrices less = new RowPrices(prices.ofTasks(), ofRows, prices.ofBatchRows());
    RowPrices lessShifted = less.scaled(leastCohortS / (leastCohortS - leastS - offS));
    RowPrices lessScaled = prices.scaled(leastCohortS / (leastCohortS - leastS));
    return lessShifted.valueS(rows) > lessScaled.valueS(rows) ? lessShifted : lessScaled;
  }

  private double slackS() {
    return ROUNDING * program.knownS();
  }

  /** Makes prices as much smaller as leaves no cohort cheaper. */
  private void scale(RowPrices point, Control until) {
    RowPrices now = point;
    for (int round = 0; round < SCALINGS && !until.isStopped(); round++) {
      Priced found = lookAtAll(now, slackS(), until);
      if (found.twoS() >= -slackS()) {
        return;
      }
      now = now.scaled(factor(now, found) * (1 - MARGIN));
    }
  }

  /** By how much smaller prices leave none of the columns cheaper that were found. */
  private double factor(RowPrices prices, Priced found) {
    double least = 1;
    for (Column column : found.columns()) {
      double priceS = prices.ofS(column, rows);
      least = priceS > 0 ? Math.min(least, column.seconds() / priceS) : least;
    }
    return least;
  }
}
