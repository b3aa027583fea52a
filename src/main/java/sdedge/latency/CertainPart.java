package sdedge.latency;

import java.util.ArrayList;
import java.util.List;

/**
 * A batch as it runs when one of its parts is active for sure in all its steps (docs/model.md
 * section 9), up to the last of these.
 */
public final class CertainPart {
  private final BatchProfile batch;
  private final PartProfile part;
  private final double[] drafterSide; // by step − 1
  private final double[] down;

  private CertainPart(BatchProfile batch, PartProfile part) {
    this.batch = batch;
    this.part = part.certain();
    int steps = part.isCertain() ? 0 : part.steps();
    drafterSide = new double[steps];
    down = new double[steps];
  }

  /**
   * A batch with each of its parts certain in turn. Slower parts of a batch decide before a certain
   * part, with the chances they have, and faster ones never: sums over the slower ones are enough.
   *
   * @return by part
   */
  public static List<CertainPart> of(BatchProfile batch) {
    List<CertainPart> certain = new ArrayList<>();
    batch.parts().forEach(part -> certain.add(new CertainPart(batch, part)));
    int steps = certain.stream().mapToInt(one -> one.drafterSide.length).max().orElse(0);
    for (int n = 1; n <= steps; n++) {
      int step = n;
      ExpectedMaximum sides = batch.expectedMaximum(n, part -> part.side(step));
      ExpectedMaximum returning = batch.expectedMaximum(n, part -> part.down(step));
      sides.mean();
      returning.mean();
      for (int i = 0; i < certain.size(); i++) {
        CertainPart one = certain.get(i);
        if (n <= one.drafterSide.length) {
          one.drafterSide[n - 1] = sides.meanIfCertain(i);
          one.down[n - 1] = returning.meanIfCertain(i);
        }
      }
    }
    return certain;
  }

  /** The part that is certain. */
  public PartProfile part() {
    return part;
  }

  /** v_n, seconds; beyond the last step of the part as it is without it. */
  public double verify(int n) {
    return n <= part.steps() ? batch.verify(n) / batch.verifierChance(n) : batch.verify(n);
  }

  /** e_n, seconds of drafts on the verifier's node. */
  public double coLocated(int n) {
    return n <= part.steps() ? batch.coLocated(n) / batch.verifierChance(n) : batch.coLocated(n);
  }

  /** a_n, seconds on the drafter side, of a part that is not certain anyway. */
  public double drafterSide(int n) {
    return drafterSide[n - 1];
  }

  /** b_n, seconds on the verifier side, of a part that is not certain anyway. */
  public double verifierSide(int n) {
    return verify(n) + down[n - 1];
  }

  /** π^a_n, the chance that there is a drafter side: a part that takes no time makes none. */
  public double drafterChance(int n) {
    return part.side(n) > 0 ? 1 : batch.drafterChance(n);
  }

  /** π^b_n, the chance that there is a verifier side. */
  public double verifierChance(int n) {
    return 1;
  }
}
