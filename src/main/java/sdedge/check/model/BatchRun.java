package sdedge.check.model;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.timeline.Stage;

/** A batch of a plan and when its stages begin, by step from 1, in seconds. */
public final class BatchRun {
  private static final int STAGES = Stage.values().length;
  private final PlannedBatch planned;
  private final BatchTimes times;
  private final double[][][] startS; // by part, stage
  private final double[][] verdictS; // by part
  private final Map<Integer, Seen> certain = new HashMap<>(); // by part
  private double endS;

  /** What the tasks of a part see if it is certain, and when verdicts count for them then. */
  private record Seen(CertainPart part, double[] verdictsS) {}

  BatchRun(PlannedBatch planned, BatchTimes times) {
    this.planned = planned;
    this.times = times;
    startS = new double[times.parts().size()][STAGES][times.steps() + 1];
    verdictS = new double[startS.length][times.steps() + 1];
    for (int p = 0; p < startS.length; p++) {
      startS[p][Stage.VERIFY.ordinal()] = startS[0][Stage.VERIFY.ordinal()]; // the whole batch's
      Arrays.fill(verdictS[p], Double.NaN);
    }
  }

  public PlannedBatch planned() {
    return planned;
  }

  public BatchTimes times() {
    return times;
  }

  /** Whether a stage of a part occurs in a step; verify is the whole batch's. */
  public boolean has(int part, Stage stage, int step) {
    PartTimes own = times.parts().get(part);
    return step <= own.steps()
        && switch (stage) {
          case DRAFT -> own.isOnTheWay();
          case FRONTHAUL_UP -> own.isOnTheWay() || step == 1;
          case VERIFY -> true;
          case FRONTHAUL_DOWN -> own.comesDown(step);
        };
  }

  /** When a stage that occurs begins. */
  public double startS(int part, Stage stage, int step) {
    return startS[part][stage.ordinal()][step];
  }

  /** When what a stage makes is at the next one: links include their latency. */
  public double endS(int part, Stage stage, int step) {
    PartTimes own = times.parts().get(part);
    return startS(part, stage, step)
        + switch (stage) {
          case DRAFT -> own.draft(step);
          case FRONTHAUL_UP -> own.up(step);
          case VERIFY -> times.verify(step);
          case FRONTHAUL_DOWN -> own.down(step);
        };
  }

  void begin(int part, Stage stage, int step, double atS) {
    startS[part][stage.ordinal()][step] = atS;
  }

  /** Begins draft and fronthaul up of all parts, one after the other. */
  void beginDrafterSide(int step, double atS) {
    for (int p = 0; p < startS.length; p++) {
      if (step <= times.parts().get(p).steps()) {
        begin(p, Stage.DRAFT, step, atS);
        begin(p, Stage.FRONTHAUL_UP, step, atS + times.parts().get(p).draft(step));
      }
    }
  }

  /** Begins verify and fronthaul down of all parts, whose verdict is known when all are down. */
  void beginVerifierSide(int step, double atS) {
    if (step <= times.steps()) {
      for (int p = 0; p < startS.length; p++) {
        begin(p, Stage.VERIFY, step, atS);
        begin(p, Stage.FRONTHAUL_DOWN, step, atS + times.verify(step));
        know(p, step, atS + times.verifier().seconds(step));
      }
    }
  }

  /** Makes a verdict known, which is the last one so far. */
  void know(int part, int step, double atS) {
    verdictS[part][step] = atS;
    endS = atS;
  }

  /** When the verdict of a step counts for the tasks of a part. */
  double verdictS(int part, int step) {
    Seen seen = certain.get(part);
    return (seen == null ? verdictS[part] : seen.verdictsS)[step];
  }

  /** The verdicts of a part so far, by step from 1. */
  double[] verdictsS(int part) {
    return verdictS[part].clone();
  }

  /**
   * Whatever the tasks of a part see is as if it were certain.
   *
   * @param verdictsS by step from 1
   */
  void see(int part, CertainPart given, double[] verdictsS) {
    certain.put(part, new Seen(given, verdictsS));
  }

  /** What the tasks of a part see if it is certain; null if they see the batch as it is. */
  @Nullable CertainPart certain(int part) {
    Seen seen = certain.get(part);
    return seen == null ? null : seen.part;
  }

  /** When the batch is done. */
  public double endS() {
    return endS;
  }

  /** When the batch leaves its queue. */
  public double firstStartS() {
    double first = Double.POSITIVE_INFINITY;
    for (int p = 0; p < startS.length; p++) {
      boolean drafts = has(p, Stage.DRAFT, 1);
      first = Math.min(first, startS(p, drafts ? Stage.DRAFT : Stage.FRONTHAUL_UP, 1));
    }
    return first;
  }
}
