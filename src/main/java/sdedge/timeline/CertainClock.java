package sdedge.timeline;

import java.util.List;
import sdedge.instance.Pipeline;
import sdedge.latency.BatchProfile;
import sdedge.latency.CertainPart;

/**
 * When verdicts are known in a cohort in which a part is certain (docs/model.md section 9). Only
 * slots that its batch takes part in last longer then, two in each step: the clock is that of the
 * cohort as it is, later by what these add. Step 1 and its waits are certain anyway.
 */
final class CertainClock {
  private final boolean overlaps;
  private final boolean closes; // the last batch is verified while the first one drafts
  private final List<PricedBatch> cohort;
  private final double[][] verifyStartS;

  /**
   * The clock of a cohort that was executed.
   *
   * @param verifyStartS when each batch begins to be verified, by step − 1
   */
  CertainClock(Pipeline pipeline, List<PricedBatch> cohort, double[][] verifyStartS) {
    overlaps = pipeline != Pipeline.SEQUENTIAL;
    closes = pipeline == Pipeline.ROLLING && cohort.size() > 1;
    this.cohort = cohort;
    this.verifyStartS = verifyStartS;
  }

  /** The verdicts of a part that is certain, of batch {@code m}. */
  Verdicts verdicts(int m, CertainPart certain) {
    int steps = certain.part().steps();
    Verdicts verdicts = new Verdicts(steps);
    double laterS = 0;
    for (int n = 1; n <= steps; n++) {
      laterS += n == 1 ? 0 : drafterLonger(m, n, certain);
      verdicts.known(n, verifyStartS[m][n - 1] + laterS + certain.verifierSide(n));
      laterS += n == 1 ? 0 : verifierLonger(m, n, certain);
    }
    return verdicts;
  }

  /** A side of a slot: how long it takes and the chance that it is there. */
  private record Side(double seconds, double chance) {
    private static final Side NONE = new Side(0, 1);

    static Side drafter(BatchProfile batch, int n) {
      return new Side(batch.drafterSide(n), batch.drafterChance(n));
    }

    static Side verifier(BatchProfile batch, int n) {
      return new Side(batch.verifierSide(n), batch.verifierChance(n));
    }

    /** How long a slot lasts, seconds. */
    double beside(Side other) {
      return seconds + other.seconds - Math.min(seconds * other.chance, other.seconds * chance);
    }
  }

  /** By how much longer the slot lasts in which the batch drafts step {@code n}, seconds. */
  private double drafterLonger(int m, int n, CertainPart certain) {
    Side other = Side.NONE;
    if (overlaps && m > 0) {
      other = Side.verifier(cohort.get(m - 1).profile(), n);
    } else if (closes && m == 0) {
      other = Side.verifier(cohort.get(cohort.size() - 1).profile(), n - 1);
    }
    Side given = new Side(certain.drafterSide(n), certain.drafterChance(n));
    return given.beside(other) - Side.drafter(cohort.get(m).profile(), n).beside(other);
  }

  /** By how much longer the slot lasts in which step {@code n} of the batch is verified. */
  private double verifierLonger(int m, int n, CertainPart certain) {
    Side other = Side.NONE;
    boolean last = m == cohort.size() - 1;
    if (overlaps && !last) {
      other = Side.drafter(cohort.get(m + 1).profile(), n);
    } else if (closes && last) {
      other = Side.drafter(cohort.get(0).profile(), n + 1);
    }
    Side given = new Side(certain.verifierSide(n), certain.verifierChance(n));
    return given.beside(other) - Side.verifier(cohort.get(m).profile(), n).beside(other);
  }
}
