package sdedge.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Task;
import sdedge.latency.BatchProfile;
import sdedge.latency.CertainPart;
import sdedge.latency.PartLoad;
import sdedge.latency.PartProfile;
import sdedge.latency.TaskProgress;
import sdedge.latency.VerifierDrafts;
import sdedge.timeline.PricedBatch.Place;

/** Collects what happens to a batch of a plan, in any order. */
final class BatchRecord {
  private static final Comparator<StageRun> BY_STEP =
      Comparator.comparingInt(StageRun::step)
          .thenComparing(StageRun::stage)
          .thenComparing(StageRun::drafter, Comparator.nullsLast(Comparator.naturalOrder()));

  private final PricedBatch batch;
  private final boolean keepsStages;
  private final Verdicts[] verdicts; // by part
  private final @Nullable Verdicts[] ifCertain; // by part, where it is not
  private final List<StageRun> stages = new ArrayList<>();
  private @Nullable List<CertainPart> certain; // once asked for
  private double firstS = Double.POSITIVE_INFINITY; // when the first stage begins

  /**
   * A record of nothing yet.
   *
   * @param keepsStages whether the stages will be asked for
   */
  BatchRecord(PricedBatch batch, boolean keepsStages) {
    this.batch = batch;
    this.keepsStages = keepsStages;
    verdicts =
        batch.profile().parts().stream()
            .map(part -> new Verdicts(part.steps()))
            .toArray(Verdicts[]::new);
    ifCertain = new Verdicts[verdicts.length];
  }

  PricedBatch batch() {
    return batch;
  }

  /** A stage of a part in a step, latency of a link included. */
  void stage(PartProfile part, int step, Stage stage, double startS, double endS) {
    firstS = Math.min(firstS, startS);
    if (!keepsStages) {
      return;
    }
    double newTokens = stage == Stage.DRAFT ? part.draftTokens(step) : 0;
    String mode = part.length() > 0 ? part.mode().name() : null;
    Load load = new Load(part.drafter(), part.length(), part.active(step), newTokens, mode);
    double freeS =
        switch (stage) {
          case DRAFT, VERIFY -> endS;
          case FRONTHAUL_UP -> startS + part.upFree(step);
          case FRONTHAUL_DOWN -> startS + part.downBusy(step);
        };
    add(step, stage, startS, freeS, endS, load);
  }

  /** The verification of all parts in a step. */
  void verification(int step, double startS, double endS) {
    firstS = Math.min(firstS, startS);
    if (!keepsStages) {
      return;
    }
    BatchProfile profile = batch.profile();
    double draftedS = startS;
    for (List<PartLoad> group : profile.coLocation().groups()) {
      if (group.stream().anyMatch(part -> step <= part.steps())) {
        double untilS = draftedS + VerifierDrafts.seconds(group, step);
        add(step, Stage.DRAFT, draftedS, untilS, untilS, draft(group, step));
        draftedS = untilS;
      }
    }
    int length = profile.parts().get(0).length();
    boolean common = profile.parts().stream().allMatch(part -> part.length() == length);
    Load load =
        new Load(
            null, common ? length : null, profile.active(step), profile.verifyTokens(step), null);
    add(step, Stage.VERIFY, draftedS, endS, endS, load);
  }

  /** The drafts of parts that share their passes on the verifier's node. */
  private static Load draft(List<PartLoad> group, int step) {
    List<PartLoad> active = group.stream().filter(part -> step <= part.steps()).toList();
    PartLoad first = active.get(0);
    boolean oneLength = active.stream().allMatch(part -> part.length() == first.length());
    boolean oneMode =
        active.stream().allMatch(part -> part.mode().name().equals(first.mode().name()));
    return new Load(
        null,
        oneLength ? first.length() : null,
        active.stream().mapToDouble(part -> part.active(step)).sum(),
        active.stream().mapToDouble(part -> part.draftTokens(step)).sum(),
        oneMode ? first.mode().name() : null);
  }

  private record Load(
      @Nullable Integer drafter,
      @Nullable Integer length,
      double active,
      double newTokens,
      @Nullable String mode) {}

  private void add(int step, Stage stage, double startS, double freeS, double endS, Load load) {
    Place place = batch.place();
    stages.add(
        new StageRun(
            load.drafter(),
            place.cohort() + 1,
            place.batch() + 1,
            step,
            stage,
            startS,
            freeS,
            endS,
            load.length(),
            load.active(),
            load.newTokens(),
            load.mode()));
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
  Stream<StageRun> stages() {
    stages.sort(BY_STEP);
    return stages.stream();
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
      TaskProgress progress =
          plan.model().progress(task, batch.batch().draftings().of(task.drafter()));
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
