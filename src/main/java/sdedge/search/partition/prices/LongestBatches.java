package sdedge.search.partition.prices;

import java.util.Arrays;
import sdedge.search.partition.prices.LinearBatch.StepSums;
import sdedge.search.partition.prices.ManyBatches.ManyPoint;
import sdedge.search.partition.prices.ManyBatches.Role;
import sdedge.search.partition.prices.ManyBatches.Turn;
import sdedge.search.partition.prices.PricingOracle.CohortPrices;
import sdedge.search.partition.prices.WeightSearch.CohortStructure;

/** A cohort of three batches or more, of which the two of the most steps have leads. */
final class LongestBatches implements CohortStructure {
  private static final Role[] ROLES = {Role.LONGER, Role.SHORTER};

  private static final Turn[] TURNS = Turn.values();

  private final int tasks;
  private final StepSums sums;
  private final LinearBatch batch;
  private final BatchWeights weights;
  private final BatchSides[] sides = new BatchSides[2];
  private final FurtherLines.Work work;
  private FurtherLines further;
  private final double[] alike;
  private Lead[] leads = {}; // the longer one first
  private ManyBatches many = new ManyBatches(0, 1, true, true, 1);
  private ManyPoint from = ManyPoint.FEW.get(0);
  private double costS;
  private double[] met = {}; // how many further batches meet rows there, by task

  LongestBatches(Structures structures, CohortPrices prices) {
    tasks = structures.tasks;
    sums = structures.sums();
    batch = new LinearBatch(tasks, structures.mostSteps);
    weights = new BatchWeights(structures.mostSteps);
    work = new FurtherLines.Work(structures, prices);
    alike = new double[structures.mostSteps];
    sides[0] = structures.sides();
    sides[1] = structures.sides();
    further = new FurtherLines(work, many, Turn.ALIKE, alike);
  }

  /** Makes it that of two leads, the longer one first. */
  LongestBatches of(Lead[] some, ManyBatches kind, ManyPoint point) {
    leads = some;
    many = kind;
    from = point;
    return this;
  }

  @Override
  public int options() {
    return 3;
  }

  @Override
  public boolean begin(Relaxation relaxation) {
    from.write(alike);
    further = new FurtherLines(work, many, from.turn(), alike);
    return relaxation.begin(leads, further);
  }

  @Override
  public double start(double[][] line) {
    from.write(alike);
    double fixedS = writeFurther(line);
    for (int b = 0; b < 2; b++) {
      many.write(ROLES[b], from.turn(), alike, from.later(), leads[b].steps, weights);
      weights.split(leads[b].lines, leads[b].steps, false);
      fixedS += write(b, line);
    }
    return fixedS;
  }

  private double writeFurther(double[][] line) {
    System.arraycopy(further.ofTasks(), 0, line[2], 0, tasks);
    return further.fixedS();
  }

  private double write(int b, double[][] line) {
    batch.set(leads[b].lines, weights, leads[b].steps, sums);
    System.arraycopy(batch.ofTasks, 0, line[b], 0, tasks);
    return batch.fixed[leads[b].steps];
  }

  @Override
  public int kinds() {
    return TURNS.length;
  }

  /** Of the batches that have leads; who is in others does not tell what these take. */
  @Override
  public double highest(int kind, double[][] shares, double[][] line) {
    for (int b = 0; b < 2 && kind == 0; b++) {
      sides[b].set(leads[b].lines, shares[b], leads[b].steps);
    }
    Turn turn = TURNS[kind];
    int drafted = turn == Turn.ALIKE ? drafted() : 0;
    Arrays.fill(alike, 0, drafted, 1);
    Arrays.fill(alike, drafted, alike.length, 0);
    further = new FurtherLines(work, many, turn, alike);
    double later = later();
    double fixedS = writeFurther(line);
    for (int b = 0; b < 2; b++) {
      many.write(ROLES[b], turn, alike, later, leads[b].steps, weights);
      sides[b].weigh(weights);
      fixedS += write(b, line);
    }
    double ownS = fixedS + sum(line, shares);
    if (kind == 0 || ownS > costS) {
      costS = ownS;
      met = further.met(shares[2]);
    }
    return fixedS;
  }

  private static double sum(double[][] line, double[][] shares) {
    double sum = 0;
    for (int b = 0; b < shares.length; b++) {
      for (int k = 0; k < shares[b].length; k++) {
        sum += line[b][k] * shares[b][k];
      }
    }
    return sum;
  }

  /** For how many first steps the drafter sides are together the larger. */
  private int drafted() {
    double sum = 0;
    double most = 0;
    int last = 0;
    for (int n = 0; n < many.upTo(); n++) {
      for (BatchSides own : sides) {
        sum += own.drafterSide[n] - own.verifierSide[n];
      }
      if (sum > most) {
        most = sum;
        last = n + 1;
      }
    }
    return last;
  }

  private double later() {
    BatchSides drafted = sides[many.longerFirst() ? 1 : 0];
    BatchSides verified = sides[many.longerFirst() ? 0 : 1];
    double sum = 0;
    for (int n = many.upTo(); n < many.less(); n++) {
      sum += (n + 1 < drafted.steps ? drafted.drafterSide[n + 1] : 0) - verified.verifierSide[n];
    }
    return sum > 0 ? 1 : 0;
  }

  @Override
  public double costS() {
    return costS;
  }

  @Override
  public Column column(double seconds, double[][] shares) {
    int[] places = Arrays.stream(leads).mapToInt(lead -> lead.lines.place).toArray();
    int[] longest = Arrays.stream(leads).mapToInt(lead -> lead.task).toArray();
    return new Column(
        seconds + further.worthS(met),
        places,
        longest,
        new double[][] {shares[0].clone(), shares[1].clone()},
        new Column.Further(shares[2].clone(), met, further.dearest));
  }
}
