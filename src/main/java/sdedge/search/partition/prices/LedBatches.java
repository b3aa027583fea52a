package sdedge.search.partition.prices;

import java.util.Arrays;
import sdedge.instance.Pipeline;
import sdedge.search.partition.prices.LinearBatch.StepSums;
import sdedge.search.partition.prices.WeightSearch.CohortStructure;

/** A cohort of which all batches are known by their leads: one or two. */
final class LedBatches implements CohortStructure {
  private final SharedSlots slots;
  private final int tasks;
  private final StepSums sums;
  private final LinearBatch batch;
  private final BatchWeights[] weights = new BatchWeights[2];
  private final BatchSides[] sides = new BatchSides[2];
  private Lead[] leads = {};
  private GridPoint from = new GridPoint(0, 0, 0);
  private double costS;

  LedBatches(Structures structures) {
    slots = structures.slots;
    tasks = structures.tasks;
    sums = structures.sums();
    batch = new LinearBatch(tasks, structures.mostSteps);
    for (int b = 0; b < weights.length; b++) {
      weights[b] = new BatchWeights(structures.mostSteps);
      sides[b] = structures.sides();
    }
  }

  /** Makes it that of some leads, in their sequence. */
  LedBatches of(Lead[] some, GridPoint point) {
    leads = some;
    from = point;
    return this;
  }

  @Override
  public int options() {
    return leads.length;
  }

  @Override
  public boolean begin(Relaxation relaxation) {
    return relaxation.begin(leads);
  }

  @Override
  public double start(double[][] line) {
    for (int b = 0; b < leads.length; b++) {
      int other = leads.length == 1 ? 0 : leads[1 - b].steps;
      from.write(slots.rollsOn(), leads[b].lines, b, other, leads[b].steps, weights[b]);
    }
    return write(line);
  }

  private double write(double[][] line) {
    double fixedS = 0;
    for (int b = 0; b < leads.length; b++) {
      batch.set(leads[b].lines, weights[b], leads[b].steps, sums);
      fixedS += batch.fixed[leads[b].steps];
      System.arraycopy(batch.ofTasks, 0, line[b], 0, tasks);
    }
    return fixedS;
  }

  @Override
  public int kinds() {
    return 1;
  }

  @Override
  public double highest(int kind, double[][] shares, double[][] line) {
    BatchSides[] own = Arrays.copyOf(sides, leads.length);
    for (int b = 0; b < leads.length; b++) {
      own[b].set(leads[b].lines, shares[b], leads[b].steps);
    }
    costS = slots.weigh(own, weights);
    for (int b = 0; b < leads.length; b++) {
      own[b].weigh(weights[b]);
    }
    return write(line);
  }

  @Override
  public double costS() {
    return costS;
  }

  @Override
  public Column column(double seconds, double[][] shares) {
    double[][] own = new double[leads.length][];
    for (int b = 0; b < own.length; b++) {
      own[b] = shares[b].clone();
    }
    int[] places = Arrays.stream(leads).mapToInt(lead -> lead.lines.place).toArray();
    int[] longest = Arrays.stream(leads).mapToInt(lead -> lead.task).toArray();
    return new Column(seconds, places, longest, own, null);
  }

  /**
   * Which sides of a cohort's batches share the slots of a pipeline (docs/model.md section 6):
   * every side is in one slot; the first drafter side and whatever has nothing beside it count in
   * full.
   */
  record SharedSlots(boolean rollsOn) {
    static SharedSlots of(Pipeline pipeline) {
      return new SharedSlots(pipeline == Pipeline.ROLLING);
    }

    /**
     * Makes the larger side of every slot count.
     *
     * @param batches in their sequence
     * @param weights of their sides, to write
     * @return what the cohort takes, seconds
     */
    double weigh(BatchSides[] batches, BatchWeights[] weights) {
      int count = batches.length;
      double seconds = 0;
      for (int m = 0; m < count; m++) {
        Arrays.fill(weights[m].drafterSide, 0, batches[m].steps, 1);
        Arrays.fill(weights[m].verifierSide, 0, batches[m].steps, 1);
      }
      for (int m = 1; m < count; m++) {
        meet(batches[m - 1], weights[m - 1], batches[m], weights[m], 0);
      }
      if (rollsOn && count > 1) {
        meet(batches[count - 1], weights[count - 1], batches[0], weights[0], 1);
      }
      for (int m = 0; m < count; m++) {
        for (int n = 0; n < batches[m].steps; n++) {
          seconds +=
              weights[m].drafterSide[n] * batches[m].drafterSide[n]
                  + weights[m].verifierSide[n] * batches[m].verifierSide[n];
        }
      }
      return seconds;
    }

    /** SharedSlots of a verifier side and of a drafter side some steps later. */
    private static void meet(
        BatchSides verified,
        BatchWeights ofVerified,
        BatchSides drafted,
        BatchWeights ofDrafted,
        int later) {
      int common = Math.min(verified.steps, drafted.steps - later);
      for (int n = 0; n < common; n++) {
        boolean drafts = drafted.drafterSide[n + later] > verified.verifierSide[n];
        ofDrafted.drafterSide[n + later] = drafts ? 1 : 0;
        ofVerified.verifierSide[n] = drafts ? 0 : 1;
      }
    }
  }
}
