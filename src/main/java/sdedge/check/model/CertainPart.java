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
  private final double[] drafterSideS;
  private final double[] downS;

  private CertainPart(BatchTimes batch, PartTimes part) {
    this.batch = batch;
    this.part = part;
    drafterSideS = new double[part.steps() + 1];
    downS = new double[part.steps() + 1];
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
        if (n <= given.get(p).part.steps()) {
          given.get(p).drafterSideS[n] = sides[p];
          given.get(p).downS[n] = downs[p];
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
        : batch.verify(step) / batch.verifierChance(step);
  }

  /** e; in steps without the part that of the batch as it is. */
  double coLocated(int step) {
    return step > part.steps()
        ? batch.coLocated(step)
        : batch.coLocated(step) / batch.verifierChance(step);
  }

  /** a. */
  double drafterSide(int step) {
    return drafterSideS[step];
  }

  /** π^a: a part that takes no time does not make a drafter side. */
  double drafterChance(int step) {
    return part.drafterSide(step) > 0 ? 1 : batch.drafterChance(step);
  }

  /** b, which is certain. */
  double verifierSide(int step) {
    return verify(step) + downS[step];
  }
}
