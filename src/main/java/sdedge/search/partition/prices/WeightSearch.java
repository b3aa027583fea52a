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
  private static final double CLOSE = 1e-13; // of a cost, by which nothing is left to find
  private static final double NEVER = 1e-13; // of a chance that is none
  private static final double FITS = 1e-7; // by which a mean may exceed a room

  private final SharedSlots slots;
  private final Relaxation relaxation;
  private final StepSums sums;
  private final LinearBatch batch;
  private final BatchWeights[] weights;
  private final BatchSides[] sides;
  private final int tasks;
  private final MatrixGame game = new MatrixGame(MOST);
  private final double[][] payoff = new double[MOST][MOST]; // by line, set; beyond prices
  private final double[] fixed = new double[MOST]; // by line, seconds
  private final double[][][] lines; // by line, batch, task
  private final double[][][] sets; // by set, batch, task: shares
  private final double[][] mixed; // by batch, task
  private final double[][] mean; // shares
  private final double[][] lowest; // shares
  private Lead[] leads = {};
  private int lineCount;
  private int setCount;
  private double lowestS; // what the lowest cost beyond their prices
  private double lowestCostS;
  private double aboveS; // what the game is worth at most
  private double bestS;

  WeightSearch(SharedSlots slots, Rooms rooms, int mostBatches, int tasks, int mostSteps) {
    this.slots = slots;
    this.tasks = tasks;
    relaxation = new Relaxation(rooms, tasks);
    sums = new StepSums(mostSteps);
    batch = new LinearBatch(tasks, mostSteps);
    weights = new BatchWeights[mostBatches];
    sides = new BatchSides[mostBatches];
    for (int b = 0; b < mostBatches; b++) {
      weights[b] = new BatchWeights(mostSteps);
      sides[b] = new BatchSides(mostSteps);
    }
    lines = new double[MOST][mostBatches][tasks];
    sets = new double[MOST][mostBatches][tasks];
    mixed = new double[mostBatches][tasks];
    mean = new double[mostBatches][tasks];
    lowest = new double[mostBatches][tasks];
  }

  /**
   * The bound, seconds beyond the prices.
   *
   * @param some leads in their sequence, which fit together
   * @param steps of the search at most
   * @param enoughS at which it ends
   */
  double search(Lead[] some, GridPoint from, int steps, double enoughS) {
    leads = some;
    relaxation.begin(some);
    lineCount = 0;
    setCount = 0;
    lowestS = Double.POSITIVE_INFINITY;
    aboveS = Double.POSITIVE_INFINITY;
    for (int b = 0; b < leads.length; b++) {
      int other = leads.length == 1 ? 0 : leads[1 - b].steps;
      from.write(slots.rollsOn(), leads[b].lines, b, other, leads[b].steps, weights[b]);
    }
    addLine();
    bestS = relaxation.valueS(fixed[0], lines[0]);
    addSet(lines[0]);
    addExactFor(sets[0]);
    double closeS = CLOSE * (1 + Math.abs(aboveS));
    for (int step = 0; step < steps && bestS < enoughS && aboveS > bestS + closeS; step++) {
      step();
    }
    return bestS;
  }

  private void step() {
    game.solve(payoff, lineCount, setCount);
    double fixedS = mix();
    meanOfSets();
    double valueS = relaxation.valueS(fixedS, mixed);
    bestS = Math.max(bestS, valueS);
    forgetIfFull();
    addSet(mixed);
    addExactFor(mean);
    addExactFor(sets[setCount - 1]);
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
    for (int b = 0; b < leads.length; b++) {
      double[] own = some[b];
      double[] sum = to[b];
      for (int k = 0; k < tasks; k++) {
        sum[k] += chance * own[k];
      }
    }
  }

  /** Makes room for two lines and a set: the least likely of the last game go. */
  private void forgetIfFull() {
    if (setCount == MOST || lineCount + 2 > MOST) {
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
      lineCount = Math.min(keptLines, MOST - 2);
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

  /** Writes the line of the weights behind the others. */
  private void writeLine() {
    double fixedS = 0;
    double[][] line = lines[lineCount];
    for (int b = 0; b < leads.length; b++) {
      batch.set(leads[b].lines, weights[b], leads[b].steps, sums);
      fixedS += batch.fixed[leads[b].steps];
      System.arraycopy(batch.ofTasks, 0, line[b], 0, tasks);
    }
    fixed[lineCount] = fixedS;
  }

  /** Adds the line of the weights. */
  private void addLine() {
    writeLine();
    countLine();
  }

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
    for (int b = 0; b < leads.length; b++) {
      double[] own = lines[line][b];
      double[] shares = sets[set][b];
      for (int k = 0; k < tasks; k++) {
        seconds += own[k] * shares[k];
      }
    }
    return relaxation.reducedS(seconds, sets[set]);
  }

  /**
   * Adds the line that takes the larger sides for some shares, and beside them what exceeds a room.
   */
  private void addExactFor(double[][] shares) {
    double costS = weigh(shares);
    writeLine();
    double excess = relaxation.penalise(shares, lines[lineCount]);
    fixed[lineCount] -= relaxation.penaltyS();
    countLine();
    double reducedS = relaxation.reducedS(costS, shares);
    aboveS = Math.min(aboveS, reducedS + relaxation.excessS());
    if (excess <= FITS && reducedS < lowestS) {
      lowestS = reducedS;
      lowestCostS = costS;
      for (int b = 0; b < leads.length; b++) {
        System.arraycopy(shares[b], 0, lowest[b], 0, tasks);
      }
    }
  }

  /** Makes the weights those of the larger sides for some shares; what they cost, seconds. */
  private double weigh(double[][] shares) {
    BatchSides[] own = Arrays.copyOf(sides, leads.length);
    for (int b = 0; b < leads.length; b++) {
      own[b].set(leads[b].lines, shares[b], leads[b].steps);
    }
    double costS = slots.weigh(own, weights);
    for (int b = 0; b < leads.length; b++) {
      own[b].weigh(weights[b]);
    }
    return costS;
  }

  /**
   * The cohort of the least cost beyond its prices that was met in the last search, and whole tasks
   * near to it, if these are others; none if none was met that fits.
   */
  List<Column> columns() {
    if (lowestS == Double.POSITIVE_INFINITY) {
      return List.of();
    }
    Column column = column(lowestCostS, lowest);
    if (column.isWhole()) {
      return List.of(column);
    }
    double[][] whole = relaxation.round(lowest);
    return List.of(column, column(weigh(whole), whole));
  }

  private Column column(double costS, double[][] shares) {
    double[][] own = new double[leads.length][];
    for (int b = 0; b < own.length; b++) {
      own[b] = shares[b].clone();
    }
    int[] places = Arrays.stream(leads).mapToInt(lead -> lead.lines.place).toArray();
    int[] longest = Arrays.stream(leads).mapToInt(lead -> lead.task).toArray();
    return new Column(costS, places, longest, own);
  }

  /** What the first of these costs beyond its prices, seconds; infinite if there is none. */
  double lowestS() {
    return lowestS;
  }
}
