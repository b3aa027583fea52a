package sdedge.timeline;

import java.util.List;
import sdedge.latency.BatchProfile;
import sdedge.latency.PartProfile;

/** Turns the slots of a plan into stages, verdicts and components. */
final class SlotRecorder implements SlotListener {
  private List<BatchRecord> records = List.of();
  private double[][] verifyStartsS = {}; // by batch and step − 1
  private double uploadWaitS;
  private double draftS;
  private double fronthaulS;
  private double verifyS;
  private final boolean keepsStages;

  /**
   * A recorder of nothing yet.
   *
   * @param keepsStages whether the stages will be asked for
   */
  SlotRecorder(boolean keepsStages) {
    this.keepsStages = keepsStages;
  }

  /**
   * All that follows belongs to a cohort.
   *
   * @return what there will be to tell of its batches
   */
  List<BatchRecord> begin(List<PricedBatch> cohort) {
    records = cohort.stream().map(batch -> new BatchRecord(batch, keepsStages)).toList();
    verifyStartsS =
        cohort.stream().map(batch -> new double[batch.profile().steps()]).toArray(double[][]::new);
    return records;
  }

  /** When the batches of the cohort began to be verified, by step − 1, seconds. */
  double[][] verifyStartsS() {
    return verifyStartsS;
  }

  @Override
  public void drafts(int batch, int step, double startS) {
    BatchRecord record = records.get(batch);
    for (PartProfile part : record.batch().profile().parts()) {
      double drafted = startS + part.draft(step);
      if (part.isOnTheWay() && step <= part.steps()) {
        record.stage(part, step, Stage.DRAFT, startS, drafted);
      }
      if (part.goesUp(step)) {
        double arrived = startS + part.side(step);
        record.stage(part, step, Stage.FRONTHAUL_UP, drafted, arrived);
      }
    }
  }

  @Override
  public void verifies(int batch, int step, double startS) {
    BatchRecord record = records.get(batch);
    BatchProfile profile = record.batch().profile();
    if (step > profile.steps()) {
      return;
    }
    verifyStartsS[batch][step - 1] = startS;
    double verified = startS + profile.verify(step);
    double verdict = startS + profile.verifierSide(step);
    record.verification(step, startS, verified);
    for (int i = 0; i < profile.parts().size(); i++) {
      PartProfile part = profile.parts().get(i);
      if (part.comesDown(step)) {
        double arrived = startS + (profile.verify(step) + part.down(step));
        record.stage(part, step, Stage.FRONTHAUL_DOWN, verified, arrived);
      }
      record.verdicts(i).known(step, verdict);
    }
  }

  @Override
  public void draftCounts(int batch, int step, double part, double waitS) {
    BatchProfile profile = profile(batch);
    uploadWaitS += waitS;
    draftS += part * profile.draft(step);
    fronthaulS += part * profile.up(step);
  }

  @Override
  public void verifyCounts(int batch, int step, double part) {
    BatchProfile profile = profile(batch);
    draftS += part * profile.coLocated(step);
    verifyS += part * (profile.verify(step) - profile.coLocated(step));
    fronthaulS += part * profile.down(step);
  }

  private BatchProfile profile(int batch) {
    return records.get(batch).batch().profile();
  }

  /** What the makespan is made of. */
  Components components() {
    return new Components(uploadWaitS, draftS, fronthaulS, verifyS);
  }
}
