package sdedge.check.stream;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.check.model.PassSums;
import sdedge.check.model.SharedBand;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Node;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;

/**
 * Residents who draft or travel together, or are verified in one pass (Section 13 of the model).
 *
 * @param drafter null of a pass of the verifier
 * @param number from 1: of what the drafter sends up, or of the pass
 * @param lengths of drafts, by resident
 */
record JoinedJob(
    @Nullable Integer drafter, int number, List<Resident> residents, List<Integer> lengths) {

  /** Passes that draft: the i-th over those who want as many drafts. */
  private List<PassSums> drafting(DraftMode mode) {
    List<PassSums> passes = new ArrayList<>();
    int most = lengths.stream().mapToInt(Integer::intValue).max().orElse(0);
    for (int i = 1; i <= most; i++) {
      PassSums pass = PassSums.NONE;
      for (int r = 0; r < residents.size(); r++) {
        double confirmed = residents.get(r).confirmed();
        double read = residents.get(r).drafted(mode);
        if (lengths.get(r) >= i) {
          pass =
              i == 1
                  ? pass.plus(1, confirmed - read, 1, read)
                  : pass.plus(1, 1, 1, confirmed + i - 2);
        }
      }
      passes.add(pass);
    }
    return passes;
  }

  /** Seconds of drafting. */
  double draftS(Drafter at) {
    Node node = at.mode(null).on(at.node());
    return drafting(at.mode(null)).stream().mapToDouble(pass -> pass.seconds(node, 1)).sum();
  }

  /** Seconds of sending drafts, and prompts of the new ones, without the latency. */
  double upS(Drafter at) {
    double bits = 0;
    for (int r = 0; r < residents.size(); r++) {
      Resident each = residents.get(r);
      double prompt = each.isNew() ? each.task().inputTokens() : 0;
      bits += at.mode(null).bitsPerDraftToken() * lengths.get(r);
      bits += at.fronthaul().bitsPerPromptToken() * prompt;
    }
    return bits / SharedBand.bitsPerS(at.fronthaul());
  }

  /** Seconds of sending verdicts, without the latency. */
  double downS(Drafter at) {
    return at.mode(null).bitsPerVerdict() * residents.size() / at.fronthaul().rateBps();
  }

  private PassSums verification() {
    PassSums pass = PassSums.NONE;
    for (int r = 0; r < residents.size(); r++) {
      double confirmed = residents.get(r).confirmed();
      boolean isNew = residents.get(r).isNew();
      double fresh = lengths.get(r) + (isNew ? confirmed : 1);
      pass = pass.plus(1, fresh, lengths.get(r) + 1.0, isNew ? 0 : confirmed - 1);
    }
    return pass;
  }

  /** Seconds of the pass that verifies. */
  double verifyS(Node verifier) {
    boolean hasPrompts = residents.stream().anyMatch(Resident::isNew);
    return verification().seconds(verifier, 1) + (hasPrompts ? verifier.promptPassOverheadS() : 0);
  }

  /** Those of a drafter. */
  JoinedJob of(int ofDrafter) {
    List<Resident> own = new ArrayList<>();
    List<Integer> ownLengths = new ArrayList<>();
    for (int r = 0; r < residents.size(); r++) {
      if (residents.get(r).drafter() == ofDrafter) {
        own.add(residents.get(r));
        ownLengths.add(lengths.get(r));
      }
    }
    return new JoinedJob(ofDrafter, number, own, ownLengths);
  }

  /** A stage of it; {@code at} is null at the verifier. */
  StageRun run(Stage stage, @Nullable Drafter at, double startS, double freeS, double endS) {
    double tokens = 0;
    if (stage == Stage.VERIFY) {
      tokens = verification().tokens();
    } else if (stage == Stage.DRAFT && at != null) {
      tokens = drafting(at.mode(null)).stream().mapToDouble(PassSums::tokens).sum();
    }
    Integer length = lengths.stream().distinct().count() == 1 ? lengths.get(0) : null;
    boolean drafts = lengths.stream().anyMatch(l -> l > 0);
    String mode = at != null && drafts ? at.mode(null).name() : null;
    return new StageRun(
        at == null ? null : drafter,
        1,
        1,
        number,
        stage,
        startS,
        freeS,
        endS,
        length,
        residents.size(),
        tokens,
        mode);
  }
}
