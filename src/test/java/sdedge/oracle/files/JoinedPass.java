package sdedge.oracle.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import sdedge.timeline.JobMember;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;

/**
 * Checks a pass of those who join one by one: what it follows, and who is in it.
 *
 * @param at its row
 */
record JoinedPass(JoinedWindow window, int at, JoinedRounds rounds) {
  /** Checks all of it. */
  void check() {
    StageRun pass = window.rows().get(at);
    List<JobMember> left = new ArrayList<>(pass.members());
    for (int d = 0; d < window.instance().drafters().size(); d++) {
      for (int i : window.all(Stage.FRONTHAUL_DOWN, pass.step(), d)) {
        window.startsFrom(pass.endS(), i, "when its pass ends");
        down(i, left);
      }
    }
    expect(left.isEmpty(), at, "requests", "requests that have verdicts", "others");
    hasLength(at, pass);
    List<Integer> chain = window.chain(pass.step());
    for (int i = 1; i < chain.size(); i++) {
      double endS = window.rows().get(chain.get(i - 1)).endS();
      double startS = window.rows().get(chain.get(i)).startS();
      boolean isNext = Findings.agree(endS, startS, 0);
      expect(isNext, chain.get(i), "start_s", endS + ", after drafts of the pass", "" + startS);
      draft(pass, chain.get(i - 1));
    }
  }

  /** A drafter has verdicts for all of its own. */
  private void down(int i, List<JobMember> left) {
    StageRun row = window.rows().get(i);
    List<Integer> own =
        left.stream()
            .map(JobMember::index)
            .filter(request -> Objects.equals(window.taskOf(request).drafter(), row.drafter()))
            .toList();
    List<Integer> found = row.members().stream().map(JobMember::index).toList();
    expect(found.equals(own), i, "requests", "requests of the pass", "others");
    left.removeIf(member -> own.contains(member.index()));
    if (found.equals(own)) {
      hasLength(i, row);
    }
  }

  /** It says the length of all its rounds if that is one. */
  private void hasLength(int i, StageRun row) {
    List<Double> lengths =
        row.members().stream()
            .map(member -> rounds.of(i, member.index()).length())
            .distinct()
            .toList();
    Integer length = row.length();
    Double common = lengths.size() == 1 ? lengths.get(0) : null;
    Double found = length == null ? null : Double.valueOf(length);
    expect(Objects.equals(found, common), i, "length", common + ", as it verifies", "" + length);
  }

  /** Those of a pass draft at the verifier, with its length if that is one. */
  private void draft(StageRun pass, int at) {
    StageRun draft = window.rows().get(at);
    List<Integer> all = pass.members().stream().map(JobMember::index).toList();
    boolean isSome = draft.members().stream().allMatch(one -> all.contains(one.index()));
    expect(isSome, at, "requests", "requests of the pass", "others");
    boolean isSame = pass.length() == null || Objects.equals(draft.length(), pass.length());
    expect(isSame, at, "length", pass.length() + ", as of the pass", "" + draft.length());
  }

  private void expect(boolean holds, int row, String column, String expected, String found) {
    window.expect(holds, row, column, expected, found);
  }
}
