package sdedge.check.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A batch if one of its parts is certain to be active up to its last step (Section 9 of the model),
 * by step up to that one.
 */
final class CertainPart {
  private final BatchTimes batch;
  private final PartTimes part;
  private final Side drafter;
  private final Side verifier;

  private CertainPart(BatchTimes batch, PartTimes part) {
    this.batch = batch;
    this.part = part;
    drafter = new Side(part.steps());
    verifier = new Side(part.steps());
  }

  /** By part the batch if that part is certain. */
  static List<CertainPart> of(BatchTimes batch) {
    List<CertainPart> given = new ArrayList<>();
    batch.parts().forEach(part -> given.add(new CertainPart(batch, part.certain())));
    for (int n = 1; n <= batch.steps(); n++) {
      int step = n;
      double[] sides = batch.meanOfLargestIfCertain(n, part -> part.drafterSide(step));
      double[] downs = batch.meanOfLargestIfCertain(n, part -> part.down(step));
      for (int p = 0; p < given.size(); p++) {
        CertainPart own = given.get(p);
        if (n <= own.part.steps()) {
          boolean takesTime = own.part.drafterSide(n) > 0; // else it makes no drafter side
          own.drafter.put(n, sides[p], takesTime ? 1 : batch.drafter().chance(n));
          own.verifier.put(n, own.verify(n) + downs[p], 1);
        }
      }
    }
    return given;
  }

  /** The certain part. */
  PartTimes part() {
    return part;
  }

  /** v; in steps without the part that of the batch as it is. */
  double verify(int step) {
    return step > part.steps()
        ? batch.verify(step)
        : batch.verify(step) / batch.verifier().chance(step);
  }

  /** e; in steps without the part that of the batch as it is. */
  double coLocated(int step) {
    return step > part.steps()
        ? batch.coLocated(step)
        : batch.coLocated(step) / batch.verifier().chance(step);
  }

  /** a and π^a. */
  Side drafter() {
    return drafter;
  }

  /** b, which is certain. */
  Side verifier() {
    return verifier;
  }
}
