package sdedge.oracle.files;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Task;
import sdedge.timeline.JobMember;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;

/** The rounds of requests that join one by one, as the rows of a window have them. */
final class JoinedRounds {
  private final JoinedWindow window;
  private final List<Map<Integer, Round>> ofRows = new ArrayList<>(); // by row and request

  /** A round of a request: the rows that serve it. */
  static final class Round {
    final Task task;
    final @Nullable Round before;
    final @Nullable JobMember verified; // in its pass; null if that is later
    private @Nullable StageRun drafted; // who made the drafts, or sent them
    private @Nullable StageRun down;

    private Round(Task task, @Nullable Round before, @Nullable JobMember verified) {
      this.task = task;
      this.before = before;
      this.verified = verified;
    }

    /** Whether it is the first one of its request, as its pass says. */
    boolean isNew() {
      return verified != null && verified.cachedTokens() == 0;
    }

    /** The tokens confirmed before its pass. */
    double confirmed() {
      return verified == null || isNew() ? task.inputTokens() : verified.cachedTokens() + 1;
    }

    /** The drafts that its pass verifies. */
    double length() {
      return verified == null ? 0 : verified.newTokens() - (isNew() ? task.inputTokens() : 1);
    }

    /** When its verdict is there, seconds; null if that is not in the window. */
    @Nullable Double downS() {
      return down == null ? null : Double.valueOf(down.endS());
    }
  }

  JoinedRounds(JoinedWindow window) {
    this.window = window;
    Map<Integer, List<Integer>> byRequest = new HashMap<>();
    for (int i = 0; i < window.rows().size(); i++) {
      ofRows.add(new HashMap<>());
      for (JobMember member : window.rows().get(i).members()) {
        byRequest.computeIfAbsent(member.index(), own -> new ArrayList<>()).add(i);
      }
    }
    byRequest.forEach(this::add);
  }

  private void add(int request, List<Integer> rows) {
    Task task = window.taskOf(request);
    List<Integer> passes = new ArrayList<>(rows);
    passes.removeIf(i -> window.rows().get(i).stage() != Stage.VERIFY);
    passes.sort(Comparator.comparingDouble(i -> window.rows().get(i).startS()));
    List<Round> rounds = new ArrayList<>();
    for (int pass : passes) {
      rounds.add(new Round(task, last(rounds), in(window.rows().get(pass), request)));
    }
    Round open = new Round(task, last(rounds), null);
    for (int i : rows) {
      StageRun row = window.rows().get(i);
      int place = 0;
      while (place < passes.size() && !isOf(row, window.rows().get(passes.get(place)))) {
        place++;
      }
      Round round = place < passes.size() ? rounds.get(place) : open;
      ofRows.get(i).put(request, round);
      round.down = row.stage() == Stage.FRONTHAUL_DOWN ? row : round.down;
      boolean isDraft = row.stage() == Stage.DRAFT;
      isDraft |= row.stage() == Stage.FRONTHAUL_UP && window.isDrafted(row);
      round.drafted = isDraft && round.drafted == null ? row : round.drafted;
    }
  }

  private static @Nullable Round last(List<Round> rounds) {
    return rounds.isEmpty() ? null : rounds.get(rounds.size() - 1);
  }

  private static @Nullable JobMember in(StageRun row, int request) {
    return row.members().stream().filter(one -> one.index() == request).findFirst().orElse(null);
  }

  /** Whether a row is of the round that a pass verifies, if of no pass before. */
  private static boolean isOf(StageRun row, StageRun pass) {
    boolean isOfPass = row.drafter() == null || row.stage() == Stage.FRONTHAUL_DOWN;
    return isOfPass ? pass.step() == row.step() : WindowTable.isBefore(row.endS(), pass.startS());
  }

  /** The round of a request that a row serves. */
  Round of(int row, int request) {
    return Objects.requireNonNull(ofRows.get(row).get(request));
  }

  /** Whether a job of a drafter is of the first round of a request. */
  boolean isNew(int job, int request) {
    Round round = of(job, request);
    return round.verified != null
        ? round.isNew()
        : round.before == null
            && window.requests().number("first_token_s", request) > window.rows().get(job).startS();
  }

  /** The drafts of a request in a row: of all alike, or else as they are verified. */
  int length(int row, int request) {
    Integer common = window.rows().get(row).length();
    return common != null ? common : (int) of(row, request).length();
  }

  /**
   * The modes in which the drafts of a round may have been made: that of the row with them, all
   * that are loaded if that is before the window.
   */
  List<DraftMode> modes(Round round) {
    Drafter drafter = window.instance().drafters().get(round.task.drafter());
    return round.drafted != null ? window.modes(round.drafted, drafter) : window.loaded(drafter);
  }
}
