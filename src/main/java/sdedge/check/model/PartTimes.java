package sdedge.check.model;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Fronthaul;

/**
 * What a part of a batch takes by step, from 1 (Sections 4 and 9 of the model). Seconds; a link's
 * time is its serialisation and its latency. Beyond the last step everything is 0.
 */
public final class PartTimes {
  private static final double NEGLIGIBLE = 1e-12;

  private final ResultPlan.Part part;
  private final List<Decoding> tasks;
  private final DraftMode mode;
  private final Fronthaul link;
  private final List<PassSums> verifications;
  private final List<List<PassSums>> coLocated; // by step, if it drafts there
  private final double[] chance;
  private final double[] activeTasks;
  private final double[] draftTokens;
  private final double[] draftS;
  private final double[] upBits;
  private final double[] upSerialS;
  private final double[] upLatencyS;
  private final double[] sharedS; // d + u where others are on the band
  private final double[] downSerialS;
  private final double[] downLatencyS;

  private PartTimes(
      ResultPlan.Part part,
      DraftMode mode,
      Fronthaul link,
      List<Decoding> tasks,
      List<PassSums> verifications,
      List<List<PassSums>> coLocated,
      int steps) {
    this.part = part;
    this.mode = mode;
    this.link = link;
    this.tasks = tasks;
    this.verifications = verifications;
    this.coLocated = coLocated;
    chance = new double[steps + 1];
    activeTasks = new double[steps + 1];
    draftTokens = new double[steps + 1];
    draftS = new double[steps + 1];
    upBits = new double[steps + 1];
    upSerialS = new double[steps + 1];
    upLatencyS = new double[steps + 1];
    sharedS = new double[steps + 1];
    downSerialS = new double[steps + 1];
    downLatencyS = new double[steps + 1];
    Arrays.fill(sharedS, Double.NaN);
  }

  /** The times of a part at its drafter, with the way up to itself. */
  static PartTimes of(PartLoad load, Drafter drafter, ResultPlan.Part part) {
    DraftMode mode = drafter.mode(part.choice().mode());
    boolean there = part.length() > 0 && mode.isAtVerifier();
    PartTimes times =
        new PartTimes(
            part,
            mode,
            drafter.fronthaul(),
            load.tasks(),
            load.verifications(),
            there ? load.drafts() : List.of(),
            load.steps());
    for (int n = 1; n <= load.steps(); n++) {
      times.chance[n] = load.chance(n);
      times.activeTasks[n] = load.activeTasks(n);
      for (PassSums pass : load.draft(n)) {
        times.draftS[n] += there ? 0 : pass.seconds(mode.on(drafter.node()), times.chance[n]);
        times.draftTokens[n] += pass.tokens();
      }
    }
    for (int n = 1; n <= load.steps(); n++) {
      times.links(load, n);
    }
    return times;
  }

  private void links(PartLoad load, int n) {
    boolean ids = isOnTheWay();
    if (ids || n == 1) {
      double drafts = ids ? mode.bitsPerDraftToken() * part.length() * activeTasks[n] : 0;
      double prompt = n == 1 ? link.bitsPerPromptToken() * load.promptTokens() : 0;
      upBits[n] = prompt + drafts;
      upSerialS[n] = upBits[n] / SharedBand.bitsPerS(link);
      upLatencyS[n] = chance[n] * link.latencyS();
    }
    double verdict = ids ? mode.bitsPerVerdict() : link.bitsPerVerdict();
    double returns = ids ? 1 : ends(n);
    downSerialS[n] = returns * verdict * activeTasks[n] / link.rateBps();
    downLatencyS[n] = returns * chance[n] * link.latencyS();
  }

  /** The chance that a step is the last of a part that is active in it; 0 for rounding. */
  private double ends(int n) {
    double ends = 1 - (n < steps() ? chance[n + 1] : 0) / chance[n];
    return ends > NEGLIGIBLE ? ends : 0;
  }

  /** Whether something comes back in a step. */
  boolean comesDown(int n) {
    return isOnTheWay() || ends(n) > 0;
  }

  /** These times if the part is certain to be active up to its last step. */
  PartTimes certain() {
    PartTimes times = new PartTimes(part, mode, link, tasks, verifications, coLocated, steps());
    for (int n = 1; n <= steps(); n++) {
      times.chance[n] = 1;
      times.activeTasks[n] = activeTasks[n];
      times.draftTokens[n] = draftTokens[n] / chance[n];
      times.draftS[n] = draftS[n] / chance[n];
      times.upBits[n] = upBits[n] / chance[n];
      times.upSerialS[n] = upSerialS[n] / chance[n];
      times.upLatencyS[n] = upLatencyS[n] / chance[n];
      times.sharedS[n] = sharedS[n] / chance[n];
      times.downSerialS[n] = downSerialS[n] / chance[n];
      times.downLatencyS[n] = downLatencyS[n] / chance[n];
    }
    return times;
  }

  /** Whether drafts and verdicts travel in every step: not from the verifier's own node. */
  public boolean isOnTheWay() {
    return part.length() > 0 && !mode.isAtVerifier();
  }

  /** Whether it drafts on the verifier's node. */
  public boolean isCoLocated() {
    return part.length() > 0 && mode.isAtVerifier();
  }

  /** Its mode; means nothing without drafts. */
  public DraftMode mode() {
    return mode;
  }

  /** The name of its mode; null without drafts. */
  public @Nullable String modeName() {
    return part.length() > 0 ? mode.name() : null;
  }

  /** The passes of a step that draft on the verifier's node. */
  List<PassSums> coLocated(int step) {
    return step <= coLocated.size() ? coLocated.get(step - 1) : List.of();
  }

  /** The way between its drafter and the verifier. */
  Fronthaul link() {
    return link;
  }

  /** X, the bits that go up in a step. */
  double upBits(int step) {
    return at(upBits, step);
  }

  /** Others are on its band: d + u of a step is that. */
  void share(int step, double sideS) {
    sharedS[step] = sideS;
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
    return isShared(step)
        ? sharedS[step] - draft(step)
        : at(upSerialS, step) + at(upLatencyS, step);
  }

  private boolean isShared(int step) {
    return step < sharedS.length && !Double.isNaN(sharedS[step]);
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
    return isShared(step) ? sharedS[step] : draft(step) + up(step);
  }

  private static double at(double[] values, int step) {
    return step < values.length ? values[step] : 0;
  }
}
