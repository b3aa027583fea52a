package sdedge.check.model;

import java.util.List;
import java.util.Set;
import sdedge.instance.Instance;

/** The batches of a plan that wait, in its order, until they are uploaded and there is room. */
final class AdmissionQueue {
  private final List<PendingBatch> plan;
  private final Memory.Reserved residents;
  private int admitted;
  private double uploadedS; // when all uploads are done up to and including the next batch

  AdmissionQueue(Instance instance, List<PendingBatch> plan) {
    this.plan = plan;
    Set<String> modes =
        ResultPlan.modes(
            instance, plan.stream().map(pending -> pending.planned().batch()).toList());
    residents = new Memory.Reserved(new ModeSelection(instance, modes));
    uploadedS = plan.get(0).planned().readyS();
  }

  /** A copy of a queue, which advances independently. */
  AdmissionQueue(AdmissionQueue other) {
    plan = other.plan;
    residents = new Memory.Reserved(other.residents);
    admitted = other.admitted;
    uploadedS = other.uploadedS;
  }

  /** Admits the next batch if it can be; its place in the plan, negative if none was. */
  int admit(double nowS) {
    if (admitted == plan.size() || uploadedS > nowS) {
      return -1;
    }
    List<Integer> tasks = plan.get(admitted).planned().batch().tasks();
    if (!residents.fits(tasks)) {
      return -1;
    }
    residents.add(tasks);
    if (admitted + 1 < plan.size()) {
      uploadedS = Math.max(uploadedS, plan.get(admitted + 1).planned().readyS());
    }
    return admitted++;
  }

  /** A batch makes room. */
  void release(int place) {
    residents.remove(plan.get(place).planned().batch().tasks());
  }
}
