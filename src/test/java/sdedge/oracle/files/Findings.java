package sdedge.oracle.files;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.document.Problem;
import sdedge.document.Problems;
import sdedge.document.tree.ObjectReader;

/** Collects differences and counts the numbers that were held against others. */
public final class Findings {
  /** Numbers agree within this relative distance. */
  public static final double TOLERANCE = 1e-9;

  private static final int MOST = 1000;

  private final List<Difference> differences = new ArrayList<>();
  private long numbers;
  private long left;

  /** All differences; of very many only the first, and how many more there are. */
  public List<Difference> differences() {
    if (left == 0) {
      return List.copyOf(differences);
    }
    List<Difference> all = new ArrayList<>(differences);
    all.add(new Difference("", null, "", "", left + " more differences"));
    return all;
  }

  public boolean isEmpty() {
    return differences.isEmpty();
  }

  public int size() {
    return Math.toIntExact(differences.size() + left);
  }

  public long numbers() {
    return numbers;
  }

  public void add(String file, @Nullable Long row, String column, String expected, String found) {
    if (differences.size() < MOST) {
      differences.add(new Difference(file, row, column, expected, found));
    } else {
      left++;
    }
  }

  public void add(Problems problems) {
    add(problems.sorted());
  }

  void add(List<Problem> problems) {
    problems.forEach(p -> add(p.file(), null, p.path(), p.expected(), p.found()));
  }

  public void add(String file, String column, String expected, String found) {
    add(file, null, column, expected, found);
  }

  /** Adds how the value at a key differs from what is expected, as {@link Expected} has it. */
  void is(ObjectReader of, String key, @Nullable Object expected) {
    Expected.check(this, of.required(key), expected);
  }

  /** Counts a number of a row, and adds it unless it is right. */
  void expect(
      boolean isRight,
      String file,
      long row,
      String column,
      String expected,
      @Nullable Object found) {
    count();
    if (!isRight) {
      add(file, row, column, expected, String.valueOf(found));
    }
  }

  /** Counts a number that is right or else was added. */
  void count() {
    numbers++;
  }

  /**
   * Whether two numbers agree; infinity agrees with nothing.
   *
   * @param slack by how much they may differ in any case
   */
  public static boolean agree(double expected, double found, double slack) {
    double size = Math.max(Math.abs(expected), Math.abs(found));
    return size < Double.POSITIVE_INFINITY
        && Math.abs(expected - found) <= Math.max(TOLERANCE * size, slack);
  }
}
