package sdedge.oracle.partition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import sdedge.instance.Instance;
import sdedge.instance.UplinkPolicy;
import sdedge.oracle.claim.Deadline;
import sdedge.oracle.claim.Lengths;
import sdedge.oracle.claim.UndecidedException;
import sdedge.oracle.model.Pricing;
import sdedge.plan.Plan;

/**
 * What no batch plan of few sets of tasks can take less than (Section 7 of the model, "All batch
 * plans"): the shortest cohort of every set that fits, and the shortest partition into these, of
 * which the first one waits for its first batch.
 */
public final class PartitionSearch {
  private static final double SURE = 1e-9; // of a time

  private final CohortSets sets;
  private final ShortestCohorts cohorts;
  private final double targetS;
  private final int tasks;
  private final double[] costs; // by set, and behind these by set as the first one
  private final CoverProgram program;

  private PartitionSearch(
      CohortSets sets, int tasks, ShortestCohorts cohorts, double targetS, Deadline deadline) {
    this.sets = sets;
    this.cohorts = cohorts;
    this.targetS = targetS;
    this.tasks = tasks;
    costs = new double[2 * sets.count()];
    List<int[]> columns = new ArrayList<>();
    for (int column = 0; column < costs.length; column++) {
      boolean isFirst = column >= sets.count();
      List<Integer> rows = new ArrayList<>(sets.tasks(column % sets.count()));
      if (isFirst) {
        rows.add(tasks);
      }
      columns.add(rows.stream().mapToInt(row -> row).toArray());
    }
    update();
    double most = Arrays.stream(costs).filter(Double::isFinite).reduce(targetS, Math::max);
    program = new CoverProgram(tasks + 1, columns, costs, most, deadline);
  }

  /**
   * What all batch plans take at least, if that is below a target; else infinite.
   *
   * @param known under whose pipeline and scope
   * @param uplink may be auto
   * @throws UndecidedException if there are too many plans, or time ends first
   */
  public static double below(
      double targetS, Instance instance, Plan known, UplinkPolicy uplink, Deadline deadline) {
    FirstUploads uploads = FirstUploads.of(instance, known, uplink);
    Pricing pricing = new Pricing(instance, known.pipeline());
    double leastS = Double.POSITIVE_INFINITY;
    for (Lengths lengths : Lengths.searched(instance, known.scope())) {
      CohortSets sets = new CohortSets(lengths, pricing, uploads, deadline);
      ShortestCohorts cohorts = new ShortestCohorts(sets, known.pipeline(), deadline);
      int tasks = instance.tasks().size();
      PartitionSearch search =
          new PartitionSearch(sets, tasks, cohorts, Math.min(targetS, leastS), deadline);
      leastS = Math.min(leastS, search.leastS());
    }
    return leastS;
  }

  private void update() {
    for (int set = 0; set < sets.count(); set++) {
      costs[set] = cohorts.plainS(set);
      costs[sets.count() + set] = cohorts.firstS(set);
    }
  }

  private double leastS() {
    price(false);
    price(true);
    double boundS = program.bound();
    if (boundS >= targetS) {
      return Double.POSITIVE_INFINITY;
    }
    boolean[] useful = finite();
    for (int j = 0; j < useful.length; j++) {
      useful[j] &= program.reduced(j) < targetS - boundS;
    }
    return new CoverSearch(program, tasks + 1, useful, targetS).least();
  }

  private boolean[] finite() {
    boolean[] finite = new boolean[costs.length];
    for (int j = 0; j < finite.length; j++) {
      finite[j] = Double.isFinite(costs[j]);
    }
    return finite;
  }

  /** Until every set costs what it is said to where that is little beyond its prices. */
  private void price(boolean withGap) {
    double[] before;
    do {
      program.solve(finite());
      double gapS = withGap ? Math.max(0, targetS - program.bound()) : 0;
      before = costs.clone();
      IntStream.range(0, sets.count())
          .parallel()
          .forEach(
              set -> {
                double paidS = SURE * targetS + gapS;
                for (int k : sets.tasks(set)) {
                  paidS += program.price(k);
                }
                cohorts.search(set, paidS, paidS + program.price(tasks));
              });
      update();
    } while (!Arrays.equals(before, costs));
  }
}
