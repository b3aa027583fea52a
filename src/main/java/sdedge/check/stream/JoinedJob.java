package sdedge.check.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.check.model.PassSums;
import sdedge.check.model.SharedBand;
import sdedge.instance.DraftChoice;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Node;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;

/**
 * Residents who draft or travel together, or are verified in one pass (Section 13 of the model).
 *
 * @param drafter null at the verifier
 * @param number from 1: of what the drafter sends up, or of the pass
 * @param choices how they draft, by resident
 */
record JoinedJob(
    @Nullable Integer drafter, int number, List<Resident> residents, List<DraftChoice> choices) {

  private DraftMode mode(List<Drafter> drafters, int resident) {
    return drafters.get(residents.get(resident).drafter()).mode(choices.get(resident).mode());
  }

  private int length(int resident) {
    return choices.get(resident).length();
  }

  /** Passes that draft: the i-th over those who want as many drafts, or one for all of them. */
  private List<PassSums> drafting(List<Drafter> drafters) {
    List<PassSums> passes = new ArrayList<>();
    for (int r = 0; r < residents.size(); r++) {
      DraftMode mode = mode(drafters, r);
      double confirmed = residents.get(r).confirmed();
      double read = residents.get(r).drafted(mode);
      int count = mode.isBlock() ? Math.min(1, length(r)) : length(r);
      for (int i = 1; i <= count; i++) {
        if (passes.size() < i) {
          passes.add(PassSums.NONE);
        }
        double more = mode.isBlock() ? mode.drafted(length(r)) - 1.0 : 0;
        PassSums pass = passes.get(i - 1);
        passes.set(
            i - 1,
            i == 1
                ? pass.plus(1, confirmed - read + more, 1 + more, read)
                : pass.plus(1, 1, 1, confirmed + i - 2));
      }
    }
    return passes;
  }

  /** Seconds of drafting on a node, in modes that share passes. */
  double draftS(Node at, List<Drafter> drafters) {
    Node node = mode(drafters, 0).on(at);
    return drafting(drafters).stream().mapToDouble(pass -> pass.seconds(node, 1)).sum();
  }

  /** Seconds of sending drafts, and prompts of the new ones, without the latency. */
  double upS(Drafter at) {
    double bits = 0;
    for (int r = 0; r < residents.size(); r++) {
      Resident each = residents.get(r);
      double prompt = each.isNew() ? each.task().inputTokens() : 0;
      DraftMode mode = at.mode(choices.get(r).mode());
      bits += mode.isAtVerifier() ? 0 : mode.bitsPerDraftToken() * length(r);
      bits += at.fronthaul().bitsPerPromptToken() * prompt;
    }
    return bits / SharedBand.bitsPerS(at.fronthaul());
  }

  /** Seconds of sending verdicts, without the latency. */
  double downS(Drafter at) {
    double bits = 0;
    for (int r = 0; r < residents.size(); r++) {
      DraftMode mode = at.mode(choices.get(r).mode());
      boolean isAway = length(r) > 0 && !mode.isAtVerifier();
      bits += isAway ? mode.bitsPerVerdict() : at.fronthaul().bitsPerVerdict();
    }
    return bits / at.fronthaul().rateBps();
  }

  private PassSums verification() {
    PassSums pass = PassSums.NONE;
    for (int r = 0; r < residents.size(); r++) {
      double confirmed = residents.get(r).confirmed();
      boolean isNew = residents.get(r).isNew();
      double fresh = length(r) + (isNew ? confirmed : 1);
      pass = pass.plus(1, fresh, length(r) + 1.0, isNew ? 0 : confirmed - 1);
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
    return some(ofDrafter, places(ofDrafter));
  }

  private List<Integer> places(int ofDrafter) {
    return IntStream.range(0, residents.size())
        .filter(r -> residents.get(r).drafter() == ofDrafter)
        .boxed()
        .toList();
  }

  private JoinedJob some(@Nullable Integer at, List<Integer> places) {
    return new JoinedJob(
        at,
        number,
        places.stream().map(residents::get).toList(),
        places.stream().map(choices::get).toList());
  }

  /** Those of a pass whose drafts the verifier's node makes, by who shares passes. */
  List<JoinedJob> draftedHere(List<Drafter> drafters) {
    List<List<Integer>> sets = new ArrayList<>();
    for (int d = 0; d < drafters.size(); d++) {
      for (int place : places(d)) {
        DraftMode mode = mode(drafters, place);
        if (length(place) > 0 && mode.isAtVerifier()) {
          sets.stream()
              .filter(set -> mode(drafters, set.get(0)).sharesPassesWith(mode))
              .findFirst()
              .orElseGet(() -> added(sets))
              .add(place);
        }
      }
    }
    return sets.stream().map(set -> some(null, set)).toList();
  }

  private static List<Integer> added(List<List<Integer>> sets) {
    sets.add(new ArrayList<>());
    return sets.get(sets.size() - 1);
  }

  /** A stage of it. */
  StageRun run(Stage stage, List<Drafter> drafters, double startS, double freeS, double endS) {
    double tokens = 0;
    if (stage == Stage.VERIFY) {
      tokens = verification().tokens();
    } else if (stage == Stage.DRAFT) {
      tokens = drafting(drafters).stream().mapToDouble(PassSums::tokens).sum();
    }
    boolean oneLength = choices.stream().mapToInt(DraftChoice::length).distinct().count() == 1;
    return new StageRun(
        drafter,
        1,
        1,
        number,
        stage,
        startS,
        freeS,
        endS,
        oneLength ? Integer.valueOf(length(0)) : null,
        residents.size(),
        tokens,
        stage == Stage.DRAFT || stage == Stage.FRONTHAUL_UP ? modeName(drafters) : null);
  }

  /** Of the drafts that are made where it is; null if there are none, or modes differ. */
  private @Nullable String modeName(List<Drafter> drafters) {
    List<String> names = new ArrayList<>();
    for (int r = 0; r < residents.size(); r++) {
      DraftMode mode = mode(drafters, r);
      if (length(r) > 0 && mode.isAtVerifier() == (drafter == null)) {
        names.add(mode.name());
      }
    }
    return names.stream().distinct().count() == 1 ? names.get(0) : null;
  }
}
