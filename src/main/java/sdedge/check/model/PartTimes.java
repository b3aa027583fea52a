package sdedge.check.model;

import java.util.List;
import sdedge.instance.Drafter;
import sdedge.instance.Fronthaul;

/**
 * What a part of a batch takes by step, from 1 (Sections 4 and 9 of the model). Seconds; a link's
 * time is its serialisation and its latency. Beyond the last step everything is 0.
 */
public final class PartTimes {
  private final ResultPlan.Part part;
  private final List<Decoding> tasks;
  private final List<PassSums> verifications;
  private final double[] chance;
  private final double[] activeTasks;
  private final double[] draftTokens;
  private final double[] draftS;
  private final double[] upSerialS;
  private final double[] upLatencyS;
  private final double[] downSerialS;
  private final double[] downLatencyS;

  private PartTimes(
      ResultPlan.Part part, List<Decoding> tasks, List<PassSums> verifications, int steps) {
    this.part = part;
    this.tasks = tasks;
    this.verifications = verifications;
    chance = new double[steps + 1];
    activeTasks = new double[steps + 1];
    draftTokens = new double[steps + 1];
    draftS = new double[steps + 1];
    upSerialS = new double[steps + 1];
    upLatencyS = new double[steps + 1];
    downSerialS = new double[steps + 1];
    downLatencyS = new double[steps + 1];
  }

  /** The times of a part at its drafter. */
  static PartTimes of(PartLoad load, Drafter drafter, ResultPlan.Part part) {
    PartTimes times = new PartTimes(part, load.tasks(), load.verifications(), load.steps());
    for (int n = 1; n <= load.steps(); n++) {
      times.chance[n] = load.chance(n);
      times.activeTasks[n] = load.activeTasks(n);
      for (PassSums pass : load.draft(n)) {
        times.draftS[n] += pass.seconds(drafter.node(), times.chance[n]);
        times.draftTokens[n] += pass.tokens();
      }
      times.links(drafter.fronthaul(), load, n);
    }
    return times;
  }

  private void links(Fronthaul link, PartLoad load, int n) {
    double drafts = link.bitsPerDraftToken() * part.length() * load.activeTasks(n);
    if (part.length() > 0 || n == 1) {
      double prompt = n == 1 ? link.bitsPerPromptToken() * load.promptTokens() : 0;
      upSerialS[n] = (prompt + drafts) / link.rateBps();
      upLatencyS[n] = chance[n] * link.latencyS();
    }
    if (part.length() > 0 || n == steps()) {
      downSerialS[n] = link.bitsPerVerdict() * load.activeTasks(n) / link.rateBps();
      downLatencyS[n] = chance[n] * link.latencyS();
    }
  }

  /** These times if the part is certain to be active up to its last step. */
  PartTimes certain() {
    PartTimes times = new PartTimes(part, tasks, verifications, steps());
    for (int n = 1; n <= steps(); n++) {
      times.chance[n] = 1;
      times.activeTasks[n] = activeTasks[n];
      times.draftTokens[n] = draftTokens[n] / chance[n];
      times.draftS[n] = draftS[n] / chance[n];
      times.upSerialS[n] = upSerialS[n] / chance[n];
      times.upLatencyS[n] = upLatencyS[n] / chance[n];
      times.downSerialS[n] = downSerialS[n] / chance[n];
      times.downLatencyS[n] = downLatencyS[n] / chance[n];
    }
    return times;
  }

  /** Whether the part is certain to be active up to its last step. */
  boolean isCertain() {
    return chance[steps()] == 1;
  }

  public int drafter() {
    return part.drafter();
  }

  public int length() {
    return part.length();
  }

  /** How each task of the part decodes. */
  List<Decoding> tasks() {
    return tasks;
  }

  /** N_d, at least 1. */
  public int steps() {
    return chance.length - 1;
  }

  /** What the part adds to the verification of a step up to its last. */
  PassSums verification(int step) {
    return verifications.get(step - 1);
  }

  /** Σ ω, the tasks active. */
  public double activeTasks(int step) {
    return at(activeTasks, step);
  }

  /** π, the chance that the part is still active. */
  double chance(int step) {
    return at(chance, step);
  }

  /** Σ q over the passes of a draft. */
  public double draftTokens(int step) {
    return at(draftTokens, step);
  }

  /** d. */
  public double draft(int step) {
    return at(draftS, step);
  }

  /** u without its latency. */
  public double upSerial(int step) {
    return at(upSerialS, step);
  }

  /** u. */
  public double up(int step) {
    return at(upSerialS, step) + at(upLatencyS, step);
  }

  /** w without its latency. */
  public double downSerial(int step) {
    return at(downSerialS, step);
  }

  /** w. */
  public double down(int step) {
    return at(downSerialS, step) + at(downLatencyS, step);
  }

  /** d + u. */
  double drafterSide(int step) {
    return draft(step) + up(step);
  }

  private static double at(double[] values, int step) {
    return step < values.length ? values[step] : 0;
  }
}
