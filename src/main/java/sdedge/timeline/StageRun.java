package sdedge.timeline;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;

/**
 * One stage of one step of one batch, or of one of its parts, as executed.
 *
 * @param drafter index into {@link sdedge.instance.Instance#drafters()} of the part; null for what
 *     the verifier does
 * @param cohort from 1
 * @param batch from 1, within the cohort
 * @param step from 1
 * @param startS seconds
 * @param freeS when its server is free again, seconds: a link as soon as all bits are sent
 * @param endS seconds, latency of a link included
 * @param length of the part, or of all parts; null where they differ
 * @param activeTasks tasks still active in this step, weighted by their activity
 * @param newTokens Σq over the passes of the stage; 0 for links
 * @param mode the draft mode of the part, or of all parts of a pass; null without drafts, where
 *     they differ, and for a verification
 * @param promptTokens of the new tokens those of prompts; of streams only
 * @param members whom it serves, of continuous plans and where requests join one by one; else none
 */
public record StageRun(
    @Nullable Integer drafter,
    int cohort,
    int batch,
    int step,
    Stage stage,
    double startS,
    double freeS,
    double endS,
    @Nullable Integer length,
    double activeTasks,
    double newTokens,
    @Nullable String mode,
    double promptTokens,
    List<JobMember> members) {

  public StageRun {
    members = List.copyOf(members);
  }

  /** A stage of batches, or of which nobody asks for prompts and members. */
  public StageRun(
      @Nullable Integer drafter,
      int cohort,
      int batch,
      int step,
      Stage stage,
      double startS,
      double freeS,
      double endS,
      @Nullable Integer length,
      double activeTasks,
      double newTokens,
      @Nullable String mode) {
    this(
        drafter,
        cohort,
        batch,
        step,
        stage,
        startS,
        freeS,
        endS,
        length,
        activeTasks,
        newTokens,
        mode,
        0,
        List.of());
  }

  /** This stage, serving others. */
  public StageRun with(List<JobMember> others) {
    return new StageRun(
        drafter,
        cohort,
        batch,
        step,
        stage,
        startS,
        freeS,
        endS,
        length,
        activeTasks,
        newTokens,
        mode,
        promptTokens,
        others);
  }

  /** What serves it. */
  public Resource resource() {
    return Resource.of(stage, drafter);
  }

  /** Whether its part has drafts that are made at its drafter. */
  public boolean isDraftedAtDrafter(Instance instance) {
    return drafter != null
        && mode != null
        && !instance.drafters().get(drafter).draftsAtVerifier(mode);
  }
}
