package sdedge.search.partition;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.search.partition.CohortRows.Row;
import sdedge.search.partition.prices.Column;
import sdedge.search.partition.prices.PricingOracle;
import sdedge.search.partition.prices.PricingOracle.Priced;

/**
 * The best prices that no cohort violates, by columns that violate those of a linear program
 * (docs/model.md section 7, "All batch plans"): prices that leave less and less room to all
 * columns, each of which is looked at until no cohort lacks much of that room.
 */
final class ColumnGeneration {
  private static final double TOLERANCE = 5e-4; // of a mean cohort, that a cohort may lack
  private static final int STEPS = 40; // of weights, for a structure
  private static final double WIDE = 0.05; // of a plan: the room to all its cohorts at first
  private static final double NARROW = 3e-4; // at last
  private static final double NARROWER = 3;
  private static final double LITTLE = 0.3; // of the room to a cohort, that one may lack
  private static final int MOST_LOOKS = 20; // with as much room
  private static final double STIFF = 2; // how often what a cohort lacks counts, for each cohort
  private static final double PROMISING = 0.3; // of a gap, for which many batches are looked at
  private static final double APART = 0.02; // of a plan, beyond which two batches have their own
  private static final double GOOD = 0.7; // of what prices come to
  private static final int SCALINGS = 10;
  private static final double OFF = 5e-3; // of prices, where columns do not say how much
  private static final double ROUNDING = 5e-10; // of a plan: half of what proofs may leave
  private static final double MARGIN = 1e-6;

  private final CohortRows rows;
  private final RestrictedProgram program;
  private final PricingOracle oracle;
  private final double leastCohortS;
  private final Consumer<Column> met;
  private final Control control;
  private final RowPrices begin;
  private final Best ofTwo = new Best();
  private final Best ofAny = new Best();

  /**
   * Generates columns for a linear program.
   *
   * @param begin prices to begin with
   * @param leastCohortS no cohort takes less, not below 0
   * @param met is given the columns
   */
  ColumnGeneration(
      CohortRows rows,
      RestrictedProgram program,
      PricingOracle oracle,
      RowPrices begin,
      double leastCohortS,
      Consumer<Column> met,
      Control control) {
    this.rows = rows;
    this.program = program;
    this.oracle = oracle;
    this.begin = begin;
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
    RowPrices last = approach(begin, true);
    scale(last);
    if (ofAny.valueS < (1 - APART) * program.knownS()) {
      approach(last, false);
    }
    return new Proven(ofTwo.prices, ofAny.prices);
  }

  /**
   * Looks at prices that leave less and less room to all cohorts; the last ones.
   *
   * @param isOfAny whether at those of more than two batches too
   */
  private RowPrices approach(RowPrices from, boolean isOfAny) {
    RowPrices now = from;
    double knownS = program.knownS();
    for (double share = WIDE; share >= NARROW; share /= NARROWER) {
      double roomS = share * knownS / mostCohorts();
      for (int look = 0; look < MOST_LOOKS && !control.isStopped(); look++) {
        now = program.smooth(now, STIFF * mostCohorts(), roomS);
        Priced found = look(now, LITTLE * roomS, isOfAny);
        if (-found.metS() < LITTLE * roomS || found.columns().isEmpty()) {
          break;
        }
        found.columns().forEach(this::add);
        if (found.isOfMany() && share >= NARROWER * NARROW) {
          break; // those of many batches are looked at again with less room
        }
      }
    }
    return now;
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

  /**
   * Looks at all cohorts of at most two batches and, if none of them lacks much and it is asked
   * for, at all others; what that proves is remembered.
   */
  private Priced look(RowPrices point, double littleS, boolean isOfAny) {
    double toleranceS = Math.max(toleranceS(), littleS);
    Priced found =
        oracle.two(
            point.of(rows), toleranceS, STEPS, leastS -> ofTwo.isBelow(point, leastS), control);
    boolean isNew = found.complete() && ofTwo.add(point, found.two());
    boolean isPromising =
        ofTwo.valueS - ofAny.valueS > PROMISING * (program.knownS() - ofAny.valueS);
    if (isOfAny && (-found.metS() < littleS || (isNew && isPromising))) {
      found =
          found.with(
              oracle.many(
                  point.of(rows),
                  toleranceS,
                  STEPS,
                  leastS -> ofAny.isBelow(point, leastS),
                  control));
      if (found.complete()) {
        ofAny.add(point, found.any());
        control.progress(program.knownS(), Math.max(0, ofAny.valueS));
      }
    }
    return found;
  }

  /** The best prices that were proven for some cohorts. */
  private final class Best {
    private @Nullable RowPrices prices;
    private double valueS = Double.NEGATIVE_INFINITY;

    /** Whether prices would be better, and good, if it were proven what a cohort lacks at most. */
    boolean isBelow(RowPrices point, double leastS) {
      double leastValueS = Math.max(valueS, GOOD * point.valueS(rows));
      double[] all = new double[point.ofTasks().length];
      Arrays.fill(all, leastS);
      return repaired(point, all).valueS(rows) > leastValueS;
    }

    /**
     * Of prices that cohorts lack at most so much of, makes those that none lacks; whether these
     * are better.
     *
     * @param least by longest task, below 0 if one lacks
     */
    boolean add(RowPrices point, double[] least) {
      if (Arrays.stream(least).anyMatch(own -> own == Double.NEGATIVE_INFINITY)) {
        return false; // nothing is known
      }
      RowPrices own = repaired(point, least);
      double ownS = own.valueS(rows);
      boolean isBetter = ownS > valueS;
      if (isBetter) {
        prices = own;
        valueS = ownS;
      }
      return isBetter;
    }
  }

  /** Smaller prices, such that no cohort lacks what some lack, by their longest tasks. */
  private RowPrices repaired(RowPrices prices, double[] least) {
    double[] lacks = Arrays.stream(least).map(own -> Math.max(0, -own - slackS())).toArray();
    double most = Arrays.stream(lacks).max().orElse(0);
    if (most == 0) {
      return prices;
    }
    RowPrices scaled = prices.scaled(leastCohortS / (leastCohortS + most));
    RowPrices less = lowered(prices, lacks);
    return less.valueS(rows) > scaled.valueS(rows) ? less : scaled;
  }

  /** Prices of which all cohorts pay less by the first rows, and by their longest tasks. */
  private RowPrices lowered(RowPrices prices, double[] lacks) {
    double[] ofTasks = prices.ofTasks().clone();
    double[] ofRows = prices.ofRows().clone();
    double[] ofBatchRows = prices.ofBatchRows().clone();
    Row first = rows.rows().get(0);
    double ofCohortS = Math.min(ofRows[0], worthTaking(lacks, first.cohorts()));
    ofRows[0] -= ofCohortS;
    double[] rest = Arrays.stream(lacks).map(own -> Math.max(0, own - ofCohortS)).toArray();
    double ofBatchS = Math.min(ofBatchRows[0], worthTaking(rest, first.batches()));
    ofBatchRows[0] -= ofBatchS; // every cohort has a batch
    for (int k = 0; k < ofTasks.length; k++) {
      ofTasks[k] -= Math.max(0, rest[k] - ofBatchS);
    }
    return new RowPrices(ofTasks, ofRows, ofBatchRows);
  }

  /** What is best taken from a row that counts so often: more tasks than that lack as much. */
  private static double worthTaking(double[] lacks, int count) {
    double[] ascending = Arrays.stream(lacks).sorted().toArray();
    return count < ascending.length ? ascending[ascending.length - 1 - count] : 0;
  }

  private double slackS() {
    return ROUNDING * program.knownS();
  }

  /** Makes prices as much smaller as leaves no cohort cheaper. */
  private void scale(RowPrices prices) {
    double off = 0;
    RowPrices now = prices;
    for (int round = 0; round < SCALINGS && !control.isStopped(); round++) {
      Priced found = oracle.any(now.of(rows), slackS(), STEPS, control);
      if (found.complete()) {
        ofAny.add(now, found.any());
      }
      if (!found.complete() || found.anyS() >= -slackS() || now.valueS(rows) <= ofAny.valueS) {
        return;
      }
      double factor = factor(now, found);
      off = factor < 1 ? off : Math.max(OFF, 2 * off);
      now = factor < 1 ? now.scaled(factor * (1 - MARGIN)) : prices.scaled(1 - off);
    }
  }

  /** By how much smaller prices leave none of the columns cheaper that were found. */
  private double factor(RowPrices prices, Priced found) {
    return found.columns().stream()
        .mapToDouble(column -> program.ratio(column, prices))
        .filter(ratio -> ratio > 0)
        .reduce(1, Math::min);
  }
}
