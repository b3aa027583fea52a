package sdedge.oracle.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.oracle.stream.StreamAnswers;
import sdedge.oracle.stream.StreamExecution;
import sdedge.timeline.JobMember;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;

/**
 * Checks the rows of {@code schedule.csv} of a stream whose requests join one by one: what each job
 * is, that it can have followed what it needs, by {@link JoinedLinks} and {@link JoinedInstants}
 * when it begins, by {@link JoinedTimes} what it computes and how long that takes, and by {@link
 * JoinedTokens} what each request gains.
 */
record JoinedWindow(
    Findings findings,
    Instance instance,
    StreamWay way,
    StatedRequests requests,
    StreamAnswers answers,
    List<StageRun> rows,
    Map<JoinedWindow.Job, List<Integer>> jobs) {

  /** A stage of what has a number: of a drafter, or, for null, of the verifier. */
  record Job(Stage stage, int step, @Nullable Integer drafter) {}

  JoinedWindow(
      Findings findings,
      Instance instance,
      StreamWay way,
      StatedRequests requests,
      StreamAnswers answers,
      List<StageRun> rows) {
    this(findings, instance, way, requests, answers, rows, new HashMap<>());
    for (int i = 0; i < rows.size(); i++) {
      StageRun row = rows.get(i);
      Job job = new Job(row.stage(), row.step(), row.drafter());
      jobs.computeIfAbsent(job, own -> new ArrayList<>()).add(i);
    }
  }

  /** How many passes of the verifier there are, one after the other. */
  int passes() {
    int passes = 0;
    int last = 0;
    boolean areKnown = true;
    for (int i = 0; i < rows.size(); i++) {
      StageRun row = rows.get(i);
      inItself(i, i == 0 ? null : rows.get(i - 1));
      areKnown &= isOfRequests(i);
      if (row.stage() == Stage.VERIFY) {
        boolean isNext = passes == 0 || row.step() == last + 1;
        expect(isNext, i, "step", "pass " + (last + 1), "" + row.step());
        last = row.step();
        passes++;
      }
    }
    if (areKnown) {
      rounds();
    }
    return passes;
  }

  private void rounds() {
    JoinedRounds rounds = new JoinedRounds(this);
    JoinedTimes times = new JoinedTimes(this, rounds);
    JoinedTokens tokens = new JoinedTokens(this, rounds);
    for (int i = 0; i < rows.size(); i++) {
      StageRun row = rows.get(i);
      if (row.stage() == Stage.VERIFY) {
        new JoinedPass(this, i, rounds).check();
        row.members().forEach(tokens.ofPass(i));
        times.check(i);
      } else if (row.stage() == Stage.FRONTHAUL_UP) {
        sent(i, rounds);
      } else if (row.stage() == Stage.DRAFT) {
        row.members().forEach(tokens.ofDrafts(i));
        times.check(i);
      }
    }
    new JoinedLinks(this, rounds).check();
    new JoinedInstants(this).check();
  }

  /** The task of a request. */
  Task taskOf(int request) {
    return instance.tasks().get(requests.task(request));
  }

  /** Whether a row is of requests, each once, of its drafter, that are there all the time. */
  private boolean isOfRequests(int i) {
    StageRun row = rows.get(i);
    List<JobMember> members = row.members();
    boolean isAll = members.size() == row.activeTasks();
    expect(isAll, i, "requests", row.activeTasks() + " requests", "" + members.size());
    boolean areThere =
        members.stream().map(JobMember::index).distinct().count() == members.size()
            && members.stream().allMatch(one -> one.index() < requests.count());
    for (JobMember member : areThere ? members : List.<JobMember>of()) {
      Integer d = row.drafter();
      boolean isOwn = d == null || taskOf(member.index()).drafter() == d;
      areThere &= isOwn && requests.isThere(member.index(), row.startS(), row.endS());
    }
    String found = members.stream().map(one -> "" + (one.index() + 1)).toList().toString();
    expect(areThere, i, "requests", "requests that are there, each once", found);
    return isAll && areThere && !members.isEmpty();
  }

  private void inItself(int i, @Nullable StageRun before) {
    StageRun row = rows.get(i);
    boolean isLater = before == null || StreamExecution.IN_ORDER.compare(before, row) <= 0;
    expect(isLater, i, "", "rows by group, step, stage and drafter", "another order");
    expect(row.batch() == 1, i, "batch", "1", "" + row.batch());
    boolean isNode = row.drafter() != null || !row.stage().isLink();
    expect(isNode, i, "drafter", "a drafter that sends", "none");
    Integer length = row.length();
    int most = instance.speculation().maxLength();
    int least = instance.speculation().minLength();
    boolean isAllowed = length == null || (least <= length && length <= most);
    expect(isAllowed, i, "length", "a length that is allowed", "" + length);
    boolean isOne = length != null || row.drafter() == null || isDown(row);
    expect(isOne, i, "length", "one length of those who begin together", "several");
    expect(isOwn(row), i, "mode", "a mode of its drafts that is loaded", "" + row.mode());
    boolean isFew = row.activeTasks() <= instance.batching().maxTasksPerBatch();
    boolean isPass = !row.stage().isLink();
    expect(isFew || !isPass, i, "active_tasks", "few enough for a pass", "" + row.activeTasks());
    expect(row.activeTasks() >= 1, i, "active_tasks", "somebody", "" + row.activeTasks());
    boolean isOnly =
        (row.stage() == Stage.DRAFT && row.drafter() == null)
            || all(row.stage(), row.step(), row.drafter()).size() == 1;
    expect(isOnly, i, "step", "a number of its own", "" + row.step());
  }

  private static boolean isDown(StageRun row) {
    return row.stage() == Stage.FRONTHAUL_DOWN;
  }

  /** Whether instances say in which modes drafts are made. */
  private boolean namesModes() {
    return !ModeSubsets.names(instance).isEmpty();
  }

  /** Whether it has the mode that it must have: none, or one of those who draft there. */
  private boolean isOwn(StageRun row) {
    if (row.stage() == Stage.VERIFY || isDown(row)) {
      return row.mode() == null;
    }
    if (row.mode() == null && row.stage() == Stage.DRAFT) {
      return row.drafter() == null ? row.activeTasks() > 1 && mayDiffer() : !namesModes();
    }
    return row.mode() == null
        || (row.drafter() == null
            ? here().anyMatch(mode -> mode.name().equals(row.mode()))
            : isAway(instance.drafters().get(row.drafter()), row.mode()));
  }

  /** The loaded modes at the verifier. */
  private Stream<DraftMode> here() {
    return instance.drafters().stream()
        .flatMap(drafter -> drafter.modes().stream())
        .filter(mode -> mode.isAtVerifier() && way.modes().contains(mode.name()));
  }

  /** Whether those who share passes at the verifier may have different modes. */
  private boolean mayDiffer() {
    return here()
        .anyMatch(
            mode ->
                here()
                    .filter(mode::sharesPassesWith)
                    .anyMatch(other -> !other.name().equals(mode.name())));
  }

  private boolean isAway(Drafter drafter, @Nullable String name) {
    DraftMode mode = named(drafter, name);
    boolean isLoaded = drafter.modes().isEmpty() || way.modes().contains(name);
    return mode != null && !mode.isAtVerifier() && isLoaded;
  }

  /** The mode of a drafter of that name, for null its first one; null if it has none. */
  static @Nullable DraftMode named(Drafter drafter, @Nullable String name) {
    List<DraftMode> all = drafter.modes().isEmpty() ? List.of(drafter.mode(null)) : drafter.modes();
    return all.stream()
        .filter(mode -> name == null || mode.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  /** Whether a transfer brings drafts that its drafter made. */
  boolean isDrafted(StageRun row) {
    Integer length = row.length();
    return length != null && length > 0 && (row.mode() != null || !namesModes());
  }

  /** The rows of a stage of a job. */
  List<Integer> all(Stage stage, int step, @Nullable Integer drafter) {
    return jobs.getOrDefault(new Job(stage, step, drafter), List.of());
  }

  /** The row of a stage of the job of a row; null if it is not in the window. */
  @Nullable Integer find(Stage stage, StageRun of) {
    List<Integer> all = all(stage, of.step(), of.drafter());
    return all.isEmpty() ? null : all.get(0);
  }

  /** Transfers up bring what has been drafted, or prompts alone. */
  private void sent(int up, JoinedRounds rounds) {
    StageRun row = rows.get(up);
    Integer at = find(Stage.DRAFT, row);
    if (at == null) {
      boolean isBefore =
          rows.stream()
              .filter(draft -> draft.stage() == Stage.DRAFT)
              .filter(draft -> Objects.equals(draft.drafter(), row.drafter()))
              .allMatch(draft -> draft.step() > row.step());
      boolean isMade = !isDrafted(row) || isBefore;
      expect(isMade, up, "length", "drafts that were made, or none", "" + row.length());
      verified(up, rounds);
      return;
    }
    StageRun draft = rows.get(at);
    startsFrom(draft.endS(), up, "when its drafts are made");
    List<Integer> drafted = draft.members().stream().map(JobMember::index).toList();
    List<Integer> sent = row.members().stream().map(JobMember::index).toList();
    expect(sent.equals(drafted), up, "requests", "requests that have drafted", "others");
    boolean isLength = Objects.equals(row.length(), draft.length());
    expect(isLength, up, "length", draft.length() + ", as drafted", "" + row.length());
    boolean isMode = Objects.equals(row.mode(), draft.mode());
    expect(isMode, up, "mode", draft.mode() + ", as drafted", "" + row.mode());
  }

  /** What is sent is verified then. */
  private void verified(int up, JoinedRounds rounds) {
    StageRun row = rows.get(up);
    for (JobMember member : row.members()) {
      JoinedRounds.Round round = rounds.of(up, member.index());
      boolean isSame = round.verified == null || length(row) == round.length();
      String expected = round.length() + ", as are verified";
      expect(isSame, up, "length", expected, "" + row.length());
    }
  }

  private static int length(StageRun row) {
    Integer length = row.length();
    return length == null ? 0 : length;
  }

  /** The modes of a drafter in which those of it may draft in a row. */
  List<DraftMode> modes(StageRun row, Drafter drafter) {
    boolean isHere = row.drafter() == null;
    if (isHere && row.mode() == null) {
      return loaded(drafter).stream().filter(DraftMode::isAtVerifier).toList();
    }
    DraftMode mode = named(drafter, row.mode());
    return mode == null || mode.isAtVerifier() != isHere ? List.of() : List.of(mode);
  }

  /** The modes of a drafter that are loaded, or its only one. */
  List<DraftMode> loaded(Drafter drafter) {
    return drafter.modes().isEmpty()
        ? List.of(drafter.mode(null))
        : drafter.modes().stream().filter(mode -> way.modes().contains(mode.name())).toList();
  }

  /** The rows of a pass, which has that number: those that draft for it, then itself. */
  List<Integer> chain(int step) {
    List<Integer> chain = new ArrayList<>(all(Stage.DRAFT, step, null));
    chain.addAll(all(Stage.VERIFY, step, null));
    return chain;
  }

  /** A row starts when what it needs is there, as is said of it. */
  void startsFrom(double leastS, int row, String when) {
    double startS = rows.get(row).startS();
    boolean isLater = WindowTable.isBefore(leastS, startS);
    expect(isLater, row, "start_s", "at least " + leastS + ", " + when, "" + startS);
  }

  void expect(boolean holds, int row, String column, String expected, String found) {
    findings.expect(holds, ScheduleTable.NAME, row + 1L, column, expected, found);
  }
}
