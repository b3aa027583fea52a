package sdedge.oracle.files;

import java.util.ArrayList;
import java.util.List;
import sdedge.instance.DraftMode;
import sdedge.instance.Node;
import sdedge.oracle.model.PassSums;
import sdedge.oracle.model.StepLoad;
import sdedge.timeline.JobMember;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;

/**
 * Checks what drafts and passes of those who join one by one compute, and how long that takes, by
 * what each of them has in the first pass.
 */
record JoinedTimes(JoinedWindow window, JoinedRounds rounds) {

  /** Checks drafts or a verification of somebody. */
  void check(int at) {
    StageRun row = window.rows().get(at);
    if (row.stage() == Stage.VERIFY) {
      lasts(at, List.of(verification(row)));
    } else {
      int first = row.members().get(0).index();
      int d = window.taskOf(first).drafter();
      List<DraftMode> modes = window.modes(row, window.instance().drafters().get(d));
      lasts(at, modes.stream().map(mode -> drafts(at, mode)).toList());
    }
  }

  private record Work(double tokens, double seconds) {}

  private Work verification(StageRun row) {
    PassSums pass = PassSums.NONE;
    boolean readsPrompts = false;
    for (JobMember member : row.members()) {
      boolean isNew = member.cachedTokens() == 0;
      double before = isNew ? window.taskOf(member.index()).inputTokens() - 1.0 : 0;
      double positions = member.newTokens() - before;
      pass = pass.plus(1, member.newTokens(), positions, member.cachedTokens());
      readsPrompts |= isNew;
    }
    Node node = window.instance().verifier();
    double promptS = readsPrompts ? node.promptPassOverheadS() : 0;
    return new Work(pass.tokens(), pass.seconds(node, 1) + promptS);
  }

  /** In passes of which each task takes part in those of its drafts. */
  private Work drafts(int at, DraftMode mode) {
    StageRun row = window.rows().get(at);
    Integer d = row.drafter();
    Node node =
        mode.on(
            d == null ? window.instance().verifier() : window.instance().drafters().get(d).node());
    List<PassSums> passes = new ArrayList<>();
    for (JobMember member : row.members()) {
      int length = Math.max(1, rounds.length(at, member.index()));
      double confirmed = member.newTokens() + member.cachedTokens() - more(mode, length);
      StepLoad own =
          StepLoad.of(mode, length).plus(mode, length, 1, confirmed, member.cachedTokens(), false);
      for (int i = 0; i < own.drafts().size(); i++) {
        if (i == passes.size()) {
          passes.add(PassSums.NONE);
        }
        passes.set(i, passes.get(i).plus(own.drafts().get(i)));
      }
    }
    return new Work(
        passes.stream().mapToDouble(PassSums::tokens).sum(),
        passes.stream().mapToDouble(pass -> pass.seconds(node, 1)).sum());
  }

  /** The drafts of one pass beyond the first. */
  static double more(DraftMode mode, int length) {
    return mode.isBlock() ? mode.drafted(length) - 1.0 : 0;
  }

  /** A row takes as long as its passes, in one of some ways. */
  private void lasts(int at, List<Work> ways) {
    StageRun row = window.rows().get(at);
    List<Work> same =
        ways.stream().filter(way -> Findings.agree(way.tokens, row.newTokens(), 0)).toList();
    List<Double> tokens = ways.stream().map(Work::tokens).distinct().toList();
    boolean isMuch = !same.isEmpty();
    window.expect(isMuch, at, "new_tokens", tokens + ", of its passes", "" + row.newTokens());
    List<Double> endsS = same.stream().map(way -> row.startS() + way.seconds).toList();
    boolean isTime =
        !isMuch || endsS.stream().anyMatch(endS -> Findings.agree(endS, row.endS(), 0));
    window.expect(isTime, at, "end_s", endsS + ", by its passes", "" + row.endS());
  }
}
