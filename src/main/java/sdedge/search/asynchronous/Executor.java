package sdedge.search.asynchronous;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.UplinkPolicy;
import sdedge.latency.BatchProfile;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.MemoryModel;
import sdedge.plan.Plan;
import sdedge.search.local.LocalSearch.Evaluator;
import sdedge.timeline.ExecutionPricing;
import sdedge.timeline.PricedBatch;
import sdedge.timeline.PricedBatch.Place;
import sdedge.timeline.Timeline;
import sdedge.timeline.Uploads;

/**
 * Executes plans that have batches in common and an uplink, and counts how much it executed. Under
 * asynchronous execution each batch is a cohort; else a cohort is as many as fit.
 */
public final class Executor implements Evaluator<List<Batch>> {
  private static final long MOST_KEPT = 1_000_000; // steps of batches whose times are kept
  private static final int STAGES = 3; // of a part in a step; the verification comes to them

  private final Instance instance;
  private final ExecutionPricing pricing;
  private final Plan like;
  private final boolean hasSlots;
  private final double @Nullable [] fixedReadyS; // null if it depends on the sequence of the tasks
  private final Map<Set<String>, MemoryModel> residences = new HashMap<>(); // by modes loaded
  private final Map<Batch, Priced> priced = new HashMap<>();
  private long kept;
  private long stages;

  /** A batch and its times, by execution. */
  private record Priced(Batch batch, List<BatchProfile> profiles, long stages) {}

  /** Executes plans that differ from one only in their batches. */
  public Executor(Instance instance, Plan like) {
    this.instance = instance;
    this.like = like;
    hasSlots = like.pipeline() != Pipeline.ASYNCHRONOUS;
    pricing = new ExecutionPricing(instance, like.pipeline());
    fixedReadyS =
        like.uplink() == UplinkPolicy.SEQUENTIAL ? null : Uploads.readySeconds(instance, like);
  }

  /** The stages executed so far, had none been given up. */
  @Override
  public long work() {
    return stages;
  }

  /** Whether all of some batches may be cohorts of one plan, and draft as they say. */
  boolean fit(List<Batch> batches) {
    MemoryModel memory = residence(batches);
    int most = instance.batching().maxTasksPerBatch();
    return batches.stream()
        .allMatch(
            batch -> drafts(batch) && batch.tasks().size() <= most && fits(batch.tasks(), memory));
  }

  private MemoryModel residence(List<Batch> batches) {
    return residences.computeIfAbsent(
        MemoryModel.modes(instance, batches), modes -> MemoryModel.of(instance, modes));
  }

  private boolean drafts(Batch batch) {
    return !instance.hasModes()
        || batch.tasks().stream()
            .map(k -> instance.tasks().get(k).drafter())
            .allMatch(d -> instance.drafters().get(d).has(batch.choices().of(d)));
  }

  private boolean fits(List<Integer> tasks, MemoryModel memory) {
    return tasks.size() <= instance.batching().maxTasksPerCohort() && memory.holds(tasks);
  }

  private boolean fitInCohort(List<Integer> tasks, MemoryModel memory) {
    return instance.batching().isByBatch()
        ? tasks.size() <= instance.batching().maxTasksPerCohort()
        : fits(tasks, memory);
  }

  Plan plan(List<Batch> batches) {
    List<Cohort> cohorts = cohorts(batches).stream().map(Cohort::new).toList();
    return new Plan(like.pipeline(), like.scope(), null, like.uplink(), like.allocation(), cohorts);
  }

  /** One after the other, as many as fit together where there are slots. */
  private List<List<Batch>> cohorts(List<Batch> batches) {
    MemoryModel memory = residence(batches);
    List<List<Batch>> cohorts = new ArrayList<>();
    List<Integer> tasks = new ArrayList<>();
    for (Batch batch : batches) {
      tasks.addAll(batch.tasks());
      if (cohorts.isEmpty() || !hasSlots || !fitInCohort(tasks, memory)) {
        cohorts.add(new ArrayList<>());
        tasks = new ArrayList<>(batch.tasks());
      }
      cohorts.get(cohorts.size() - 1).add(batch);
    }
    return cohorts;
  }

  /** The makespan, seconds; infinite if it is more than {@code limitS}. */
  @Override
  public double makespanS(List<Batch> batches, double limitS) {
    double[] readyS =
        fixedReadyS == null ? Uploads.readySeconds(instance, plan(batches)) : fixedReadyS;
    return makespanS(batches, cohorts(batches), readyS, limitS);
  }

  /** The makespan under a slot pipeline of a plan with the tasks and uplink of the first one. */
  public double makespanS(Plan plan, double[] readyS) {
    List<List<Batch>> cohorts = plan.cohorts().stream().map(Cohort::batches).toList();
    return makespanS(plan.batches(), cohorts, readyS, Double.POSITIVE_INFINITY);
  }

  private double makespanS(
      List<Batch> batches, List<List<Batch>> inCohorts, double[] readyS, double limitS) {
    List<List<Priced>> cohorts =
        inCohorts.stream().map(own -> own.stream().map(this::priced).toList()).toList();
    cohorts.forEach(own -> own.forEach(batch -> stages += batch.stages));
    if (hasSlots) {
      return Timeline.makespanS(like.pipeline(), priced(cohorts, 0, readyS));
    }
    List<List<PricedBatch>> executions = new ArrayList<>();
    for (int each = 0; each < pricing.executions(); each++) {
      executions.add(priced(cohorts, each, readyS).stream().flatMap(List::stream).toList());
    }
    return Timeline.asynchronousS(instance, residence(batches), executions, limitS);
  }

  private static List<List<PricedBatch>> priced(
      List<List<Priced>> cohorts, int execution, double[] readyS) {
    List<List<PricedBatch>> priced = new ArrayList<>();
    for (List<Priced> cohort : cohorts) {
      List<PricedBatch> own = new ArrayList<>();
      for (Priced batch : cohort) {
        Place place = new Place(priced.size(), own.size());
        BatchProfile profile = batch.profiles.get(execution);
        own.add(PricedBatch.of(batch.batch, place, readyS, profile));
      }
      priced.add(own);
    }
    return priced;
  }

  private Priced priced(Batch batch) {
    if (kept > MOST_KEPT) {
      priced.clear();
      kept = 0;
    }
    return priced.computeIfAbsent(batch, this::price);
  }

  private Priced price(Batch batch) {
    List<BatchProfile> profiles =
        IntStream.range(0, pricing.executions())
            .mapToObj(each -> pricing.profile(batch, each))
            .toList();
    long parts = profiles.get(0).parts().size();
    long steps = profiles.stream().mapToLong(BatchProfile::steps).sum();
    kept += steps * (1 + parts);
    return new Priced(batch, profiles, steps * (1 + STAGES * parts));
  }
}
