package sdedge.check.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.check.stream.StreamExecution;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;

/**
 * Checks the rows of {@code schedule.csv} of a stream whose requests join one by one: what each job
 * is, that it can have followed what it needs, by {@link JoinedLinks} and {@link JoinedInstants}
 * when it begins, and by {@link JoinedTimes} what it computes and how long that takes.
 */
record JoinedWindow(
    Findings findings,
    Instance instance,
    StreamWay way,
    StatedRequests requests,
    List<StageRun> rows) {

  /** How many passes of the verifier there are, one after the other. */
  int passes() {
    int passes = 0;
    int last = 0;
    List<JoinedPass.First> firsts = firsts();
    JoinedTimes times = JoinedTimes.of(this);
    for (int i = 0; i < rows.size(); i++) {
      StageRun row = rows.get(i);
      inItself(i, i == 0 ? null : rows.get(i - 1));
      if (row.stage() == Stage.VERIFY) {
        boolean isNext = passes == 0 || row.step() == last + 1;
        expect(isNext, i, "step", "pass " + (last + 1), "" + row.step());
        last = row.step();
        passes++;
        new JoinedPass(this, i, firsts).check(times);
      } else if (row.stage() == Stage.FRONTHAUL_UP) {
        sent(i);
      } else if (row.stage() == Stage.DRAFT) {
        times.drafted(i);
      }
    }
    new JoinedLinks(this).check();
    new JoinedInstants(this, times.stays()).check();
    return passes;
  }

  /** The requests that have their first tokens in the window. */
  private List<JoinedPass.First> firsts() {
    double[] firstS = requests.column("first_token_s");
    int[] tasks = requests.tasks();
    double beginS = rows.stream().mapToDouble(StageRun::startS).min().orElse(0);
    double endS = rows.stream().mapToDouble(StageRun::endS).max().orElse(0);
    return IntStream.range(0, tasks.length)
        .filter(r -> firstS[r] >= beginS && firstS[r] <= endS * (1 + Findings.TOLERANCE))
        .mapToObj(r -> new JoinedPass.First(instance.tasks().get(tasks[r]), firstS[r]))
        .toList();
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

  /** The row of a stage of a job; null if it is not in the window. */
  @Nullable Integer find(Stage stage, StageRun of) {
    for (int i = 0; i < rows.size(); i++) {
      StageRun row = rows.get(i);
      boolean isSame = row.step() == of.step() && Objects.equals(row.drafter(), of.drafter());
      if (row.stage() == stage && isSame) {
        return i;
      }
    }
    return null;
  }

  /** Transfers up bring what has been drafted, or prompts alone. */
  private void sent(int up) {
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
      return;
    }
    StageRun draft = rows.get(at);
    startsFrom(draft.endS(), up, "when its drafts are made");
    double tasks = draft.activeTasks();
    String drafted = tasks + ", who have drafted";
    expect(row.activeTasks() == tasks, up, "active_tasks", drafted, "" + row.activeTasks());
    boolean isLength = Objects.equals(row.length(), draft.length());
    expect(isLength, up, "length", draft.length() + ", as drafted", "" + row.length());
    boolean isMode = Objects.equals(row.mode(), draft.mode());
    expect(isMode, up, "mode", draft.mode() + ", as drafted", "" + row.mode());
  }

  /** The rows of a pass, which has that number: those that draft for it, then itself. */
  List<Integer> chain(int step) {
    List<Integer> chain = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      StageRun row = rows.get(i);
      if (row.step() == step && row.drafter() == null && !row.stage().isLink()) {
        chain.add(i);
      }
    }
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
