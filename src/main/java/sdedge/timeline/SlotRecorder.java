package sdedge.timeline;

import java.util.List;
import sdedge.latency.BatchProfile;

/** Turns the slots of one drafter into stages, task times and components. */
final class SlotRecorder implements SlotListener {
  private final Recorder recorder;
  private final List<List<PricedBatch>> cohorts;
  private final int drafter;
  private int cohort;
  private double uploadWaitS;
  private double draftS;
  private double fronthaulS;
  private double verifyS;

  SlotRecorder(PricedPlan plan) {
    recorder = new Recorder(plan);
    cohorts = plan.drafters().get(0);
    drafter = plan.plan().drafters().get(0).drafter();
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
      recorder.stage(placed(batch), step, Stage.DRAFT, startS, drafted);
    }
    double arrived = startS + profile.drafterSide(step);
    recorder.stage(placed(batch), step, Stage.FRONTHAUL_UP, drafted, arrived);
  }

  @Override
  public void verifies(int batch, int step, double startS) {
    BatchProfile profile = profile(batch);
    if (step > profile.steps()) {
      return;
    }
    double verified = startS + profile.verify(step);
    double verdict = startS + profile.verifierSide(step);
    recorder.stage(placed(batch), step, Stage.VERIFY, startS, verified);
    if (profile.load().comesDown(step)) {
      recorder.stage(placed(batch), step, Stage.FRONTHAUL_DOWN, verified, verdict);
    }
    if (step == 1) {
      recorder.firstTokens(placed(batch).priced(), verdict);
    }
    recorder.complete(placed(batch).priced(), step, verdict);
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
  Execution execution() {
    return recorder.execution(new Components(uploadWaitS, draftS, fronthaulS, verifyS));
  }

  private PlacedBatch placed(int batch) {
    return new PlacedBatch(cohorts.get(cohort).get(batch), drafter, cohort, batch);
  }

  private BatchProfile profile(int batch) {
    return cohorts.get(cohort).get(batch).profile();
  }
}
