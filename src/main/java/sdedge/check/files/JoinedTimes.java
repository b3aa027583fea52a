package sdedge.check.files;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sdedge.check.model.Outcomes;
import sdedge.check.model.PassSums;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.LatencyModel;
import sdedge.instance.Node;
import sdedge.instance.Task;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;

/**
 * Checks what drafts of those who join one by one compute, and how long drafts and passes take: of
 * new ones, who draft alone, exactly; of others, whose answers so far no file states, as long as by
 * some that they may have. So nothing ends before it starts.
 *
 * @param stays of requests that are there in the window
 * @param behindS by drafter, when the first pass ends in which some of its residents had no drafts
 */
record JoinedTimes(
    JoinedWindow window,
    double beginS,
    List<JoinedTimes.Stay> stays,
    Map<Integer, Double> behindS) {

  /** A request for a task, and from when until when it is there, in seconds. */
  record Stay(Task task, double admittedS, double firstS, double completeS) {
    /** The most tokens of prompt and answer. */
    double mostTokens() {
      return task.inputTokens() + Outcomes.largestTokens(task);
    }
  }

  /** Of the requests of a stream. */
  static JoinedTimes of(JoinedWindow window) {
    int[] tasks = window.requests().tasks();
    double[] admittedS = window.requests().column("admitted_s");
    double[] firstS = window.requests().column("first_token_s");
    double[] completeS = window.requests().column("complete_s");
    List<Task> all = window.instance().tasks();
    double beginS = window.rows().stream().mapToDouble(StageRun::startS).min().orElse(0);
    double endS = window.rows().stream().mapToDouble(StageRun::endS).max().orElse(0);
    List<Stay> stays =
        IntStream.range(0, tasks.length)
            .filter(r -> WindowTable.isBefore(beginS, completeS[r]))
            .filter(r -> WindowTable.isBefore(admittedS[r], endS))
            .mapToObj(r -> new Stay(all.get(tasks[r]), admittedS[r], firstS[r], completeS[r]))
            .toList();
    return new JoinedTimes(window, beginS, stays, behindS(window.rows()));
  }

  private static Map<Integer, Double> behindS(List<StageRun> rows) {
    Map<Integer, Double> endsS = new HashMap<>(); // by pass
    for (StageRun row : rows) {
      if (row.stage() == Stage.VERIFY) {
        endsS.put(row.step(), row.endS());
      }
    }
    Map<Integer, Double> behindS = new HashMap<>();
    for (StageRun row : rows) {
      boolean hadNone = row.length() == null || row.length() == 0;
      if (row.stage() == Stage.FRONTHAUL_DOWN && row.drafter() != null && hadNone) {
        behindS.merge(row.drafter(), endsS.getOrDefault(row.step(), row.startS()), Math::min);
      }
    }
    return behindS;
  }

  /**
   * What some have confirmed: the tokens of their prompts and answers so far.
   *
   * @param sum of all of them
   * @param of one of them, at least or at most
   */
  private record Confirmed(double sum, double of) {
    static Confirmed least(List<Stay> there, int count) {
      return of(there, count, stay -> stay.task.inputTokens(), Comparator.naturalOrder());
    }

    static Confirmed most(List<Stay> there, int count) {
      return of(there, count, Stay::mostTokens, Comparator.reverseOrder());
    }

    private static Confirmed of(
        List<Stay> there, int count, ToDoubleFunction<Stay> tokens, Comparator<Double> order) {
      List<Double> own =
          there.stream().map(tokens::applyAsDouble).sorted(order).limit(count).toList();
      return new Confirmed(
          own.stream().mapToDouble(each -> each).sum(), own.isEmpty() ? 0 : own.get(0));
    }
  }

  /** Checks the drafts of a row. */
  void drafted(int at) {
    StageRun row = window.rows().get(at);
    Integer length = row.length();
    List<DraftMode> modes = modes(row);
    int count = (int) row.activeTasks();
    List<Stay> there = there(row).toList();
    boolean isFew = count <= there.size() || row.drafter() == null; // of which the pass has more
    String most = "at most the " + there.size() + " who are there";
    window.expect(isFew, at, "active_tasks", most, "" + count);
    boolean isKnown = length != null && length > 0 && !modes.isEmpty() && count > 0;
    if (!isKnown || count > there.size()) {
      boolean isSome = length == null || length > 0;
      window.expect(isSome, at, "length", "some drafts", "none");
      lasts(at, 0, Double.POSITIVE_INFINITY);
    } else if (!isOfNew(row, modes.get(0), there)) {
      ofOthers(at, modes, there.stream().filter(s -> mayRead(s, row, modes.get(0))).toList());
    }
  }

  private void ofOthers(int at, List<DraftMode> modes, List<Stay> there) {
    StageRun row = window.rows().get(at);
    int count = (int) row.activeTasks();
    if (there.size() < count) {
      window.expect(false, at, "new_tokens", "drafts of who is there", "" + row.newTokens());
      return;
    }
    Confirmed least = Confirmed.least(there, count);
    Confirmed most = Confirmed.most(there, count);
    double drafts = count * drafted(row, modes.get(0));
    double all = mayBeBehind(row) ? drafts + most.sum - count : drafts;
    boolean isMuch =
        WindowTable.isBefore(drafts, row.newTokens()) && WindowTable.isBefore(row.newTokens(), all);
    String expected = "for drafts, from " + drafts + " to " + all;
    window.expect(isMuch, at, "new_tokens", expected, "" + row.newTokens());
    if (!isMuch) {
      return;
    }
    lasts(
        at,
        modes.stream().mapToDouble(mode -> seconds(row, mode, least, 0)).min().orElse(0),
        modes.stream()
            .mapToDouble(mode -> seconds(row, mode, most, Double.POSITIVE_INFINITY))
            .max()
            .orElse(0));
  }

  /** Whether it is what a new one drafts, in just its time. */
  private boolean isOfNew(StageRun row, DraftMode mode, List<Stay> there) {
    return row.drafter() != null
        && row.activeTasks() == 1
        && there.stream()
            .filter(stay -> WindowTable.isBefore(row.endS(), stay.firstS))
            .mapToDouble(stay -> stay.task.inputTokens())
            .filter(input -> row.newTokens() == input - 1 + drafted(row, mode))
            .map(input -> seconds(row, mode, new Confirmed(input, input), Double.NaN))
            .anyMatch(
                seconds ->
                    Double.isNaN(seconds) || Findings.agree(row.startS() + seconds, row.endS(), 0));
  }

  /**
   * Whether who drafts alone may have so many tokens to read: those of some rounds without such
   * drafts, or all.
   */
  private static boolean mayRead(Stay stay, StageRun row, DraftMode mode) {
    double behind = row.newTokens() - drafted(row, mode);
    return row.activeTasks() > 1
        || row.drafter() == null
        || behind < Outcomes.largestTokens(stay.task)
        || WindowTable.isBefore(stay.task.inputTokens(), behind);
  }

  private static double drafted(StageRun row, DraftMode mode) {
    int length = Objects.requireNonNull(row.length());
    return mode.isBlock() ? mode.drafted(length) : length;
  }

  /**
   * Seconds of the drafts of a row by those who have confirmed so many tokens, in a mode.
   *
   * @param unknown by a measured table
   */
  private double seconds(StageRun row, DraftMode mode, Confirmed confirmed, double unknown) {
    Integer d = row.drafter();
    List<Drafter> drafters = window.instance().drafters();
    Node node = mode.on(d == null ? window.instance().verifier() : drafters.get(d).node());
    if (node.latency() instanceof LatencyModel.Table) {
      return unknown;
    }
    int count = (int) row.activeTasks();
    int passes = mode.isBlock() ? 1 : Objects.requireNonNull(row.length());
    double more = mode.isBlock() ? drafted(row, mode) - 1 : 0;
    double fresh = row.newTokens() - count * (passes - 1.0);
    double context = confirmed.sum + count * more;
    boolean isEven = Findings.agree(fresh, count * (1 + more), 0);
    double attended = isEven ? (1 + more) * context : fresh * (confirmed.of + more);
    double cached = Math.max(0, context - fresh);
    double seconds = new PassSums(fresh, count * (1 + more), cached, attended).seconds(node, 1);
    for (int i = 2; i <= passes; i++) {
      double before = confirmed.sum + count * (i - 2.0);
      seconds += new PassSums(count, count, before, before + count).seconds(node, 1);
    }
    return seconds;
  }

  /** The modes that a row may draft in, as they are at its drafter or at the verifier for any. */
  private List<DraftMode> modes(StageRun row) {
    Integer d = row.drafter();
    String name = row.mode();
    List<Drafter> drafters = window.instance().drafters();
    List<DraftMode> modes = new ArrayList<>();
    for (Drafter drafter : d == null ? drafters : List.of(drafters.get(d))) {
      DraftMode mode = d == null && name == null ? null : JoinedWindow.named(drafter, name);
      if (mode != null && mode.isAtVerifier() == (d == null)) {
        modes.add(mode);
      }
    }
    return modes;
  }

  /** Who may take part in a row: those of its drafter who are there all the time. */
  private Stream<Stay> there(StageRun row) {
    Integer d = row.drafter();
    return stays.stream()
        .filter(stay -> d == null || stay.task.drafter() == d)
        .filter(stay -> WindowTable.isBefore(stay.admittedS, row.startS()))
        .filter(stay -> WindowTable.isBefore(row.endS(), stay.completeS));
  }

  /**
   * Whether those who draft may have more than their newest token to read first: whoever had a
   * round without drafts, or with a model of another place.
   */
  private boolean mayBeBehind(StageRun row) {
    Integer d = row.drafter();
    if (d == null || !hasOneModel(window.instance().drafters().get(d))) {
      return true;
    } else if (window.instance().speculation().minLength() > 0) {
      return false;
    }
    return there(row).anyMatch(stay -> stay.admittedS <= beginS)
        || WindowTable.isBefore(behindS.getOrDefault(d, row.endS()), row.startS());
  }

  private static boolean hasOneModel(Drafter drafter) {
    return drafter.modes().stream().noneMatch(DraftMode::isAtVerifier)
        && drafter.modes().stream().map(DraftMode::model).distinct().count() <= 1;
  }

  /** Checks how long a pass takes that reads the prompts of some tasks. */
  void verified(int at, List<Task> prompts) {
    StageRun row = window.rows().get(at);
    Node node = window.instance().verifier();
    int others = (int) row.activeTasks() - prompts.size();
    List<Stay> there = there(row).toList();
    boolean isKnown = 0 <= others && others <= there.size();
    if (!isKnown || node.latency() instanceof LatencyModel.Table) {
      lasts(at, 0, Double.POSITIVE_INFINITY);
      return;
    }
    int shortest = window.instance().speculation().minLength();
    int longest = window.instance().speculation().maxLength();
    Integer length = row.length();
    lasts(
        at,
        seconds(row, prompts, length == null ? shortest : length, Confirmed.least(there, others)),
        seconds(row, prompts, length == null ? longest : length, Confirmed.most(there, others)));
  }

  private double seconds(StageRun row, List<Task> prompts, int length, Confirmed confirmed) {
    Node node = window.instance().verifier();
    double others = row.activeTasks() - prompts.size();
    double tokens = prompts.stream().mapToDouble(Task::inputTokens).sum();
    DoubleStream whole = prompts.stream().mapToDouble(task -> task.inputTokens() + length);
    double attended =
        whole.map(each -> each * each).sum() + (length + 1) * (confirmed.sum + others * length);
    PassSums pass =
        new PassSums(
            row.newTokens(),
            row.newTokens() - tokens + prompts.size(),
            confirmed.sum - others,
            attended);
    return pass.seconds(node, 1) + (prompts.isEmpty() ? 0 : node.promptPassOverheadS());
  }

  /** A row takes from so many to so many seconds. */
  private void lasts(int at, double leastS, double mostS) {
    StageRun row = window.rows().get(at);
    double fromS = row.startS() + leastS;
    double toS = row.startS() + mostS;
    boolean holds =
        WindowTable.isBefore(fromS, row.endS())
            && (mostS == Double.POSITIVE_INFINITY || WindowTable.isBefore(row.endS(), toS));
    String expected = "by its passes from " + fromS + " to " + toS;
    window.expect(holds, at, "end_s", expected, "" + row.endS());
  }
}
