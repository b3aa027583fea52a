package sdedge.oracle.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Fronthaul;

/**
 * What a part of a batch takes by step, from 1 (Sections 4 and 9 of the model).
 *
 * @param mode means nothing without drafts
 * @param link the way between its drafter and the verifier
 * @param tasks how each task of the part decodes
 * @param byStep at least one step
 */
public record PartTimes(
    Part part, DraftMode mode, Fronthaul link, List<Decoding> tasks, List<PartStep> byStep) {
  private static final double NEGLIGIBLE = 1e-12;

  /**
   * The times of a part at its drafter, with the way up to itself.
   *
   * @param longestOfBatch Ī, tokens
   */
  static PartTimes of(PartLoad load, Drafter drafter, Part part, int longestOfBatch) {
    List<StepLoad> loads = load.steps(longestOfBatch);
    List<PartStep> steps = new ArrayList<>();
    for (int n = 1; n <= loads.size(); n++) {
      double prompts = n == 1 ? load.promptTokens() : 0;
      double ends = ends(loads, n);
      steps.add(PartStep.of(loads.get(n - 1), drafter, part.choice(), prompts, n == 1, ends));
    }
    DraftMode mode = drafter.mode(part.choice().mode());
    return new PartTimes(part, mode, drafter.fronthaul(), List.copyOf(load.tasks()), steps);
  }

  /** The chance that a step is the last of a part that is active in it; 0 for rounding. */
  private static double ends(List<StepLoad> steps, int n) {
    double later = n < steps.size() ? steps.get(n).chance() : 0;
    double ends = 1 - later / steps.get(n - 1).chance();
    return ends > NEGLIGIBLE ? ends : 0;
  }

  /** What it takes in a step; nothing beyond the last. */
  public PartStep at(int step) {
    return step <= byStep.size() ? byStep.get(step - 1) : PartStep.NONE;
  }

  /** N_d, at least 1. */
  public int steps() {
    return byStep.size();
  }

  public int drafter() {
    return part.drafter();
  }

  public int length() {
    return part.length();
  }

  /** The name of its mode; null without drafts. */
  public @Nullable String modeName() {
    return length() > 0 ? mode.name() : null;
  }

  /** Whether drafts and verdicts travel in every step: not from the verifier's own node. */
  public boolean isOnTheWay() {
    return length() > 0 && !mode.isAtVerifier();
  }

  public boolean isCoLocated() {
    return length() > 0 && mode.isAtVerifier();
  }

  /** Whether the part is certain to be active up to its last step. */
  boolean isCertain() {
    return at(steps()).chance() == 1;
  }

  /** These times if the part is certain to be active up to its last step. */
  PartTimes ifCertain() {
    return new PartTimes(
        part, mode, link, tasks, byStep.stream().map(PartStep::ifCertain).toList());
  }

  /** Others are on its band: d + u of a step is that. */
  void share(int step, double drafterSideS) {
    byStep.set(step - 1, at(step).sharing(drafterSideS));
  }
}
