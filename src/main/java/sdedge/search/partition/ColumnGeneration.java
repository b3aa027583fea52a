package sdedge.search.partition;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.search.partition.prices.CohortPrices;
import sdedge.search.partition.prices.Column;
import sdedge.search.partition.prices.Priced;
import sdedge.search.partition.prices.PricingOracle;

/**
 * The best prices that no cohort violates, by columns that violate those of a linear program
 * (docs/model.md section 7, "All batch plans"): looked for about a centre, the best prices so far,
 * by quick looks first.
 */
final class ColumnGeneration {
  private static final double TOLERANCE = 5e-4; // of a mean cohort, that a cohort may lack
  private static final int STEPS = 40; // of weights, for a structure
  private static final double FAR = 1; // mean tasks, by which prices may differ from the centre
  private static final double NEAR_RADIUS = 0.125;
  private static final double NEAREST = 1e-3;
  private static final double WIDER = 4;
  private static final double ROW = 0.1; // of a mean cohort, that counts as a mean task for rows
  private static final double NEAR = 0.02; // of a plan, hoped for, that quick looks miss
  private static final double ENOUGH = 1e-3; // the same of looks that miss none
  private static final double LITTLE = 0.1; // of what was hoped for
  private static final double MUCH = 0.5;
  private static final int MOST_VAIN = 2;
  private static final double SCALING = 0.25; // of the time left, for the last prices
  private static final int SCALINGS = 10;
  private static final double OFF = 5e-3; // of prices, where columns do not say how much
  private static final double ROUNDING = 1e-9;
  private static final double MARGIN = 1e-6;

  /** Which cohorts are looked at: of at most two batches or of any number; a few, or all. */
  private enum Look {
    FEW_OF_TWO,
    OF_TWO,
    FEW_OF_ANY,
    OF_ANY;

    boolean isOfAll() {
      return this == OF_TWO || this == OF_ANY;
    }

    boolean isOfAny() {
      return this == FEW_OF_ANY || this == OF_ANY;
    }
  }

  private final CohortRows rows;
  private final RestrictedProgram program;
  private final PricingOracle oracle;
  private final double leastCohortS;
  private final Consumer<Column> met;
  private final Control control;
  private RowPrices centre;
  private double centreS = Double.NEGATIVE_INFINITY; // less what its cohorts lack
  private final Best ofTwo = new Best();
  private final Best ofAny = new Best();

  /**
   * Generates columns for a linear program.
   *
   * @param centre prices to begin near
   * @param leastCohortS no cohort takes less, not below 0
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

  /**
   * The best prices that were proven.
   *
   * @param ofTwo that no cohort of at most two batches violates; null if there was no time for any
   * @param ofAny that no cohort violates; null likewise
   */
  record Proven(@Nullable RowPrices ofTwo, @Nullable RowPrices ofAny) {}

  /** The best prices for which there is time. */
  Proven best() {
    double scalingS = SCALING * control.leftS();
    Control search = control.before(scalingS);
    Control half = control.share(scalingS, 2);
    approach(Look.FEW_OF_TWO, FAR, NEAR * program.knownS(), half);
    approach(Look.OF_TWO, NEAR_RADIUS, ENOUGH * program.knownS(), half);
    approach(Look.FEW_OF_ANY, FAR, ENOUGH * program.knownS(), search);
    approach(Look.OF_ANY, NEAR_RADIUS, ENOUGH * program.knownS(), search);
    scale(control);
    return new Proven(ofTwo.prices, ofAny.prices);
  }

  /**
   * Moves the centre to better prices about it, which are looked for the nearer to it the less it
   * was moved, until little more is hoped for.
   *
   * @param widest where prices are looked for
   */
  private void approach(Look look, double widest, double littleS, Control until) {
    centreS = Double.NEGATIVE_INFINITY; // as another look sees it
    look(centre, look, until);
    double radius = widest;
    int vain = 0;
    while (radius > NEAREST && !until.isStopped()) {
      MasterProgram.Best best = program.prices(about(radius));
      if (best == null) {
        return;
      }
      double beforeS = centreS;
      double hopedS = best.valueS() - beforeS;
      if (hopedS < littleS) {
        if (radius == widest) {
          return;
        }
        radius = Math.min(widest, WIDER * radius);
        continue;
      }
      program.add(best.prices());
      look(best.prices(), look, until);
      double gained = (centreS - beforeS) / hopedS;
      vain = gained > LITTLE ? 0 : vain + 1;
      if (gained > MUCH) {
        radius = Math.min(widest, 2 * radius);
      } else if (vain == MOST_VAIN) {
        radius /= 2;
        vain = 0;
      }
    }
  }

  private MasterProgram.Region about(double radius) {
    double taskS = program.knownS() / rows.ranks().length;
    double rowS = ROW * program.knownS() / mostCohorts();
    return new MasterProgram.Region(centre, radius * taskS, radius * rowS);
  }

  private double toleranceS() {
    return TOLERANCE * program.knownS() / mostCohorts();
  }

  /** As many as fractions may come to, about: what all cohorts lack is so often what one does. */
  private int mostCohorts() {
    return Math.max(rows.rows().get(0).cohorts(), program.known().size());
  }

  private void add(Column column) {
    program.add(column);
    met.accept(column);
  }

  /** Looks for columns; the centre is then there if that is better. */
  private void look(RowPrices point, Look look, Control until) {
    Priced found =
        look.isOfAll()
            ? lookAtAll(point, toleranceS(), look.isOfAny() ? ofAny : ofTwo, until)
            : oracle.light(point.of(rows), toleranceS(), look.isOfAny(), until);
    double leastS = look.isOfAny() ? found.anyS() : found.twoS();
    double valueS = point.valueS(rows) + Math.min(0, leastS) * mostCohorts();
    if (valueS > centreS && (!look.isOfAll() || found.complete())) {
      centre = point;
      centreS = valueS;
    }
    found.columns().forEach(this::add);
  }

  /** Looks at all structures; what that proves is remembered. */
  private Priced lookAtAll(RowPrices point, double toleranceS, Best of, Control until) {
    Priced found =
        of == ofAny
            ? oracle.any(point.of(rows), toleranceS, STEPS, until)
            : oracle.full(point.of(rows), toleranceS, STEPS, until);
    if (found.complete()) {
      ofTwo.add(point, found.twoS());
    }
    if (found.complete() && of == ofAny) {
      ofAny.add(point, found.anyS());
    }
    return found;
  }

  /** The best prices that were proven for some cohorts. */
  private final class Best {
    private @Nullable RowPrices prices;
    private double valueS = Double.NEGATIVE_INFINITY;

    /** Of prices that a cohort lacks at most so much of, below 0, makes those that none lacks. */
    void add(RowPrices point, double leastS) {
      RowPrices own = repaired(point, Math.min(0, leastS + slackS()));
      double ownS = own.valueS(rows);
      if (ownS > valueS) {
        prices = own;
        valueS = ownS;
      }
    }
  }

  /** Smaller prices, such that no cohort lacks what some lack, which is not above 0. */
  private RowPrices repaired(RowPrices prices, double leastS) {
    if (leastS == 0) {
      return prices;
    }
    double[] ofRows = prices.ofRows().clone();
    double offS = Math.min(ofRows[0], -leastS);
    ofRows[0] -= offS;
    RowPrices less = new RowPrices(prices.ofTasks(), ofRows, prices.ofBatchRows());
    double restS = -leastS - offS;
    RowPrices lessShifted = restS == 0 ? less : less.scaled(leastCohortS / (leastCohortS + restS));
    RowPrices lessScaled = prices.scaled(leastCohortS / (leastCohortS - leastS));
    return lessShifted.valueS(rows) > lessScaled.valueS(rows) ? lessShifted : lessScaled;
  }

  private double slackS() {
    return ROUNDING * program.knownS();
  }

  /** Makes the prices of the centre as much smaller as leaves no cohort cheaper. */
  private void scale(Control until) {
    double off = 0;
    RowPrices now = centre;
    for (int round = 0; round < SCALINGS && !until.isStopped(); round++) {
      Priced found = lookAtAll(now, slackS(), ofAny, until);
      if (!found.complete() || found.anyS() >= -slackS() || now.valueS(rows) <= ofAny.valueS) {
        return;
      }
      double factor = factor(now, found);
      off = factor < 1 ? off : Math.max(OFF, 2 * off);
      now = factor < 1 ? now.scaled(factor * (1 - MARGIN)) : centre.scaled(1 - off);
    }
  }

  /** By how much smaller prices leave none of the columns cheaper that were found. */
  private double factor(RowPrices prices, Priced found) {
    double least = 1;
    CohortPrices each = prices.of(rows);
    for (Column column : found.columns()) {
      double priceS = RowPrices.ofS(column, each);
      least = priceS > 0 ? Math.min(least, column.seconds() / priceS) : least;
    }
    return least;
  }
}
