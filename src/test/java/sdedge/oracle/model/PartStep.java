package sdedge.oracle.model;

import java.util.List;
import sdedge.instance.DraftChoice;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Fronthaul;
import sdedge.instance.Node;
import sdedge.timeline.Stage;

/**
 * What a part of a batch takes in a step (Sections 4 and 9 of the model): seconds, weighted by the
 * chance that the part is still active; a link's time is its serialisation and its latency.
 *
 * @param chance π
 * @param activeTasks Σ ω
 * @param drafts the passes that draft
 * @param verification what the part adds to the verification
 * @param draftS d
 * @param upBits X
 * @param upSerialS u without its latency
 * @param upS u
 * @param returns the chance that something comes down, if the part is active
 * @param downSerialS w without its latency
 * @param downS w
 */
public record PartStep(
    double chance,
    double activeTasks,
    List<PassSums> drafts,
    PassSums verification,
    double draftS,
    double upBits,
    double upSerialS,
    double upS,
    double returns,
    double downSerialS,
    double downS) {
  /** Beyond the last step. */
  static final PartStep NONE = new PartStep(0, 0, List.of(), PassSums.NONE, 0, 0, 0, 0, 0, 0, 0);

  /**
   * What a part takes with the way up to itself.
   *
   * @param promptTokens that go up
   * @param isFirst whether something goes up even if drafts do not
   * @param ends the chance that this is the last step, after which something comes down even if
   *     verdicts on drafts do not
   */
  public static PartStep of(
      StepLoad load,
      Drafter drafter,
      DraftChoice choice,
      double promptTokens,
      boolean isFirst,
      double ends) {
    DraftMode mode = drafter.mode(choice.mode());
    Fronthaul link = drafter.fronthaul();
    double chance = load.chance();
    boolean isAway = choice.length() > 0 && !mode.isAtVerifier();
    double draftS = 0;
    double bits = link.bitsPerPromptToken() * promptTokens;
    if (isAway) {
      Node node = mode.on(drafter.node());
      for (PassSums pass : load.drafts()) {
        draftS += pass.seconds(node, chance);
      }
      bits += mode.bitsPerDraftToken() * choice.length() * load.activeTasks();
    }
    double upSerialS = bits / SharedBand.bitsPerS(link);
    double upLatencyS = isAway || isFirst ? chance * link.latencyS() : 0;
    double verdict = isAway ? mode.bitsPerVerdict() : link.bitsPerVerdict();
    double returns = isAway ? 1 : ends;
    double downSerialS = returns * verdict * load.activeTasks() / link.rateBps();
    return new PartStep(
        chance,
        load.activeTasks(),
        load.drafts(),
        load.verification(),
        draftS,
        bits,
        upSerialS,
        upSerialS + upLatencyS,
        returns,
        downSerialS,
        downSerialS + returns * chance * link.latencyS());
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

  /** How long a stage at the drafter takes: links include their latency. */
  double wholeS(Stage stage) {
    return stage == Stage.FRONTHAUL_UP ? upS : stage == Stage.FRONTHAUL_DOWN ? downS : draftS;
  }

  /** d + u. */
  double drafterSideS() {
    return draftS + upS;
  }

  /** Σ q over the passes of a draft. */
  public double draftTokens() {
    return drafts.stream().mapToDouble(PassSums::tokens).sum();
  }

  /** This step on a band with others, where d + u is something else. */
  PartStep sharing(double drafterSideS) {
    return with(chance, drafterSideS - draftS);
  }

  /** This step if the part is certain to be active. */
  PartStep ifCertain() {
    return with(1, upS / chance);
  }

  private PartStep with(double otherChance, double otherUpS) {
    double more = otherChance / chance;
    return new PartStep(
        otherChance,
        activeTasks,
        drafts,
        verification,
        more * draftS,
        more * upBits,
        more * upSerialS,
        otherUpS,
        returns,
        more * downSerialS,
        more * downS);
  }
}
