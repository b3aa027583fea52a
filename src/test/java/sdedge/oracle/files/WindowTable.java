package sdedge.oracle.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.oracle.files.StatedTable.Column;
import sdedge.oracle.files.StatedTable.Kind;
import sdedge.oracle.stream.StreamAnswers;
import sdedge.oracle.stream.StreamExecution;
import sdedge.timeline.JobMember;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;

/**
 * Checks {@code schedule.csv} of a stream: that the stages of a window of its run can have followed
 * one another, and begin with the first step of the request asked for.
 */
final class WindowTable {
  private static final int STEPS = 200; // at most
  private static final Map<String, Kind> KINDS = // where it is not a number
      Map.of(
          "drafter", Kind.WORD,
          "stage", Kind.WORD,
          "node", Kind.WORD,
          "mode", Kind.WORD,
          "requests", Kind.WORD,
          "pass_tokens", Kind.WORD,
          "cached_tokens", Kind.WORD,
          "length", Kind.IF_ANY,
          "new_tokens", Kind.IF_ANY,
          "prompt_tokens", Kind.IF_ANY);

  private final Findings findings;
  private final Instance instance;
  private final ResultSource source;
  private final List<StageRun> rows = new ArrayList<>();
  private final @Nullable WindowBudget budget; // where prompts are split

  WindowTable(Findings findings, Instance instance, ResultSource source) {
    this.findings = findings;
    this.instance = instance;
    this.source = source;
    budget = instance.serving().splitsPrompts() ? new WindowBudget(findings, instance) : null;
  }

  /**
   * Checks all rows.
   *
   * @param shown how the requests were served; null if there is no run
   * @param mixed the share of all steps with prompts, as stated; not a number if it is not
   */
  void check(
      @Nullable StreamWay shown, StatedRequests requests, RunOptions.OfStream options, double mixed)
      throws IOException {
    int before = findings.size();
    boolean joins = shown != null && shown.policy().joins();
    List<Column> columns =
        ScheduleTable.of(instance, joins, List.of()).expected().names().stream()
            .map(name -> new Column(name, KINDS.getOrDefault(name, Kind.NUMBER)))
            .toList();
    StatedTable table = StatedTable.read(findings, source, ScheduleTable.NAME, columns);
    for (int r = 0; table != null && r < table.rows(); r++) {
      StageRun row = stage(table, r);
      expect(row != null, r + 1, "", "a stage of a stream", table.text("stage", r));
      if (row != null) {
        rows.add(row);
      }
    }
    if (findings.size() > before) {
      return;
    }
    ScheduleTable.of(instance, joins, rows).expected().check(findings, source);
    if (shown == null) {
      expect(rows.isEmpty(), 1, "", "no stages without a run", rows.size() + " rows");
      return;
    }
    Map<Integer, Integer> lastSteps = new HashMap<>(); // by group, its row of verification
    int steps = joins ? joined(shown, requests, options.seed()).passes() : 0;
    for (int from = 0; !joins && from < rows.size(); steps++) {
      int to = from + 1;
      while (to < rows.size() && isSameStep(rows.get(from), rows.get(to))) {
        to++;
      }
      step(from, to, shown, lastSteps);
      from = to;
    }
    expect(steps <= STEPS, 1, "", "at most " + STEPS + " steps", steps + " steps");
    if (steps < STEPS && findings.size() == before) {
      double endS = rows.stream().mapToDouble(StageRun::endS).max().orElse(0);
      String last = "stages until the last request is complete, " + requests.endS();
      expect(Findings.agree(endS, requests.endS(), 0), rows.size(), "end_s", last, endS);
    }
    oneAtATime();
    boolean mayWait = budget != null || joins; // for many steps, until its first token
    begins(requests, options.firstInWindow(), mayWait && steps == STEPS);
    if (budget != null) {
      budget.admissions(requests);
      boolean isAll =
          steps < STEPS && lastSteps.size() == rows.stream().filter(this::isFirst).count();
      if (isAll) {
        budget.all(requests, mixed);
      }
    }
  }

  private JoinedWindow joined(StreamWay shown, StatedRequests requests, long seed) {
    StreamAnswers answers = StreamAnswers.of(instance, requests.tasks(), seed, 1);
    return new JoinedWindow(findings, instance, shown, requests, answers, rows);
  }

  private boolean isFirst(StageRun row) {
    return row.step() == 1 && row.stage() == Stage.VERIFY;
  }

  private @Nullable StageRun stage(StatedTable table, int r) {
    String id = table.text("drafter", r);
    int drafter = instance.drafters().stream().map(Drafter::id).toList().indexOf(id);
    Stage stage =
        Arrays.stream(Stage.values())
            .filter(each -> each.toString().equals(table.text("stage", r)))
            .findFirst()
            .orElse(null);
    List<JobMember> members = stage == null ? null : members(table, r, stage);
    boolean isNode = id.isEmpty() || (drafter >= 0 && stage != Stage.VERIFY);
    if (stage == null || members == null || !isNode) {
      return null;
    }
    String mode = table.text("mode", r);
    String length = table.text("length", r);
    return new StageRun(
        id.isEmpty() ? null : Integer.valueOf(drafter),
        1,
        (int) table.number("batch", r),
        (int) table.number("step", r),
        stage,
        table.number("start_s", r),
        table.number("end_s", r),
        table.number("end_s", r),
        length.isEmpty() ? null : Integer.valueOf((int) table.number("length", r)),
        (int) table.number("active_tasks", r),
        orZero(table.number("new_tokens", r)),
        mode.isEmpty() ? null : mode,
        orZero(table.number("prompt_tokens", r)),
        members);
  }

  /** Whom a job serves where they join one by one; else none; null if that is not said. */
  private static @Nullable List<JobMember> members(StatedTable table, int r, Stage stage) {
    String who = table.text("requests", r);
    if (who.isEmpty()) {
      return List.of();
    }
    double[] requests = numbers(who);
    boolean isSent = stage.isLink();
    double[] fresh = isSent ? requests : numbers(table.text("pass_tokens", r));
    double[] cached = isSent ? requests : numbers(table.text("cached_tokens", r));
    List<JobMember> members = new ArrayList<>();
    for (int i = 0; i < requests.length; i++) {
      int index = (int) requests[i] - 1;
      boolean isOne = index + 1 == requests[i] && index >= 0;
      boolean areAll = fresh.length == requests.length && cached.length == requests.length;
      if (!isOne || !areAll || fresh[i] <= 0 || cached[i] < 0) {
        return null;
      }
      members.add(isSent ? JobMember.sent(index) : new JobMember(index, fresh[i], cached[i]));
    }
    return members;
  }

  /** The numbers of a list; -1 for what is none. */
  private static double[] numbers(String list) {
    return Arrays.stream(list.split(" ", -1)).mapToDouble(WindowTable::number).toArray();
  }

  private static double number(String text) {
    Double number = Expected.number(text);
    return number == null ? -1 : number;
  }

  private static double orZero(double stated) {
    return Double.isNaN(stated) ? 0 : stated;
  }

  private static boolean isSameStep(StageRun one, StageRun other) {
    return one.batch() == other.batch() && one.step() == other.step();
  }

  /** One step of a group: its rows in order, and one after another as far as they must be. */
  private void step(int from, int to, StreamWay way, Map<Integer, Integer> lastSteps) {
    List<StageRun> step = rows.subList(from, to);
    StageRun first = step.get(0);
    for (int i = from; i < to; i++) {
      StageRun row = rows.get(i);
      boolean isLater = i == from || StreamExecution.IN_ORDER.compare(rows.get(i - 1), row) <= 0;
      expect(isLater, i + 1, "", "rows by group, step, stage and drafter", "another order");
      expect(row.startS() <= row.endS(), i + 1, "end_s", "an end after its start", row.endS());
      boolean isSame = row.length() != null && length(row) == length(first);
      expect(isSame, i + 1, "length", "one length", row.length());
      expect(isLoaded(row, way), i + 1, "mode", "a mode that is loaded", row.mode());
    }
    boolean isAllowed =
        length(first) >= way.policy().leastLength(instance.speculation())
            && length(first) <= way.policy().mostLength(instance.speculation());
    expect(isAllowed, from + 1, "length", "a length that is allowed", first.length());
    boolean isGroup = first.batch() >= 1 && first.batch() <= way.groups();
    expect(isGroup, from + 1, "batch", "a group", first.batch());
    int verify = from;
    while (verify < to && rows.get(verify).stage() != Stage.VERIFY) {
      verify++;
    }
    expect(verify < to, from + 1, "stage", "a verification in each step", "none");
    if (verify < to) {
      around(step, verify, from);
      after(lastSteps.put(first.batch(), verify), step, from);
    }
  }

  private static int length(StageRun row) {
    return row.length() == null ? 0 : row.length();
  }

  private boolean isLoaded(StageRun row, StreamWay way) {
    Integer d = row.drafter();
    boolean isOnly = d != null && instance.drafters().get(d).modes().isEmpty();
    return isOnly || row.mode() == null || way.modes().contains(row.mode());
  }

  /** What comes before a verification and what behind it, for whom. */
  private void around(List<StageRun> step, int verify, int from) {
    StageRun pass = rows.get(verify);
    Map<Integer, Double> parts = new HashMap<>(); // tasks by drafter
    for (StageRun row : step) {
      if (row.stage() == Stage.FRONTHAUL_DOWN && row.drafter() != null) {
        parts.merge(row.drafter(), row.activeTasks(), Double::sum);
      }
    }
    double tasks = parts.values().stream().mapToDouble(Double::doubleValue).sum();
    boolean isFew = pass.activeTasks() <= instance.batching().maxTasksPerBatch();
    boolean isAll = budget != null || pass.activeTasks() == tasks;
    String many = ", as many as have verdicts";
    expect(isAll && isFew, verify + 1, "active_tasks", tasks + many, pass.activeTasks());
    if (budget != null) {
      budget.add(step, verify, from, tasks);
    }
    for (int i = from; i < from + step.size(); i++) {
      StageRun row = rows.get(i);
      if (row.stage() == Stage.FRONTHAUL_DOWN) {
        startsFrom(pass.endS(), i);
      } else if (i < verify) {
        boolean isThere = isBefore(row.endS(), pass.startS());
        expect(isThere, i + 1, "end_s", "at most " + pass.startS(), row.endS());
      }
      double own =
          row.drafter() == null ? pass.activeTasks() : parts.getOrDefault(row.drafter(), 0.0);
      double more = budget == null || row.stage() == Stage.FRONTHAUL_DOWN ? 0 : 1; // unfinished
      boolean isPart =
          row.activeTasks() <= own + more && (row.drafter() == null || row.activeTasks() >= own);
      expect(isPart, i + 1, "active_tasks", own + many, row.activeTasks());
      double least =
          budget == null ? row.activeTasks() * (length(row) + (i == verify ? 1.0 : 0)) : 1;
      boolean isMuch = row.stage().isLink() || row.newTokens() >= least;
      expect(isMuch, i + 1, "new_tokens", "at least " + least, row.newTokens());
    }
  }

  /** A step follows the one before of its group; {@code before} is its verification or null. */
  private void after(@Nullable Integer before, List<StageRun> step, int from) {
    if (before != null) {
      StageRun last = rows.get(before);
      double startS = step.stream().mapToDouble(StageRun::startS).min().orElse(0);
      boolean isNext = step.get(0).step() == last.step() + 1 && isBefore(last.endS(), startS);
      String next = "step " + (last.step() + 1) + " of the group, after " + last.endS() + " s";
      String found = "step " + step.get(0).step() + " at " + startS + " s";
      expect(isNext, from + 1, "step", next, found);
    }
  }

  /** Each node works for one group at a time. */
  private void oneAtATime() {
    for (int d = -1; d < instance.drafters().size(); d++) {
      Integer node = d < 0 ? null : Integer.valueOf(d);
      List<Integer> own = new ArrayList<>();
      for (int i = 0; i < rows.size(); i++) {
        if (!rows.get(i).stage().isLink() && Objects.equals(rows.get(i).drafter(), node)) {
          own.add(i);
        }
      }
      own.sort(Comparator.comparingDouble(i -> rows.get(i).endS()));
      for (int i = 1; i < own.size(); i++) {
        startsFrom(rows.get(own.get(i - 1)).endS(), own.get(i));
      }
    }
  }

  /** The first verdict of the request with whose first step it begins ends that step. */
  private void begins(StatedRequests requests, int request, boolean isCut) {
    int drafter = instance.tasks().get(requests.tasks()[request]).drafter();
    double firstS = requests.column("first_token_s")[request];
    boolean isThere =
        rows.stream()
            .filter(row -> row.stage() == Stage.FRONTHAUL_DOWN)
            .filter(row -> Objects.equals(row.drafter(), drafter))
            .anyMatch(row -> Findings.agree(firstS, row.endS(), 0));
    double endS = rows.stream().mapToDouble(StageRun::endS).max().orElse(0);
    boolean isLater = isCut && firstS > endS;
    String expected = "the first step of request " + (request + 1) + ", until " + firstS;
    expect(isThere || isLater, 1, "", expected, "other steps");
  }

  private void startsFrom(double leastS, int row) {
    double startS = rows.get(row).startS();
    expect(isBefore(leastS, startS), row + 1, "start_s", "at least " + leastS, startS);
  }

  static boolean isBefore(double oneS, double otherS) {
    return oneS <= otherS || Findings.agree(oneS, otherS, 0);
  }

  private void expect(
      boolean holds, long row, String column, String expected, @Nullable Object found) {
    findings.expect(holds, ScheduleTable.NAME, row, column, expected, found);
  }
}
