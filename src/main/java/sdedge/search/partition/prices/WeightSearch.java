package sdedge.search.partition.prices;

import java.util.Arrays;
import java.util.List;

/**
 * The highest bound of a cohort whose batches have certain leads over all weights of the lines
 * below their sides (docs/model.md section 7, "All batch plans"). It is what a game is worth: one
 * mixes lines below the cohort, of which those are enough that take the larger side of every slot
 * for somebody in the batches; the other one mixes who is in them. Both begin with little: whoever
 * is in the batches where the bound of the lines so far is attained joins, and the line that is
 * exact for the mean of those so far. Any mixture of lines is a bound. For one thread, in arrays of
 * its own.
 */
final class WeightSearch {
  private static final int MOST = 48; // lines, and sets, that are kept
  private static final int MOST_OPTIONS = 3;
  private static final int NOTHING_GAINED = 6; // steps after which it ends
  private static final int PATIENTLY = 5; // times as many, and steps
  private static final double CLOSE = 1e-13; // of a cost, by which nothing is left to find
  private static final double NEVER = 1e-13; // of a chance that is none
  private static final double FITS = 1e-7; // by which a mean may exceed a room

  private final Relaxation relaxation;
  private final int tasks;
  private final MatrixGame game = new MatrixGame(MOST, MOST);
  private final double[][] payoff = new double[MOST][MOST]; // by line, set; beyond prices
  private final double[] fixed = new double[MOST]; // by line, seconds
  private final double[][][] lines; // by line, batch, task
  private final double[][][] sets; // by set, batch, task: shares
  private final double[][] mixed; // by batch, task
  private final double[][] mean; // shares
  private final double[][] lowest; // shares
  private int options; // of the cohort
  private int lineCount;
  private int setCount;
  private double lowestS; // what the lowest cost beyond their prices
  private double lowestCostS;
  private double aboveS; // what the game is worth at most
  private double bestS;

  /**
   * Of cohorts of some structures.
   *
   * @param isWhole whether no task is there in part
   */
  WeightSearch(Structures structures, boolean isWhole) {
    tasks = structures.tasks;
    relaxation = new Relaxation(structures.rooms, tasks, isWhole);
    lines = new double[MOST][MOST_OPTIONS][tasks];
    sets = new double[MOST][MOST_OPTIONS][tasks];
    mixed = new double[MOST_OPTIONS][tasks];
    mean = new double[MOST_OPTIONS][tasks];
    lowest = new double[MOST_OPTIONS][tasks];
  }

  /**
   * The bound, seconds beyond the prices; infinite if the leads do not fit together.
   *
   * @param knownS a bound that is known
   * @param steps of the search at most
   * @param enoughS at which it ends
   */
  double search(CohortStructure cohort, double knownS, int steps, double enoughS) {
    lineCount = 0;
    setCount = 0;
    lowestS = Double.POSITIVE_INFINITY;
    aboveS = Double.POSITIVE_INFINITY;
    options = cohort.options();
    if (!cohort.begin(relaxation)) {
      return Double.POSITIVE_INFINITY;
    }
    fixed[0] = cohort.start(lines[0]);
    countLine();
    bestS = Math.max(knownS, relaxation.valueS(fixed[0], lines[0]));
    addSet(lines[0]);
    addHighest(cohort, sets[0]);
    climb(cohort, steps, NOTHING_GAINED, enoughS);
    if (bestS < enoughS && lowestS >= enoughS) {
      climb(cohort, PATIENTLY * steps, PATIENTLY * NOTHING_GAINED, enoughS);
    }
    return bestS;
  }

  /** Raises the bound until that is enough, or nothing was gained for some steps. */
  private void climb(CohortStructure cohort, int steps, int patience, double enoughS) {
    double closeS = CLOSE * (1 + Math.abs(bestS));
    int since = 0;
    for (int step = 0; step < steps && since < patience; step++) {
      if (bestS >= enoughS || aboveS <= bestS + closeS) {
        break;
      }
      double before = bestS;
      step(cohort);
      since = bestS > before + closeS ? 0 : since + 1;
    }
  }

  private void step(CohortStructure cohort) {
    game.solve(payoff, lineCount, setCount);
    double fixedS = mix();
    meanOfSets();
    double valueS = relaxation.valueS(fixedS, mixed);
    bestS = Math.max(bestS, valueS);
    forgetIfFull(2 * cohort.kinds());
    addSet(mixed);
    addHighest(cohort, mean);
    addHighest(cohort, sets[setCount - 1]);
  }

  /** The lines as the game mixes them, into an array; what is fixed of them, seconds. */
  private double mix() {
    double fixedS = 0;
    for (double[] own : mixed) {
      Arrays.fill(own, 0);
    }
    for (int i = 0; i < lineCount; i++) {
      double chance = game.rowChances[i];
      if (chance > NEVER) {
        fixedS += chance * fixed[i];
        add(chance, lines[i], mixed);
      }
    }
    return fixedS;
  }

  private void meanOfSets() {
    for (double[] own : mean) {
      Arrays.fill(own, 0);
    }
    for (int j = 0; j < setCount; j++) {
      if (game.columnChances[j] > NEVER) {
        add(game.columnChances[j], sets[j], mean);
      }
    }
  }

  private void add(double chance, double[][] some, double[][] to) {
    for (int b = 0; b < options; b++) {
      double[] own = some[b];
      double[] sum = to[b];
      for (int k = 0; k < tasks; k++) {
        sum[k] += chance * own[k];
      }
    }
  }

  /** Makes room for some lines and a set: the least likely of the last game go. */
  private void forgetIfFull(int more) {
    if (setCount == MOST || lineCount + more > MOST) {
      int keptLines = 0;
      for (int i = 0; i < lineCount; i++) {
        if (game.rowChances[i] > NEVER) {
          swapLines(keptLines++, i);
        }
      }
      int keptSets = 0;
      for (int j = 0; j < setCount; j++) {
        if (game.columnChances[j] > NEVER) {
          swapSets(keptSets++, j);
        }
      }
      lineCount = Math.min(keptLines, MOST - more);
      setCount = Math.min(keptSets, MOST - 1);
    }
  }

  private void swapLines(int i, int j) {
    double[][] line = lines[i];
    lines[i] = lines[j];
    lines[j] = line;
    double[] own = payoff[i];
    payoff[i] = payoff[j];
    payoff[j] = own;
    double of = fixed[i];
    fixed[i] = fixed[j];
    fixed[j] = of;
  }

  private void swapSets(int i, int j) {
    double[][] set = sets[i];
    sets[i] = sets[j];
    sets[j] = set;
    for (double[] own : payoff) {
      double of = own[i];
      own[i] = own[j];
      own[j] = of;
    }
  }

  /** Counts the line that was written behind the others. */
  private void countLine() {
    for (int j = 0; j < setCount; j++) {
      payoff[lineCount][j] = payoffS(lineCount, j);
    }
    lineCount++;
  }

  /** Adds the set where the bound of lines, taken last, is attained. */
  private void addSet(double[][] of) {
    relaxation.attain(of, sets[setCount]);
    setCount++;
    for (int i = 0; i < lineCount; i++) {
      payoff[i][setCount - 1] = payoffS(i, setCount - 1);
    }
  }

  private double payoffS(int line, int set) {
    double seconds = fixed[line];
    for (int b = 0; b < options; b++) {
      double[] own = lines[line][b];
      double[] shares = sets[set][b];
      for (int k = 0; k < tasks; k++) {
        seconds += own[k] * shares[k];
      }
    }
    return relaxation.reducedS(seconds, sets[set]);
  }

  /** Adds the lines that are highest for some shares. */
  private void addHighest(CohortStructure cohort, double[][] shares) {
    for (int kind = 0; kind < cohort.kinds(); kind++) {
      fixed[lineCount] = cohort.highest(kind, shares, lines[lineCount]);
      countLine();
    }
    double reducedS = relaxation.reducedS(cohort.costS(), shares);
    aboveS = Math.min(aboveS, reducedS);
    if (reducedS < lowestS && relaxation.excess(shares) <= FITS) {
      lowestS = reducedS;
      lowestCostS = cohort.costS();
      for (int b = 0; b < options; b++) {
        System.arraycopy(shares[b], 0, lowest[b], 0, tasks);
      }
    }
  }

  /**
   * The cohort of the least cost beyond its prices that was met in the last search; none if none
   * was met that fits.
   *
   * @param cohort of that search
   */
  List<Column> columns(CohortStructure cohort) {
    if (lowestS == Double.POSITIVE_INFINITY) {
      return List.of();
    }
    for (int kind = 0; kind < cohort.kinds(); kind++) {
      cohort.highest(kind, lowest, mixed);
    }
    double missedS = Math.max(0, bestS - lowestS); // by lines that are only nearly the highest
    return List.of(cohort.column(lowestCostS + missedS, lowest));
  }

  /** What it costs beyond its prices, seconds; infinite if there is none. */
  double lowestS() {
    return lowestS;
  }

  /**
   * What a search for weights knows of a cohort: affine lower bounds of what it takes, a
   * coefficient per option of a task (each batch that has a lead; and, together, all others), then
   * task. Has arrays of its own.
   */
  interface CohortStructure {
    /** Where a task may be. */
    int options();

    /** Takes up the leads; false if they do not fit together. */
    boolean begin(Relaxation relaxation);

    /**
     * Writes a lower bound to begin with.
     *
     * @return its constant term, seconds
     */
    double start(double[][] line);

    /** How many kinds of lower bounds there are. */
    int kinds();

    /**
     * Writes the line of a kind that is highest where tasks are somewhere in part, or nearly; of
     * the same shares as that of the first kind, which is asked for before others.
     *
     * @return what is fixed of it, seconds
     */
    double highest(int kind, double[][] shares, double[][] line);

    /**
     * What a cohort takes at least where the last lines of all kinds are highest, less what batches
     * without a lead are worth, seconds.
     */
    double costS();

    /**
     * A cohort of these batches.
     *
     * @param seconds as {@link #costS} of the last lines of all kinds
     * @param shares for which these are highest
     */
    Column column(double seconds, double[][] shares);
  }
}
