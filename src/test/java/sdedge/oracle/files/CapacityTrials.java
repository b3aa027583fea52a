package sdedge.oracle.files;

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
import sdedge.oracle.files.StatedTable.Column;
import sdedge.oracle.files.StatedTable.Kind;

/**
 * Searches for the most users once more, with what was tried in place of plans: which sets must
 * have been tried, and what follows from them (Section 15 of the model).
 */
final class CapacityTrials {
  static final String NAME = "trials.csv";
  private static final String MAKESPAN = "makespan_s"; // of the best plan, where it was looked for
  private static final int CURVE_STEPS = 10;

  private final Findings findings;
  private final RunOptions.OfCapacity options;
  private final boolean isWhole;
  private final StatedTable trials;
  private final int[] inTime; // by draw, the most users known to be served in time
  private final int[] late; // by draw, the fewest known not to be
  private final TreeMap<Integer, Integer> steps = new TreeMap<>();
  private final List<CurveStep> curve = new ArrayList<>();
  private final Map<List<Integer>, Boolean> known = new HashMap<>(); // by users and draw
  private int next; // row
  private int holding;
  private int failing;

  /** Makespans of so many users, by draw in ascending order. */
  @SuppressWarnings("ArrayRecordComponent") // read-only by convention
  record CurveStep(int users, int within, double[] makespansS) {}

  /** Reads the trials; null, with the reason reported, if the table has none. */
  static @Nullable StatedTable read(Findings findings, ResultSource source) throws IOException {
    List<Column> columns =
        new ArrayList<>(StatedTable.columns(Kind.WHOLE, List.of("users", "draw", "within")));
    columns.add(new Column(MAKESPAN, Kind.IF_ANY));
    return StatedTable.read(findings, source, NAME, columns);
  }

  /**
   * Searches with these trials; what is wrong with them is reported.
   *
   * @param isWhole whether the search came to its end
   */
  CapacityTrials(
      Findings findings, RunOptions.OfCapacity options, boolean isWhole, StatedTable trials) {
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
    if (next < trials.rows()) {
      expect(false, next, "users", "no more rows", trials.text("users", next));
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
      int[] tried = tried(users, open, false);
      if (tried == null) {
        return;
      }
      for (int row : tried) {
        int draw = (int) trials.number("draw", row) - 1;
        if (isWithin(row)) {
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
      int[] tried = tried(number, all, true);
      if (tried == null) {
        return;
      }
      double[] makespansS =
          Arrays.stream(tried).mapToDouble(row -> trials.number(MAKESPAN, row)).sorted().toArray();
      if (Double.isNaN(makespansS[makespansS.length - 1])) {
        return;
      }
      int within = (int) Arrays.stream(tried).filter(this::isWithin).count();
      curve.add(new CurveStep(number, within, makespansS));
    }
  }

  private boolean isWithin(int row) {
    return trials.number("within", row) == 1;
  }

  /**
   * The rows of the next trials, which must be of these users and draws; null if some are missing.
   *
   * @param draws from 0, ascending
   */
  private int @Nullable [] tried(int users, int[] draws, boolean toTheEnd) {
    int first = next;
    for (int draw : draws) {
      boolean isThere = next < trials.rows();
      if (isThere
          && trials.number("users", next) == users
          && trials.number("draw", next) == draw + 1) {
        check(next, users, draw, toTheEnd);
        next++;
      } else if (isWhole) {
        String wanted = "the row of " + users + " users in draw " + (draw + 1);
        String found = isThere ? trials.text("users", next) + " users" : "no more rows";
        expect(false, next, "users", wanted, found);
        next = trials.rows();
        return null;
      }
    }
    return next - first == draws.length ? IntStream.range(first, next).toArray() : null;
  }

  /** Searches to the end have a makespan, which tells; whatever was tried twice ended as before. */
  private void check(int row, int users, int draw, boolean toTheEnd) {
    double makespanS = trials.number(MAKESPAN, row);
    expect(toTheEnd || Double.isNaN(makespanS), row, MAKESPAN, "nothing", makespanS);
    boolean isInTime = toTheEnd ? makespanS <= options.latestS() : isWithin(row);
    boolean expected = known.computeIfAbsent(List.of(users, draw), first -> isInTime);
    double within = trials.number("within", row);
    boolean isRight = within == (expected ? 1 : 0) && expected == isInTime;
    expect(isRight, row, "within", expected ? "1" : "0", within);
  }

  private void expect(boolean holds, int row, String column, String expected, Object found) {
    findings.expect(holds, NAME, row + 1L, column, expected, found);
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
