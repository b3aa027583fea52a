package sdedge.oracle.claim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import sdedge.instance.Instance;
import sdedge.oracle.model.Uplinks;

/**
 * The fastest plan of a sequence, each with its best allocation of all bands (Section 7 of the
 * model): a search over prefixes of plans, which are dropped when some weights show that no plan
 * that begins so is fast enough. The weights are those that decide the plans met.
 */
final class JointSearch {
  private static final double ROUNDING = 1e-10;

  private final Instance instance;
  private final List<Integer> tasks;
  private final PricedBatches batches;
  private final SlotRules rules;
  private final Deadline deadline;
  private final List<JointCut> cuts = new ArrayList<>();

  /** By position when a task is there whatever the plan; not a number if that can be decided. */
  private final double[] fixedS;

  /** Below this a plan is faster, whatever rounding does. */
  private double targetS;

  private double bestS = Double.POSITIVE_INFINITY;
  private long plans;

  JointSearch(Sequence sequence, PricedBatches batches, SlotRules rules, Deadline deadline) {
    instance = sequence.instance();
    tasks = sequence.tasks();
    this.batches = batches;
    this.rules = rules;
    this.deadline = deadline;
    fixedS = new double[tasks.size()];
    Map<Integer, Double> sentS = new TreeMap<>();
    for (int k = 0; k < fixedS.length; k++) {
      int drafter = drafter(k);
      double finishS = sentS.merge(drafter, Uplinks.aloneS(instance, tasks.get(k)), Double::sum);
      fixedS[k] = Uplinks.isAllocated(instance, tasks.get(k)) ? Double.NaN : finishS;
    }
  }

  private int drafter(int position) {
    return instance.tasks().get(tasks.get(position)).drafter();
  }

  /** The number of plans whose best allocation was sought. */
  long plans() {
    return plans;
  }

  /** No plan and no allocation takes less, by weights on the tasks; they serve a search too. */
  double boundS(Map<Integer, Double> byTask) {
    JointCut cut =
        cut(tasks.stream().mapToDouble(task -> byTask.getOrDefault(task, 0.0)).toArray());
    cuts.add(cut);
    return cut.boundS(List.of(), false);
  }

  /** The least makespan below {@code limitS}; infinite if no plan is that fast. */
  double below(double limitS) {
    targetS = limitS;
    extend(List.of(), false);
    return bestS;
  }

  private boolean isHopeless(List<List<PricedBatch>> cohorts, boolean open) {
    for (int c = cuts.size() - 1; c >= 0; c--) {
      if (cuts.get(c).boundS(cohorts, open) >= targetS * (1 - ROUNDING)) {
        JointCut successful = cuts.remove(c);
        cuts.add(successful);
        return true;
      }
    }
    return false;
  }

  private void extend(List<List<PricedBatch>> cohorts, boolean open) {
    deadline.check();
    if (isHopeless(cohorts, open)) {
      return;
    }
    List<PricedBatch> cohort = cohorts.isEmpty() ? List.of() : cohorts.get(cohorts.size() - 1);
    int end = cohort.isEmpty() ? 0 : cohort.get(cohort.size() - 1).end;
    if (!open && end == tasks.size()) {
      allocate(cohorts);
      return;
    }
    List<Child> children = new ArrayList<>();
    if (open) {
      children.add(child(cohorts, false));
    }
    int reach = open ? batches.reach(cohort.get(0).begin) : tasks.size();
    for (PricedBatch next : end < reach ? batches.from(end) : List.<PricedBatch>of()) {
      if (next.end <= reach) {
        children.add(child(with(cohorts, open, next), true));
      }
    }
    children.sort(Comparator.comparingDouble(Child::boundS));
    children.forEach(child -> extend(child.cohorts(), child.open()));
  }

  /** Cohorts with one more batch, in the last of them if that is open. */
  private static List<List<PricedBatch>> with(
      List<List<PricedBatch>> cohorts, boolean open, PricedBatch next) {
    int closed = open ? cohorts.size() - 1 : cohorts.size();
    List<List<PricedBatch>> longer = new ArrayList<>(cohorts.subList(0, closed));
    List<PricedBatch> cohort = new ArrayList<>(open ? cohorts.get(closed) : List.of());
    cohort.add(next);
    longer.add(cohort);
    return longer;
  }

  private record Child(List<List<PricedBatch>> cohorts, boolean open, double boundS) {}

  private Child child(List<List<PricedBatch>> cohorts, boolean open) {
    double boundS = cuts.stream().mapToDouble(cut -> cut.boundS(cohorts, open)).max().orElse(0);
    return new Child(cohorts, open, boundS);
  }

  /** Seeks the best allocation of a whole plan. */
  private void allocate(List<List<PricedBatch>> cohorts) {
    plans++;
    double[] pathS = rules.longestPaths(cohorts, next -> batches.from(next.begin).size());
    double fastestS = pathS[0];
    for (int k = 0; k < pathS.length; k++) {
      if (!Double.isNaN(fixedS[k])) {
        if (fixedS[k] + pathS[k] >= targetS) {
          double[] weights = new double[pathS.length];
          weights[k] = 1;
          cuts.add(cut(weights));
          return;
        }
        fastestS = Math.max(fastestS, fixedS[k] + pathS[k]);
      }
    }
    for (int d = 0; d < instance.drafters().size(); d++) {
      List<Integer> free = free(d, 0);
      if (!free.isEmpty()) {
        CellDual dual = dual(d, free, pathS);
        double slowS = targetS * (1 - ROUNDING);
        dual.solve(slowS);
        if (dual.lowestS() >= slowS) {
          double[] weights = new double[pathS.length];
          for (int k = 0; k < free.size(); k++) {
            weights[free.get(k)] = dual.weights()[k];
          }
          cuts.add(cut(weights));
          return;
        }
        dual.solve(Double.NaN);
        fastestS = Math.max(fastestS, dual.highestS());
      }
    }
    if (fastestS >= targetS) {
      throw new UndecidedException("rounding hides whether a plan is faster");
    }
    bestS = Math.min(bestS, fastestS);
    targetS = bestS;
  }

  private CellDual dual(int drafter, List<Integer> positions, double[] pathS) {
    return new CellDual(
        instance.drafters().get(drafter).wireless().bandwidthHz(),
        positions.stream().mapToDouble(k -> Uplinks.bits(instance, tasks.get(k))).toArray(),
        positions.stream().mapToDouble(k -> Uplinks.gammaHz(instance, tasks.get(k))).toArray(),
        positions.stream().mapToDouble(k -> pathS[k]).toArray());
  }

  /** Positions from {@code from} on of tasks of a drafter whose shares can be decided. */
  private List<Integer> free(int drafter, int from) {
    List<Integer> free = new ArrayList<>();
    for (int k = from; k < fixedS.length; k++) {
      if (Double.isNaN(fixedS[k]) && drafter(k) == drafter) {
        free.add(k);
      }
    }
    return free;
  }

  /** The bound by weights on the tasks: seconds per bit where shares can be decided. */
  private JointCut cut(double[] weights) {
    int size = weights.length;
    double[] after = new double[size + 1];
    double[] ofBand = new double[instance.drafters().size()];
    double fixed = 0;
    for (int k = size - 1; k >= 0; k--) {
      if (Double.isNaN(fixedS[k]) && weights[k] > 0) {
        ofBand[drafter(k)] = weightedRate(drafter(k), k, weights);
      } else if (!Double.isNaN(fixedS[k])) {
        fixed += weights[k];
      }
      after[k] = fixed;
      for (double rate : ofBand) {
        after[k] += rate;
      }
    }
    double constantS = 0;
    double[] before = new double[size + 1];
    for (int k = 0; k < size; k++) {
      boolean free = Double.isNaN(fixedS[k]);
      double seconds = free ? Uplinks.bits(instance, tasks.get(k)) : fixedS[k];
      constantS += weights[k] * seconds / after[0];
      before[k + 1] = Math.max(before[k], 1 - after[k + 1] / after[0]);
    }
    return new JointCut(batches, rules, constantS, before);
  }

  private double weightedRate(int drafter, int from, double[] weights) {
    List<Integer> free = free(drafter, from);
    return new BandPrice(
            instance.drafters().get(drafter).wireless().bandwidthHz(),
            free.stream().mapToDouble(k -> weights[k]).toArray(),
            free.stream().mapToDouble(k -> Uplinks.gammaHz(instance, tasks.get(k))).toArray())
        .weightedRate;
  }
}
