package sdedge.search.asynchronous;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Task;
import sdedge.instance.UplinkPolicy;
import sdedge.latency.BatchProfile;
import sdedge.latency.StageModel;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.Feasibility;
import sdedge.plan.MemoryModel;
import sdedge.plan.Plan;
import sdedge.timeline.PricedBatch;
import sdedge.timeline.PricedBatch.Place;
import sdedge.timeline.Timeline;
import sdedge.timeline.Uploads;

/**
 * Executes plans that have batches in common and an uplink, and counts how much it executed. Under
 * asynchronous execution each batch is a cohort; else a cohort is as many as fit.
 */
final class Executor {
  private static final long MOST_KEPT = 1_000_000; // steps of batches whose times are kept
  private static final int STAGES = 3; // of a part in a step; the verification comes to them

  private final Instance instance;
  private final StageModel model;
  private final Plan like;
  private final boolean hasSlots;
  private final double @Nullable [] fixedReadyS; // null if it depends on the sequence of the tasks
  private final Map<Set<String>, MemoryModel> residences = new HashMap<>(); // by modes loaded
  private final Map<Batch, Priced> priced = new HashMap<>();
  private long kept;
  private long stages;

  private record Priced(BatchProfile profile, long stages) {}

  /** Executes plans that differ from one only in their batches. */
  Executor(Instance instance, Plan like) {
    this.instance = instance;
    this.like = like;
    hasSlots = like.pipeline() != Pipeline.ASYNCHRONOUS;
    model = StageModel.of(instance, like.pipeline());
    fixedReadyS =
        like.uplink() == UplinkPolicy.SEQUENTIAL ? null : Uploads.readySeconds(instance, like);
  }

  /** The stages executed so far, had none been given up. */
  long stages() {
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
            .allMatch(d -> instance.drafters().get(d).has(batch.draftings().of(d)));
  }

  private boolean fits(List<Integer> tasks, MemoryModel memory) {
    double[] tokens = new double[instance.drafters().size()];
    double all = 0;
    for (int k : tasks) {
      tokens[instance.tasks().get(k).drafter()] += Feasibility.reservedTokens(instance, k);
      all += Feasibility.reservedTokens(instance, k);
    }
    boolean fits =
        tasks.size() <= instance.batching().maxTasksPerCohort() && memory.fitsVerifier(all, tokens);
    for (int d = 0; d < tokens.length; d++) {
      fits &= tokens[d] == 0 || memory.fits(d, tokens[d]);
    }
    return fits;
  }

  /** The plan of some batches. */
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
      if (cohorts.isEmpty() || !hasSlots || !fits(tasks, memory)) {
        cohorts.add(new ArrayList<>());
        tasks = new ArrayList<>(batch.tasks());
      }
      cohorts.get(cohorts.size() - 1).add(batch);
    }
    return cohorts;
  }

  /** The makespan, seconds; infinite if it is more than {@code limitS}. */
  double makespanS(List<Batch> batches, double limitS) {
    double[] readyS =
        fixedReadyS == null ? Uploads.readySeconds(instance, plan(batches)) : fixedReadyS;
    List<List<PricedBatch>> cohorts = new ArrayList<>();
    for (List<Batch> cohort : cohorts(batches)) {
      List<PricedBatch> run = new ArrayList<>();
      for (Batch batch : cohort) {
        run.add(priced(batch, new Place(cohorts.size(), run.size()), readyS));
      }
      cohorts.add(run);
    }
    return hasSlots
        ? Timeline.makespanS(like.pipeline(), cohorts)
        : Timeline.asynchronousS(instance, cohorts.stream().flatMap(List::stream).toList(), limitS);
  }

  private PricedBatch priced(Batch batch, Place place, double[] readyS) {
    Priced known = priced(batch);
    double latestS = 0;
    for (int k : batch.tasks()) {
      latestS = Math.max(latestS, readyS[k]);
    }
    stages += known.stages;
    return new PricedBatch(batch, place, latestS, known.profile);
  }

  private Priced priced(Batch batch) {
    if (kept > MOST_KEPT) {
      priced.clear();
      kept = 0;
    }
    return priced.computeIfAbsent(batch, this::price);
  }

  private Priced price(Batch batch) {
    List<Task> tasks = batch.tasks().stream().map(instance.tasks()::get).toList();
    BatchProfile profile = BatchProfile.of(model, tasks, batch.draftings()::of);
    long parts = profile.parts().size();
    kept += profile.steps() * (1 + parts);
    return new Priced(profile, profile.steps() * (1 + STAGES * parts));
  }
}
