package sdedge.oracle.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftChoice;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Fronthaul;
import sdedge.instance.Node;
import sdedge.timeline.Stage;

/**
 * What the tasks of a drafter take in a step in which they are certain to be there (Section 4 of
 * the model), seconds; the way up is their own.
 *
 * @param mode means nothing without drafts
 * @param link the way between the drafter and the verifier
 * @param drafts the passes that draft
 * @param verification what they add to the verification
 * @param draftS d
 * @param upBits X
 * @param upSerialS u without its latency
 * @param upS u
 * @param downSerialS w without its latency
 * @param downS w
 */
public record PartTimes(
    int drafter,
    DraftChoice choice,
    DraftMode mode,
    Fronthaul link,
    List<PassSums> drafts,
    PassSums verification,
    double draftS,
    double upBits,
    double upSerialS,
    double upS,
    double downSerialS,
    double downS) {
  /**
   * The times of a step.
   *
   * @param promptTokens that go up
   * @param isSteady whether prompts and last tokens are on no way
   */
  public static PartTimes of(
      StepLoad load,
      int drafter,
      Drafter at,
      DraftChoice choice,
      double promptTokens,
      boolean isSteady) {
    DraftMode mode = at.mode(choice.mode());
    Fronthaul link = at.fronthaul();
    boolean isAway = choice.length() > 0 && !mode.isAtVerifier();
    double draftS = 0;
    double bits = link.bitsPerPromptToken() * promptTokens;
    if (isAway) {
      Node node = mode.on(at.node());
      for (PassSums pass : load.drafts()) {
        draftS += pass.seconds(node);
      }
      bits += mode.bitsPerDraftToken() * choice.length() * load.activeTasks();
    }
    boolean goes = isAway || !isSteady;
    double upSerialS = bits / SharedBand.bitsPerS(link);
    double verdict = isAway ? mode.bitsPerVerdict() : link.bitsPerVerdict();
    double downSerialS = goes ? verdict * load.activeTasks() / link.rateBps() : 0;
    double latencyS = goes ? link.latencyS() : 0;
    return new PartTimes(
        drafter,
        choice,
        mode,
        link,
        load.drafts(),
        load.verification(),
        draftS,
        bits,
        upSerialS,
        upSerialS + latencyS,
        downSerialS,
        downSerialS + latencyS);
  }

  /** For how long a stage is served at the drafter. */
  public double servedS(Stage stage) {
    return switch (stage) {
      case DRAFT -> draftS;
      case FRONTHAUL_UP -> upSerialS;
      case FRONTHAUL_DOWN -> downSerialS;
      case VERIFY -> throw new IllegalArgumentException("a stage of the whole batch");
    };
  }

  /** The mode of its drafts; null without any. */
  public @Nullable DraftMode drafting() {
    return choice.length() > 0 ? mode : null;
  }

  /** Whether drafts and verdicts travel in every step: not from the verifier's own node. */
  public boolean isOnTheWay() {
    return choice.length() > 0 && !mode.isAtVerifier();
  }

  boolean isCoLocated() {
    return choice.length() > 0 && mode.isAtVerifier();
  }
}
