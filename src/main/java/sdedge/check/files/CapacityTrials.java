package sdedge.check.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.check.files.StatedTable.Column;
import sdedge.check.files.StatedTable.Kind;

/**
 * Searches for the most users once more, with what was tried in place of plans: which sets must
 * have been tried, and what follows from them (Section 15 of the model).
 */
final class CapacityTrials {
  static final String NAME = "trials.csv";
  private static final int CURVE_STEPS = 10;

  private final Findings findings;
  private final RunOptions.OfCapacity options;
  private final boolean isWhole;
  private final List<Trial> trials;
  private final int[] inTime; // by draw, the most users known to be served in time
  private final int[] late; // by draw, the fewest known not to be
  private final TreeMap<Integer, Integer> steps = new TreeMap<>();
  private final List<CurveStep> curve = new ArrayList<>();
  private final Map<List<Integer>, Boolean> known = new HashMap<>(); // by users and draw
  private int next; // trial
  private int holding;
  private int failing;

  /** Makespans of so many users, by draw in ascending order. */
  @SuppressWarnings("ArrayRecordComponent") // read-only by convention
  record CurveStep(int users, int within, double[] makespansS) {}

  /**
   * A set of users that was planned for.
   *
   * @param row in the table, from 1
   * @param draw from 1
   * @param within whether they were served in time
   * @param makespanS of the best plan, seconds; not a number where that was not looked for or found
   */
  record Trial(long row, int users, int draw, boolean within, double makespanS) {
    boolean hasMakespan() {
      return !Double.isNaN(makespanS);
    }
  }

  /** Reads the trials; null, with the reason reported, if it is none of trials. */
  static @Nullable List<Trial> read(Findings findings, ResultSource source) throws IOException {
    List<Column> columns =
        new ArrayList<>(StatedTable.columns(Kind.WHOLE, List.of("users", "draw", "within")));
    columns.add(new Column("makespan_s", Kind.IF_ANY));
    StatedTable table = StatedTable.read(findings, source, NAME, columns);
    if (table == null) {
      return null;
    }
    List<Trial> trials = new ArrayList<>();
    for (int r = 0; r < table.rows(); r++) {
      double within = table.number("within", r);
      if (within > 1) {
        findings.add(NAME, r + 1L, "within", "1 or 0", String.valueOf(within));
      }
      int users = (int) table.number("users", r);
      int draw = (int) table.number("draw", r);
      trials.add(new Trial(r + 1L, users, draw, within == 1, table.number("makespan_s", r)));
    }
    return trials;
  }

  /**
   * Searches with these trials; what is wrong with them is reported.
   *
   * @param isWhole whether the search came to its end
   */
  CapacityTrials(
      Findings findings, RunOptions.OfCapacity options, boolean isWhole, List<Trial> trials) {
    this.findings = findings;
    this.options = options;
    this.isWhole = isWhole;
    this.trials = trials;
    inTime = new int[options.draws()];
    late = new int[options.draws()];
    Arrays.fill(late, Integer.MAX_VALUE);
    failing = options.most() + 1;
    search();
    if (options.curve()) {
      curve();
    }
    if (next < trials.size()) {
      Trial more = trials.get(next);
      expect(false, more, "users", "no more rows", more.users());
    }
  }

  private void search() {
    int number = 1;
    while (failing - holding > 1) {
      int users = number;
      int[] open =
          IntStream.range(0, late.length)
              .filter(d -> users > inTime[d] && users < late[d])
              .toArray();
      List<Trial> tried = tried(users, open, false);
      if (tried == null) {
        return;
      }
      for (Trial trial : tried) {
        int draw = trial.draw() - 1;
        if (trial.within()) {
          inTime[draw] = users;
        } else {
          late[draw] = users;
        }
      }
      int within = within(users);
      steps.put(users, within);
      if (within >= options.needed()) {
        holding = users;
      } else {
        failing = users;
      }
      boolean isFound = failing <= options.most();
      number = isFound ? (holding + failing) / 2 : Math.min(2 * holding, options.most());
    }
  }

  private void curve() {
    int last = failing <= options.most() ? failing : holding;
    int[] numbers =
        IntStream.rangeClosed(1, CURVE_STEPS)
            .map(k -> (int) Math.ceil((double) k * last / CURVE_STEPS))
            .filter(number -> number > 0)
            .distinct()
            .toArray();
    int[] all = IntStream.range(0, options.draws()).toArray();
    for (int number : numbers) {
      List<Trial> tried = tried(number, all, true);
      if (tried == null || !tried.stream().allMatch(Trial::hasMakespan)) {
        return;
      }
      double[] makespansS = tried.stream().mapToDouble(Trial::makespanS).sorted().toArray();
      int within = (int) tried.stream().filter(Trial::within).count();
      curve.add(new CurveStep(number, within, makespansS));
    }
  }

  /**
   * The next trials, which must be of these users and draws; null if some are missing.
   *
   * @param draws from 0, ascending
   */
  private @Nullable List<Trial> tried(int users, int[] draws, boolean toTheEnd) {
    List<Trial> tried = new ArrayList<>();
    for (int draw : draws) {
      Trial trial = next < trials.size() ? trials.get(next) : null;
      if (trial != null && trial.users() == users && trial.draw() == draw + 1) {
        check(trial, toTheEnd);
        tried.add(trial);
        next++;
      } else if (isWhole) {
        String wanted = "the row of " + users + " users in draw " + (draw + 1);
        String found = trial == null ? "no more rows" : trial.users() + "," + trial.draw();
        findings.add(NAME, next + 1L, "users", wanted, found);
        next = trials.size();
        return null;
      }
    }
    return tried.size() == draws.length ? tried : null;
  }

  /** Searches to the end have a makespan, which tells; whatever was tried twice ended as before. */
  private void check(Trial trial, boolean toTheEnd) {
    boolean mayHave = toTheEnd || !trial.hasMakespan();
    expect(mayHave, trial, "makespan_s", "nothing", trial.makespanS());
    if (toTheEnd) {
      within(trial, trial.makespanS() <= options.latestS());
    }
    Boolean before = known.putIfAbsent(List.of(trial.users(), trial.draw()), trial.within());
    if (before != null) {
      within(trial, before);
    }
  }

  private void within(Trial trial, boolean expected) {
    expect(trial.within() == expected, trial, "within", "" + expected, trial.within());
  }

  private void expect(boolean holds, Trial trial, String column, String expected, Object found) {
    findings.expect(holds, NAME, trial.row(), column, expected, found);
  }

  /** In how many draws so many users are known to be served in time. */
  int within(int users) {
    return (int) Arrays.stream(inTime).filter(most -> most >= users).count();
  }

  /** The draws, from 1, in which so many users are known to be served in time. */
  int[] inTime(int users) {
    return IntStream.range(0, inTime.length)
        .filter(d -> inTime[d] >= users)
        .map(d -> d + 1)
        .toArray();
  }

  /** The most users of a draw, from 1, that are known to be served in time. */
  int most(int draw) {
    return inTime[draw - 1];
  }

  /** The most users that hold. */
  int users() {
    return holding;
  }

  /** The fewest that do not; null if there were none. */
  @Nullable Integer tooMany() {
    return failing <= options.most() ? failing : null;
  }

  /** In how many draws numbers of users are served in time, those that were decided. */
  SortedMap<Integer, Integer> steps() {
    return new TreeMap<>(steps);
  }

  List<CurveStep> curveSteps() {
    return List.copyOf(curve);
  }
}
