package sdedge.check.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sdedge.timeline.Stage;

/** A batch of a plan and when its stages begin, by step from 1, in seconds. */
public final class BatchRun {
  private final PlannedBatch planned;
  private final BatchTimes times;
  private final List<Map<Stage, double[]>> startS = new ArrayList<>(); // by part
  private final double[][] verdictS; // by part
  private final Map<Integer, CertainPart> certain = new HashMap<>(); // by part
  private final Map<Integer, double[]> certainVerdictS = new HashMap<>(); // by part seen as certain
  private double endS;

  BatchRun(PlannedBatch planned, BatchTimes times) {
    this.planned = planned;
    this.times = times;
    verdictS = new double[times.parts().size()][times.steps() + 1];
    double[] verifyS = new double[times.steps() + 1]; // the whole batch's
    for (double[] ofPart : verdictS) {
      Map<Stage, double[]> starts = new EnumMap<>(Stage.class);
      for (Stage stage : Stage.values()) {
        starts.put(stage, stage == Stage.VERIFY ? verifyS : new double[times.steps() + 1]);
      }
      startS.add(starts);
      Arrays.fill(ofPart, Double.NaN);
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
    return starts(part, stage)[step];
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
    starts(part, stage)[step] = atS;
  }

  private double[] starts(int part, Stage stage) {
    return Objects.requireNonNull(startS.get(part).get(stage));
  }

  /** Begins draft and fronthaul up of all parts, one after the other. */
  void beginDrafterSide(int step, double atS) {
    for (int p = 0; p < verdictS.length; p++) {
      if (step <= times.parts().get(p).steps()) {
        begin(p, Stage.DRAFT, step, atS);
        begin(p, Stage.FRONTHAUL_UP, step, atS + times.parts().get(p).draft(step));
      }
    }
  }

  /** Begins verify and fronthaul down of all parts, whose verdict is known when all are down. */
  void beginVerifierSide(int step, double atS) {
    if (step <= times.steps()) {
      for (int p = 0; p < verdictS.length; p++) {
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
    return certainVerdictS.getOrDefault(part, verdictS[part])[step];
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
    certain.put(part, given);
    certainVerdictS.put(part, verdictsS);
  }

  /** What the tasks of a part see if it is certain; null if they see the batch as it is. */
  @Nullable CertainPart certain(int part) {
    return certain.get(part);
  }

  /** When the batch is done. */
  public double endS() {
    return endS;
  }

  /** When the batch leaves its queue. */
  public double firstStartS() {
    double first = Double.POSITIVE_INFINITY;
    for (int p = 0; p < verdictS.length; p++) {
      boolean drafts = has(p, Stage.DRAFT, 1);
      first = Math.min(first, startS(p, drafts ? Stage.DRAFT : Stage.FRONTHAUL_UP, 1));
    }
    return first;
  }
}
