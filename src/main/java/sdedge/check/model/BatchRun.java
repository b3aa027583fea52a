package sdedge.check.model;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** A batch of a plan and when its stages begin, by step from 1, in seconds. */
public final class BatchRun {
  private final int drafter;
  private final int cohort;
  private final int position;
  private final ResultPlan.Batch batch;
  private final BatchTimes times;
  private final double readyS;
  private final Map<Stage, double[]> startS = new EnumMap<>(Stage.class);

  /**
   * @param cohort from 1
   * @param position in its cohort, from 1
   * @param readyS U
   */
  BatchRun(
      int drafter,
      int cohort,
      int position,
      ResultPlan.Batch batch,
      BatchTimes times,
      double readyS) {
    this.drafter = drafter;
    this.cohort = cohort;
    this.position = position;
    this.batch = batch;
    this.times = times;
    this.readyS = readyS;
    for (Stage stage : Stage.values()) {
      double[] none = new double[times.steps() + 1];
      Arrays.fill(none, Double.NaN);
      startS.put(stage, none);
    }
  }

  public int drafter() {
    return drafter;
  }

  public int cohort() {
    return cohort;
  }

  public int position() {
    return position;
  }

  public ResultPlan.Batch batch() {
    return batch;
  }

  public BatchTimes times() {
    return times;
  }

  double readyS() {
    return readyS;
  }

  /** Whether a stage occurs in a step. */
  public boolean has(Stage stage, int step) {
    if (step > times.steps()) {
      return false;
    }
    return switch (stage) {
      case DRAFT -> times.length() > 0;
      case FRONTHAUL_UP -> times.length() > 0 || step == 1;
      case VERIFY -> true;
      case FRONTHAUL_DOWN -> times.length() > 0 || step == times.steps();
    };
  }

  /** When a stage that occurs begins. */
  public double startS(Stage stage, int step) {
    return array(stage)[step];
  }

  /** When what a stage makes is at the next one: links include their latency. */
  public double endS(Stage stage, int step) {
    return startS(stage, step)
        + switch (stage) {
          case DRAFT -> times.draft(step);
          case FRONTHAUL_UP -> times.up(step);
          case VERIFY -> times.verify(step);
          case FRONTHAUL_DOWN -> times.down(step);
        };
  }

  void begin(Stage stage, int step, double atS) {
    if (has(stage, step)) {
      array(stage)[step] = atS;
    }
  }

  /** Begins draft and fronthaul up, one after the other. */
  void beginDrafterSide(int step, double atS) {
    begin(Stage.DRAFT, step, atS);
    begin(Stage.FRONTHAUL_UP, step, atS + times.draft(step));
  }

  /** Begins verify and fronthaul down, one after the other. */
  void beginVerifierSide(int step, double atS) {
    begin(Stage.VERIFY, step, atS);
    begin(Stage.FRONTHAUL_DOWN, step, atS + times.verify(step));
  }

  /** When the batch leaves its queue. */
  public double firstStartS() {
    return startS(times.length() > 0 ? Stage.DRAFT : Stage.FRONTHAUL_UP, 1);
  }

  /** When the tokens of a step count as complete. */
  public double confirmedS(int step) {
    return endS(has(Stage.FRONTHAUL_DOWN, step) ? Stage.FRONTHAUL_DOWN : Stage.VERIFY, step);
  }

  private double[] array(Stage stage) {
    double[] array = startS.get(stage);
    if (array == null) {
      throw new IllegalStateException("every stage has an array");
    }
    return array;
  }
}
