package sdedge.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Task;
import sdedge.latency.CertainPart;
import sdedge.latency.PartProfile;
import sdedge.latency.TaskProgress;

/** Collects what happens to a batch of a plan, in any order. */
final class BatchRecord {
  private static final Comparator<StageRun> BY_STEP =
      Comparator.comparingInt(StageRun::step)
          .thenComparing(StageRun::stage)
          .thenComparing(StageRun::drafter, Comparator.nullsLast(Comparator.naturalOrder()));

  private final PricedBatch batch;
  private final Verdicts[] verdicts; // by part
  private final @Nullable Verdicts[] ifCertain; // by part, where it is not
  private final List<StageRun> stages = new ArrayList<>();
  private @Nullable List<CertainPart> certain; // once asked for
  private double firstS = Double.POSITIVE_INFINITY; // when the first stage begins

  /** A record of nothing yet. */
  BatchRecord(PricedBatch batch) {
    this.batch = batch;
    verdicts =
        batch.profile().parts().stream()
            .map(part -> new Verdicts(part.steps()))
            .toArray(Verdicts[]::new);
    ifCertain = new Verdicts[verdicts.length];
  }

  PricedBatch batch() {
    return batch;
  }

  /** A stage of its first step begins. */
  void begins(double timeS) {
    firstS = Math.min(firstS, timeS);
  }

  /** A stage of the batch or of one of its parts. */
  void stage(StageRun run) {
    stages.add(run);
  }

  /** The batch with each of its parts certain in turn, by part. */
  List<CertainPart> certain() {
    List<CertainPart> known = certain == null ? CertainPart.of(batch.profile()) : certain;
    certain = known;
    return known;
  }

  /** What is known so far of the tokens of a part. */
  Verdicts verdicts(int part) {
    return verdicts[part];
  }

  /** The verdicts of a part in an execution in which it is certain. */
  void given(int part, Verdicts known) {
    ifCertain[part] = known;
  }

  /** All stages, by step, stage and drafter. */
  List<StageRun> stages() {
    stages.sort(BY_STEP);
    return stages;
  }

  /**
   * The times of the tasks.
   *
   * @param times by index of the task in the instance
   */
  void writeTimes(PricedPlan plan, @Nullable TaskTimes[] times) {
    for (int k : batch.batch().tasks()) {
      Task task = plan.instance().tasks().get(k);
      int part = batch.part(task.drafter());
      TaskProgress progress = plan.progress(k, batch.batch());
      Verdicts given = ifCertain[part];
      Verdicts known = given == null ? verdicts[part] : given;
      times[k] = times(plan.readyS()[k], progress, certain().get(part), known);
    }
  }

  private TaskTimes times(
      double readyS, TaskProgress progress, CertainPart served, Verdicts known) {
    PartProfile part = served.part();
    double completionS = 0;
    double draftS = 0;
    double upS = 0;
    double verifyS = 0;
    double downS = 0;
    for (int n = 1; n <= progress.steps(); n++) {
      double activity = progress.activity(n);
      double last = progress.lastChance(n);
      completionS += last == 0 ? 0 : last * known.at(n);
      draftS += activity * (part.draft(n) + served.coLocated(n));
      upS += activity * part.up(n);
      verifyS += activity * (served.verify(n) - served.coLocated(n));
      downS += activity * part.down(n);
    }
    return new TaskTimes(
        readyS,
        firstS,
        known.first(),
        completionS,
        progress.meanSteps(),
        draftS,
        upS,
        verifyS,
        downS);
  }
}
