package sdedge.check.files;

import java.util.List;
import sdedge.check.model.PassSums;
import sdedge.instance.DraftMode;
import sdedge.instance.Node;
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

  /** The first pass, then one more for each draft that anybody still lacks. */
  private Work drafts(int at, DraftMode mode) {
    StageRun row = window.rows().get(at);
    Integer d = row.drafter();
    Node node =
        mode.on(
            d == null ? window.instance().verifier() : window.instance().drafters().get(d).node());
    int passes = 1;
    PassSums first = PassSums.NONE;
    for (JobMember member : row.members()) {
      int length = rounds.length(at, member.index());
      passes = mode.isBlock() ? 1 : Math.max(passes, length);
      double positions = 1 + more(mode, length);
      first = first.plus(1, member.newTokens(), positions, member.cachedTokens());
    }
    double tokens = first.tokens();
    double seconds = first.seconds(node, 1);
    for (int i = 2; i <= passes; i++) {
      PassSums pass = PassSums.NONE;
      for (JobMember member : row.members()) {
        double before = member.newTokens() + member.cachedTokens() + i - 2;
        boolean drafts = rounds.length(at, member.index()) >= i;
        pass = drafts ? pass.plus(1, 1, 1, before) : pass;
      }
      tokens += pass.tokens();
      seconds += pass.seconds(node, 1);
    }
    return new Work(tokens, seconds);
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
