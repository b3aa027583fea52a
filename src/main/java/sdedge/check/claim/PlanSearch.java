package sdedge.check.claim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import sdedge.check.model.BatchRun;
import sdedge.check.model.Execution;
import sdedge.check.model.ResultPlan;
import sdedge.check.model.TaskSequence;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.PowerModel;
import sdedge.instance.Scope;
import sdedge.instance.Speculation;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;

/** Searches all plans of the first drafter that a result says it is the best of. */
public final class PlanSearch {
  private final Instance instance;
  private final Execution known;
  private final Deadline deadline;
  private double targetS;
  private double bestS = Double.POSITIVE_INFINITY;
  private int sequences;
  private long labels;

  private PlanSearch(Instance instance, Execution known, double targetS, Deadline deadline) {
    this.instance = instance;
    this.known = known;
    this.targetS = targetS;
    this.deadline = deadline;
  }

  /**
   * The fastest plan below a target under the pipeline of a known plan.
   *
   * @param order searched, may be auto
   * @param uplink searched, may be auto
   * @throws UndecidedException if time or memory end first
   */
  public static Best below(
      double targetS,
      Instance instance,
      TaskOrder order,
      UplinkPolicy uplink,
      Execution known,
      Deadline deadline) {
    PlanSearch search = new PlanSearch(instance, known, targetS, deadline);
    for (UplinkPolicy policy : uplinks(instance, uplink)) {
      Set<List<Integer>> seen = new HashSet<>();
      for (TaskOrder each : TaskSequence.searched(order)) {
        List<Integer> tasks = TaskSequence.of(instance, 0, each);
        if (seen.add(tasks)) {
          search.sequence(new Sequence(instance, 0, tasks, policy));
        }
      }
    }
    return search.best();
  }

  /** The fastest plan below a target without any drafts, else as a known plan of one drafter. */
  public static Best withoutDrafts(
      double targetS, Instance instance, Execution known, Deadline deadline) {
    PlanSearch search = new PlanSearch(instance, known, targetS, deadline);
    ResultPlan.OfDrafter plan = known.plan().drafters().get(0);
    search.sequence(
        new Sequence(instance, plan.drafter(), plan.tasks(), plan.uplink()), new int[] {0});
    return search.best();
  }

  private static List<UplinkPolicy> uplinks(Instance instance, UplinkPolicy uplink) {
    if (uplink != UplinkPolicy.AUTO) {
      return List.of(uplink);
    }
    boolean constantPower =
        instance.drafters().get(0).wireless().powerModel() == PowerModel.CONSTANT_POWER;
    return constantPower
        ? List.of(UplinkPolicy.SEQUENTIAL, UplinkPolicy.SIMULTANEOUS)
        : List.of(UplinkPolicy.SEQUENTIAL);
  }

  private Best best() {
    return new Best(bestS, sequences, labels);
  }

  private void sequence(Sequence sequence) {
    Speculation speculation = instance.speculation();
    int[] all = IntStream.rangeClosed(speculation.minLength(), speculation.maxLength()).toArray();
    if (known.plan().scope() == Scope.BATCH) {
      sequence(sequence, all);
    } else {
      for (int length : all) {
        sequence(sequence, new int[] {length});
      }
    }
  }

  private void sequence(Sequence sequence, int[] lengths) {
    deadline.check();
    sequences++;
    double foundS;
    if (known.plan().pipeline() == Pipeline.ASYNCHRONOUS) {
      QueueingSearch search = new QueueingSearch(sequence, lengths, deadline);
      foundS = search.below(targetS);
      labels += search.plans();
    } else {
      PricedBatches batches = new PricedBatches(sequence, lengths, deadline);
      SlotSearch search =
          new SlotSearch(batches, known.plan().pipeline(), ends(sequence, lengths), deadline);
      foundS = search.below(targetS);
      labels += search.labels();
    }
    bestS = Math.min(bestS, foundS);
    targetS = Math.min(targetS, bestS);
  }

  /** The makespan of the known plan after each cohort, if it is one of those searched now. */
  private Map<Integer, Double> ends(Sequence sequence, int[] lengths) {
    ResultPlan.OfDrafter plan = known.plan().drafters().get(0);
    List<Integer> allowed = IntStream.of(lengths).boxed().toList();
    Map<Integer, Double> ends = new HashMap<>();
    if (plan.uplink() == sequence.uplink()
        && plan.tasks().equals(sequence.tasks(0, sequence.size()))
        && plan.batches().stream().allMatch(batch -> allowed.contains(batch.length()))) {
      double endS = 0;
      int count = 0;
      for (BatchRun run : new ArrayList<>(known.runs())) {
        endS = Math.max(endS, run.confirmedS(run.times().steps()));
        count += run.batch().tasks().size();
        ends.put(count, endS);
        if (run.position() < plan.cohorts().get(run.cohort() - 1).size()) {
          ends.remove(count); // only whole cohorts count
        }
      }
    }
    return ends;
  }
}
