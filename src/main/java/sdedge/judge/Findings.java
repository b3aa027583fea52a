package sdedge.judge;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects what rules find. Two numbers agree, and two instants are one, within a relative {@value
 * #TOLERANCE}.
 */
public class Findings {
  static final String SCHEDULE = "schedule.csv";
  static final String LATENCY = "latency.csv";
  static final String SUMMARY = "summary.json";
  static final String PLAN = "plan.json";
  static final String UPLINK = "uplink.csv";
  static final String REQUESTS = "requests.csv";
  static final String STREAM = "stream.json";

  /** Relative distance within which numbers agree. */
  public static final double TOLERANCE = 1e-9;

  private static final int MOST = 1_000;

  private final List<Difference> differences = new ArrayList<>();
  private long left;

  /** All differences; of very many only the first, and how many more there are. */
  public final List<Difference> differences() {
    List<Difference> all = new ArrayList<>(differences);
    if (left > 0) {
      all.add(new Difference("", null, "", "", left + " more differences"));
    }
    return all;
  }

  public final boolean isEmpty() {
    return differences.isEmpty();
  }

  /** Adds a difference that nobody has found yet. */
  public final void add(Difference difference) {
    if (differences.contains(difference)) {
      return;
    } else if (differences.size() < MOST) {
      differences.add(difference);
    } else {
      left++;
    }
  }

  /** Adds a difference unless something holds. */
  final void require(
      boolean holds,
      String file,
      @Nullable Long row,
      String column,
      Object expected,
      @Nullable Object found) {
    if (!holds) {
      add(new Difference(file, row, column, expected.toString(), String.valueOf(found)));
    }
  }

  /** Two numbers agree. */
  final void agree(String file, @Nullable Long row, String column, double expected, double found) {
    agree(file, row, column, expected, found, 0);
  }

  /** Two numbers agree that may differ by some slack for the rounding of what they are made of. */
  final void agree(
      String file, @Nullable Long row, String column, double expected, double found, double slack) {
    if (!agree(expected, found, slack)) {
      require(false, file, row, column, expected, found);
    }
  }

  /**
   * A time, or a count, is at least another one.
   *
   * @param why what the other one is, behind a comma; empty where that goes without saying
   */
  final void atLeast(
      String file, @Nullable Long row, String column, double least, String why, double found) {
    if (!isUpTo(least, found)) { // words are made for what is found only: there are many rows
      require(false, file, row, column, "at least " + least + why, found);
    }
  }

  static boolean agree(double one, double other) {
    return agree(one, other, 0);
  }

  static boolean agree(double one, double other, double slack) {
    double size = Math.max(Math.abs(one), Math.abs(other));
    return size < Double.POSITIVE_INFINITY
        && Math.abs(one - other) <= Math.max(TOLERANCE * size, slack);
  }

  /** The last time that is the same instant. */
  static double latest(double timeS) {
    return timeS * (1 + TOLERANCE);
  }

  /** Whether a time is not after another one. */
  static boolean isUpTo(double oneS, double otherS) {
    return oneS <= otherS || agree(oneS, otherS);
  }
}
