package sdedge.search.partition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Scope;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.Plan;
import sdedge.plan.TaskOrdering;
import sdedge.search.local.Solution;
import sdedge.search.partition.PricedBatches.PricedBatch;
import sdedge.search.partition.PricedCohorts.PricedCohort;
import sdedge.timeline.Timeline;

/** The best batch plan known, as executed. */
final class BestBatches {
  private final Instance instance;
  private final List<UplinkPolicy> uplinks;
  private final FirstUploads uploads;
  private final Control control;
  private Solution<Plan> known;

  /**
   * From a plan.
   *
   * @param uplinks under which plans are executed
   * @param control is notified of faster plans
   */
  BestBatches(
      Instance instance,
      Solution<Plan> known,
      List<UplinkPolicy> uplinks,
      FirstUploads uploads,
      Control control) {
    this.instance = instance;
    this.known = known;
    this.uplinks = uplinks;
    this.uploads = uploads;
    this.control = control;
  }

  /** With its makespan, seconds. */
  Solution<Plan> known() {
    return known;
  }

  /** Seconds. */
  double makespanS() {
    return known.makespanS();
  }

  /** Keeps the plan of some cohorts if it is faster, those first whose prompts are there first. */
  void offer(PricedCohorts plan, PricedBatches batches) {
    List<List<PricedBatch>> cohorts =
        plan.cohorts().stream()
            .map(PricedCohort::batches)
            .sorted(Comparator.comparingDouble(own -> uploads.of(own.get(0).tasks())))
            .toList();
    offer(cohorts, batches);
  }

  /** Its cohorts; null if it drafts otherwise than a set of choices has it. */
  @Nullable PricedCohorts priced(PricedBatches batches) {
    List<PricedCohort> cohorts = new ArrayList<>();
    for (Cohort cohort : known.plan().cohorts()) {
      List<PricedBatch> own = new ArrayList<>();
      for (Batch batch : cohort.batches()) {
        PricedBatch priced = batches.of(batch);
        if (priced == null) {
          return null;
        }
        own.add(priced);
      }
      cohorts.add(batches.cohort(own));
    }
    return PricedCohorts.of(cohorts);
  }

  /** Executes cohorts under every policy, and keeps the plan if it is faster. */
  void offer(List<List<PricedBatch>> cohorts, PricedBatches batches) {
    List<Cohort> own =
        cohorts.stream().map(c -> new Cohort(c.stream().map(batches::batch).toList())).toList();
    for (UplinkPolicy uplink : uplinks) {
      Scope scope = instance.speculation().scope();
      Plan anyhow = new Plan(instance.pipeline(), scope, null, uplink, own);
      Plan plan = anyhow.with(TaskOrdering.orderOf(instance, anyhow.tasks()));
      Solution<Plan> solution = new Solution<>(plan, Timeline.makespanS(instance, plan));
      if (solution.isFasterThan(known)) {
        known = solution;
        control.progress(known.makespanS(), 0);
      }
    }
  }
}
