package sdedge.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import sdedge.latency.BatchLoad;
import sdedge.latency.BatchProfile;
import sdedge.timeline.Execution.TaskTimes;

/** Turns the slots of one drafter into stages, task times and components. */
final class SlotRecorder implements SlotListener {
  private static final Comparator<StageRun> BY_PLACE =
      Comparator.comparingInt(StageRun::drafter)
          .thenComparingInt(StageRun::cohort)
          .thenComparingInt(StageRun::batch)
          .thenComparingInt(StageRun::step)
          .thenComparing(StageRun::stage);

  private final PricedPlan plan;
  private final List<List<PricedBatch>> cohorts;
  private final int drafter;
  private final TaskTimes[] tasks;
  private final List<StageRun> stages = new ArrayList<>();
  private final double[] firstTokenS;
  private int cohort;
  private double uploadWaitS;
  private double draftS;
  private double fronthaulS;
  private double verifyS;

  SlotRecorder(PricedPlan plan) {
    this.plan = plan;
    cohorts = plan.drafters().get(0);
    drafter = plan.plan().drafters().get(0).drafter();
    tasks = new TaskTimes[plan.readyS().length];
    firstTokenS = new double[tasks.length];
  }

  @Override
  public void cohort(int index) {
    cohort = index;
  }

  @Override
  public void drafts(int batch, int step, double startS) {
    BatchProfile profile = profile(batch);
    if (step > profile.steps() || !profile.load().goesUp(step)) {
      return;
    }
    double drafted = startS + profile.draft(step);
    if (profile.length() > 0) {
      add(batch, step, Stage.DRAFT, startS, drafted, profile.load().draftTokens(step));
    }
    add(batch, step, Stage.FRONTHAUL_UP, drafted, startS + profile.drafterSide(step), 0);
  }

  @Override
  public void verifies(int batch, int step, double startS) {
    BatchProfile profile = profile(batch);
    if (step > profile.steps()) {
      return;
    }
    double verified = startS + profile.verify(step);
    double verdict = startS + profile.verifierSide(step);
    add(batch, step, Stage.VERIFY, startS, verified, profile.load().verifyTokens(step));
    if (profile.load().comesDown(step)) {
      add(batch, step, Stage.FRONTHAUL_DOWN, verified, verdict, 0);
    }
    PricedBatch priced = cohorts.get(cohort).get(batch);
    for (int i = 0; i < priced.taskSteps().size(); i++) {
      int task = priced.batch().tasks().get(i);
      if (step == 1) {
        firstTokenS[task] = verdict;
      }
      if (step == priced.taskSteps().get(i)) {
        tasks[task] = new TaskTimes(plan.readyS()[task], firstTokenS[task], verdict);
      }
    }
  }

  @Override
  public void draftDetermines(int batch, int step, double waitS) {
    uploadWaitS += waitS;
    draftS += profile(batch).draft(step);
    fronthaulS += profile(batch).up(step);
  }

  @Override
  public void verifyDetermines(int batch, int step) {
    verifyS += profile(batch).verify(step);
    fronthaulS += profile(batch).down(step);
  }

  /** What was heard, as the execution of the plan. */
  Execution execution(double makespanS) {
    stages.sort(BY_PLACE);
    Components components = new Components(uploadWaitS, draftS, fronthaulS, verifyS);
    return new Execution(plan.plan(), makespanS, components, List.of(tasks), stages);
  }

  private BatchProfile profile(int batch) {
    return cohorts.get(cohort).get(batch).profile();
  }

  private void add(int batch, int step, Stage stage, double startS, double endS, double newTokens) {
    BatchLoad load = profile(batch).load();
    int active = (int) load.active(step);
    stages.add(
        new StageRun(drafter, cohort + 1, batch + 1, step, stage, startS, endS, active, newTokens));
  }
}
