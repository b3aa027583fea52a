package sdedge.timeline;

import java.util.List;
import sdedge.latency.BatchProfile;
import sdedge.latency.PartProfile;

/** Turns the slots of a plan into stages, task times and components. */
final class SlotRecorder implements SlotListener {
  private final Recorder recorder;
  private List<PricedBatch> cohort = List.of();
  private double uploadWaitS;
  private double draftS;
  private double fronthaulS;
  private double verifyS;

  SlotRecorder(Recorder recorder) {
    this.recorder = recorder;
  }

  /** All that follows belongs to this cohort. */
  void begin(List<PricedBatch> batches) {
    cohort = batches;
  }

  @Override
  public void drafts(int batch, int step, double startS) {
    PricedBatch priced = cohort.get(batch);
    for (PartProfile part : priced.profile().parts()) {
      double drafted = startS + part.draft(step);
      if (part.length() > 0 && step <= part.steps()) {
        recorder.stage(priced, part, step, Stage.DRAFT, startS, drafted);
      }
      if (part.goesUp(step)) {
        double arrived = startS + (part.draft(step) + part.up(step));
        recorder.stage(priced, part, step, Stage.FRONTHAUL_UP, drafted, arrived);
      }
    }
  }

  @Override
  public void verifies(int batch, int step, double startS) {
    PricedBatch priced = cohort.get(batch);
    BatchProfile profile = priced.profile();
    if (step > profile.steps()) {
      return;
    }
    double verified = startS + profile.verify(step);
    double verdict = startS + profile.verifierSide(step);
    recorder.verification(priced, step, startS, verified);
    for (int i = 0; i < profile.parts().size(); i++) {
      PartProfile part = profile.parts().get(i);
      if (part.comesDown(step)) {
        double arrived = startS + (profile.verify(step) + part.down(step));
        recorder.stage(priced, part, step, Stage.FRONTHAUL_DOWN, verified, arrived);
      }
      recorder.known(priced, i, step, verdict);
    }
  }

  @Override
  public void draftCounts(int batch, int step, double part, double waitS) {
    BatchProfile profile = cohort.get(batch).profile();
    uploadWaitS += waitS;
    draftS += part * profile.draft(step);
    fronthaulS += part * profile.up(step);
  }

  @Override
  public void verifyCounts(int batch, int step, double part) {
    BatchProfile profile = cohort.get(batch).profile();
    verifyS += part * profile.verify(step);
    fronthaulS += part * profile.down(step);
  }

  /** What the makespan is made of. */
  Components components() {
    return new Components(uploadWaitS, draftS, fronthaulS, verifyS);
  }
}
