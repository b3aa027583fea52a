package sdedge.check.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A batch of a plan and when its stages begin, by step from 1, in seconds. */
public final class BatchRun {
  private final PlannedBatch planned;
  private final BatchTimes times;
  private final List<Map<Stage, double[]>> startS = new ArrayList<>(); // by part
  private final List<double[]> verdictS = new ArrayList<>(); // by part
  private final Map<Integer, CertainPart> certain = new HashMap<>(); // by part
  private final Map<Integer, double[]> ifCertainS = new HashMap<>(); // verdicts by part
  private double endS;

  BatchRun(PlannedBatch planned, BatchTimes times) {
    this.planned = planned;
    this.times = times;
    double[] verifyStartS = none(times);
    for (int p = 0; p < times.parts().size(); p++) {
      Map<Stage, double[]> starts = new EnumMap<>(Stage.class);
      for (Stage stage : Stage.values()) {
        starts.put(stage, stage == Stage.VERIFY ? verifyStartS : none(times));
      }
      startS.add(starts);
      verdictS.add(none(times));
    }
  }

  private static double[] none(BatchTimes times) {
    double[] none = new double[times.steps() + 1];
    Arrays.fill(none, Double.NaN);
    return none;
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
    if (step > own.steps()) {
      return false;
    }
    return switch (stage) {
      case DRAFT -> own.isOnTheWay();
      case FRONTHAUL_UP -> own.isOnTheWay() || step == 1;
      case VERIFY -> true;
      case FRONTHAUL_DOWN -> own.comesDown(step);
    };
  }

  /** When a stage that occurs begins. */
  public double startS(int part, Stage stage, int step) {
    return array(part, stage)[step];
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
    array(part, stage)[step] = atS;
  }

  /** Begins draft and fronthaul up of all parts, one after the other. */
  void beginDrafterSide(int step, double atS) {
    for (int p = 0; p < times.parts().size(); p++) {
      if (step <= times.parts().get(p).steps()) {
        begin(p, Stage.DRAFT, step, atS);
        begin(p, Stage.FRONTHAUL_UP, step, atS + times.parts().get(p).draft(step));
      }
    }
  }

  /** Begins verify and fronthaul down of all parts, whose verdict is known when all are down. */
  void beginVerifierSide(int step, double atS) {
    if (step > times.steps()) {
      return;
    }
    for (int p = 0; p < times.parts().size(); p++) {
      begin(p, Stage.VERIFY, step, atS);
      begin(p, Stage.FRONTHAUL_DOWN, step, atS + times.verify(step));
      know(p, step, atS + times.verifier().seconds(step));
    }
    endS = atS + times.verifier().seconds(step);
  }

  /** Makes a verdict known. */
  void know(int part, int step, double atS) {
    verdictS.get(part)[step] = atS;
  }

  /** When the verdict of a step counts for the tasks of a part. */
  double verdictS(int part, int step) {
    return ifCertainS.getOrDefault(part, verdictS.get(part))[step];
  }

  /** The verdicts of a part so far, by step from 1. */
  double[] verdictsS(int part) {
    return verdictS.get(part).clone();
  }

  /**
   * Whatever the tasks of a part see is as if it were certain.
   *
   * @param verdictsS by step from 1
   */
  void see(int part, CertainPart given, double[] verdictsS) {
    certain.put(part, given);
    ifCertainS.put(part, verdictsS);
  }

  /** What the tasks of a part see if it is certain; null if they see the batch as it is. */
  @Nullable CertainPart certain(int part) {
    return certain.get(part);
  }

  void end(double atS) {
    endS = atS;
  }

  /** When the batch is done. */
  public double endS() {
    return endS;
  }

  /** When the batch leaves its queue. */
  public double firstStartS() {
    double first = Double.POSITIVE_INFINITY;
    for (int p = 0; p < times.parts().size(); p++) {
      boolean drafts = has(p, Stage.DRAFT, 1);
      first = Math.min(first, startS(p, drafts ? Stage.DRAFT : Stage.FRONTHAUL_UP, 1));
    }
    return first;
  }

  private double[] array(int part, Stage stage) {
    return Objects.requireNonNull(startS.get(part).get(stage), "every stage has an array");
  }
}
