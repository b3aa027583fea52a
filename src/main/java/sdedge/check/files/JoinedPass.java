package sdedge.check.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Task;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;

/**
 * Checks a pass of those who join one by one: what it follows, who is in it, and its tokens.
 *
 * @param at its row
 * @param firsts who has a first token in the window
 */
record JoinedPass(JoinedWindow window, int at, List<JoinedPass.First> firsts) {
  /** A request for a task, with when its first token came. */
  record First(Task task, double seconds) {}

  /** Checks all of it. */
  void check(JoinedTimes times) {
    StageRun pass = window.rows().get(at);
    List<Integer> downs = new ArrayList<>();
    for (int i = 0; i < window.rows().size(); i++) {
      StageRun row = window.rows().get(i);
      if (row.step() == pass.step() && row.stage() == Stage.FRONTHAUL_DOWN) {
        downs.add(i);
        window.startsFrom(pass.endS(), i, "when its pass ends");
      }
    }
    List<Integer> chain = window.chain(pass.step());
    for (int i = 1; i < chain.size(); i++) {
      double endS = window.rows().get(chain.get(i - 1)).endS();
      double startS = window.rows().get(chain.get(i)).startS();
      boolean isNext = Findings.agree(endS, startS, 0);
      expect(isNext, chain.get(i), "start_s", endS + ", after drafts of the pass", "" + startS);
      draft(pass, chain.get(i - 1));
    }
    parts(pass, downs);
    List<Task> prompts = downs.stream().flatMap(this::prompts).toList();
    if (hasTokens(pass, prompts)) {
      times.verified(at, prompts);
    }
  }

  /** Those of a pass draft at the verifier, with its length if that is one. */
  private void draft(StageRun pass, int at) {
    StageRun draft = window.rows().get(at);
    boolean isSome = draft.activeTasks() <= pass.activeTasks();
    String most = "at most the " + pass.activeTasks() + " of the pass";
    expect(isSome, at, "active_tasks", most, "" + draft.activeTasks());
    boolean isSame = pass.length() == null || Objects.equals(draft.length(), pass.length());
    expect(isSame, at, "length", pass.length() + ", as of the pass", "" + draft.length());
  }

  /** Each drafter has verdicts for its own, whose one length is that of the pass. */
  private void parts(StageRun pass, List<Integer> downs) {
    List<StageRun> parts = downs.stream().map(window.rows()::get).toList();
    double tasks = parts.stream().mapToDouble(StageRun::activeTasks).sum();
    String expected = tasks + ", as many as have verdicts";
    boolean isAll = pass.activeTasks() == tasks;
    expect(isAll, at, "active_tasks", expected, "" + pass.activeTasks());
    Integer common = parts.isEmpty() ? null : parts.get(0).length();
    boolean isOne = parts.stream().allMatch(part -> Objects.equals(part.length(), common));
    Integer length = isOne ? common : null;
    boolean isSame = Objects.equals(pass.length(), length);
    expect(isSame, at, "length", length + ", as of its verdicts", "" + pass.length());
  }

  /** Whose first tokens verdicts bring. */
  private Stream<Task> prompts(int down) {
    StageRun row = window.rows().get(down);
    return firsts.stream()
        .filter(first -> Objects.equals(row.drafter(), first.task.drafter()))
        .filter(first -> Findings.agree(first.seconds, row.endS(), 0))
        .map(First::task);
  }

  /** A token of each beside drafts, and the prompts of those whose first token it brings. */
  private boolean hasTokens(StageRun pass, List<Task> prompts) {
    double tokens = pass.activeTasks() - prompts.size();
    tokens += prompts.stream().mapToDouble(Task::inputTokens).sum();
    double least = tokens + pass.activeTasks() * lengthOr(pass.length(), false);
    double most = tokens + pass.activeTasks() * lengthOr(pass.length(), true);
    double found = pass.newTokens();
    boolean isWhole = found == Math.rint(found) && least <= found && found <= most;
    String expected = "drafts, prompts and a token of each, from " + least + " to " + most;
    expect(isWhole, at, "new_tokens", expected, "" + found);
    return isWhole;
  }

  private int lengthOr(@Nullable Integer length, boolean most) {
    return length != null
        ? length
        : most
            ? window.instance().speculation().maxLength()
            : window.instance().speculation().minLength();
  }

  private void expect(boolean holds, int row, String column, String expected, String found) {
    window.expect(holds, row, column, expected, found);
  }
}
