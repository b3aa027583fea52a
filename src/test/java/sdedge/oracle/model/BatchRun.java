package sdedge.oracle.model;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import sdedge.timeline.Stage;

/** A batch of a plan and when its stages begin, by step from 1, in seconds. */
public final class BatchRun {
  private final PlannedBatch planned;
  private final BatchTimes times;
  private final Map<Stage, double[][]> startS = new EnumMap<>(Stage.class); // by part
  private final double[][] verdictS; // by part
  private final Map<Integer, BatchRun> seen = new HashMap<>(); // by part, if not as it is
  private double endS;

  BatchRun(PlannedBatch planned, BatchTimes times) {
    this.planned = planned;
    this.times = times;
    int steps = times.steps();
    verdictS = new double[times.parts().size()][steps + 1];
    for (double[] ofPart : verdictS) {
      Arrays.fill(ofPart, Double.NaN);
    }
    for (Stage stage : Stage.values()) {
      double[][] byPart = new double[verdictS.length][steps + 1];
      if (stage == Stage.VERIFY) { // one for all parts
        Arrays.fill(byPart, byPart[0]);
      }
      startS.put(stage, byPart);
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
          case FRONTHAUL_DOWN -> own.at(step).returns() > 0;
        };
  }

  public double startS(int part, Stage stage, int step) {
    return starts(part, stage)[step];
  }

  /** When what a stage makes is at the next one: links include their latency. */
  public double endS(int part, Stage stage, int step) {
    PartStep own = times.parts().get(part).at(step);
    return startS(part, stage, step)
        + (stage == Stage.VERIFY ? times.at(step).verifyS() : own.wholeS(stage));
  }

  void begin(int part, Stage stage, int step, double atS) {
    starts(part, stage)[step] = atS;
  }

  private double[] starts(int part, Stage stage) {
    return Objects.requireNonNull(startS.get(stage))[part];
  }

  /** Begins draft and fronthaul up of all parts, one after the other. */
  void beginDrafterSide(int step, double atS) {
    for (int p = 0; p < verdictS.length; p++) {
      if (step <= times.parts().get(p).steps()) {
        begin(p, Stage.DRAFT, step, atS);
        begin(p, Stage.FRONTHAUL_UP, step, endS(p, Stage.DRAFT, step));
      }
    }
  }

  /** Begins verify and fronthaul down of all parts, whose verdict is known when all are down. */
  void beginVerifierSide(int step, double atS) {
    if (step <= times.steps()) {
      for (int p = 0; p < verdictS.length; p++) {
        begin(p, Stage.VERIFY, step, atS);
        begin(p, Stage.FRONTHAUL_DOWN, step, endS(p, Stage.VERIFY, step));
        know(p, step, atS + times.at(step).verifierS());
      }
    }
  }

  /** Makes a verdict known, which is the last one so far. */
  void know(int part, int step, double atS) {
    verdictS[part][step] = atS;
    endS = atS;
  }

  /** When a verdict of a part is known; not a number before. */
  double verdictS(int part, int step) {
    return verdictS[part][step];
  }

  /** The batch as the tasks of a part see it from now on: as if that were certain. */
  BatchRun seenAsCertain(int part) {
    BatchRun certain = new BatchRun(planned, times.ifCertain(part));
    certain.verdictS[part] = verdictS[part].clone();
    seen.put(part, certain);
    return certain;
  }

  BatchRun seen(int part) {
    return seen.getOrDefault(part, this);
  }

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
