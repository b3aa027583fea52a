package sdedge.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Task;
import sdedge.latency.BatchProfile;
import sdedge.latency.PartProfile;
import sdedge.latency.TaskProgress;
import sdedge.plan.Batch;
import sdedge.timeline.PricedBatch.Place;

/** Collects what happens to the batches of a plan, in any order. */
final class Recorder {
  private static final Comparator<StageRun> BY_PLACE =
      Comparator.comparingInt(StageRun::cohort)
          .thenComparingInt(StageRun::batch)
          .thenComparingInt(StageRun::step)
          .thenComparing(StageRun::stage)
          .thenComparing(StageRun::drafter, Comparator.nullsLast(Comparator.naturalOrder()));

  private final PricedPlan plan;
  private final double[][] startS; // by cohort, batch: the first stage
  private final Verdicts[][][] verdicts; // by cohort, batch, part
  private final List<StageRun> stages = new ArrayList<>();

  Recorder(PricedPlan plan) {
    this.plan = plan;
    startS = new double[plan.cohorts().size()][];
    verdicts = new Verdicts[startS.length][][];
    for (int c = 0; c < startS.length; c++) {
      List<PricedBatch> batches = plan.cohorts().get(c);
      startS[c] = new double[batches.size()];
      Arrays.fill(startS[c], Double.POSITIVE_INFINITY);
      verdicts[c] =
          batches.stream().map(b -> Verdicts.ofParts(b.profile())).toArray(Verdicts[][]::new);
    }
  }

  /** A stage of a part in a step, latency of a link included. */
  void stage(
      PricedBatch batch, PartProfile part, int step, Stage stage, double startS, double endS) {
    double newTokens = stage == Stage.DRAFT ? part.draftTokens(step) : 0;
    add(
        batch,
        step,
        stage,
        startS,
        endS,
        new Load(part.drafter(), part.length(), part.active(step), newTokens));
  }

  /** The verification of a batch in a step. */
  void verification(PricedBatch batch, int step, double startS, double endS) {
    BatchProfile profile = batch.profile();
    int length = profile.parts().get(0).length();
    boolean common = profile.parts().stream().allMatch(part -> part.length() == length);
    Load load =
        new Load(null, common ? length : null, profile.active(step), profile.verifyTokens(step));
    add(batch, step, Stage.VERIFY, startS, endS, load);
  }

  private record Load(
      @Nullable Integer drafter, @Nullable Integer length, double active, double newTokens) {}

  private void add(PricedBatch batch, int step, Stage stage, double begin, double end, Load load) {
    Place place = batch.place();
    double[] starts = startS[place.cohort()];
    starts[place.batch()] = Math.min(starts[place.batch()], begin);
    stages.add(
        new StageRun(
            load.drafter(),
            place.cohort() + 1,
            place.batch() + 1,
            step,
            stage,
            begin,
            end,
            load.length(),
            load.active(),
            load.newTokens()));
  }

  /** The tokens of a step of part {@code i} are known; of step 1 unless known before. */
  void known(PricedBatch batch, int i, int step, double timeS) {
    verdictsOf(batch)[i].known(step, timeS);
  }

  /** The first tokens of part {@code i} are known before its verdict. */
  void firstTokens(PricedBatch batch, int i, double timeS) {
    verdictsOf(batch)[i].firstTokens(timeS);
  }

  private Verdicts[] verdictsOf(PricedBatch batch) {
    return verdicts[batch.place().cohort()][batch.place().batch()];
  }

  /** Replaces the verdicts of a part by those of an execution in which it is certain. */
  void condition(PricedBatch batch, int i, Verdicts certain) {
    verdictsOf(batch)[i] = certain;
  }

  /** What was recorded. */
  Execution execution(double makespanS, @Nullable Components components) {
    stages.sort(BY_PLACE);
    @Nullable TaskTimes[] tasks = new TaskTimes[plan.readyS().length];
    for (PricedBatch batch : plan.batches()) {
      fill(batch, tasks);
    }
    List<TaskTimes> times = new ArrayList<>();
    for (TaskTimes task : tasks) {
      if (task != null) {
        times.add(task);
      }
    }
    return new Execution(plan.plan(), makespanS, components, times, stages);
  }

  private void fill(PricedBatch priced, @Nullable TaskTimes[] tasks) {
    Batch batch = priced.batch();
    List<PartProfile> parts = priced.profile().parts();
    for (int i = 0; i < parts.size(); i++) {
      int drafter = parts.get(i).drafter();
      BatchProfile served = priced.profile().conditioned(i);
      for (int k : batch.tasks()) {
        Task task = plan.instance().tasks().get(k);
        if (task.drafter() == drafter) {
          TaskProgress progress = plan.model().progress(task, batch.lengths().of(drafter));
          tasks[k] = times(priced, k, progress, served, i);
        }
      }
    }
  }

  private TaskTimes times(
      PricedBatch batch, int task, TaskProgress progress, BatchProfile served, int i) {
    Verdicts known = verdictsOf(batch)[i];
    PartProfile part = served.parts().get(i);
    double completionS = 0;
    double draftS = 0;
    double upS = 0;
    double verifyS = 0;
    double downS = 0;
    for (int n = 1; n <= progress.steps(); n++) {
      double activity = progress.activity(n);
      double last = progress.lastChance(n);
      completionS += last == 0 ? 0 : last * known.at(n);
      draftS += activity * part.draft(n);
      upS += activity * part.up(n);
      verifyS += activity * served.verify(n);
      downS += activity * part.down(n);
    }
    return new TaskTimes(
        plan.readyS()[task],
        startS[batch.place().cohort()][batch.place().batch()],
        known.first(),
        completionS,
        progress.meanSteps(),
        draftS,
        upS,
        verifyS,
        downS);
  }
}
