package sdedge.check;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.document.Problem;
import sdedge.document.tree.ObjectReader;
import sdedge.judge.Difference;
import sdedge.judge.Findings;

/** Collects differences and counts the numbers that were held against others. */
final class FoundDifferences extends Findings {
  private long numbers;

  long numbers() {
    return numbers;
  }

  void add(String file, @Nullable Long row, String column, String expected, String found) {
    add(new Difference(file, row, column, expected, found));
  }

  void add(String file, String column, String expected, String found) {
    add(file, null, column, expected, found);
  }

  /** Adds whatever has been reported of the document of an object; whether that is anything. */
  boolean areIn(ObjectReader document) {
    add(document.problems().sorted());
    return document.problems().count() > 0;
  }

  void add(List<Problem> problems) {
    problems.forEach(each -> add(each.file(), each.path(), each.expected(), each.found()));
  }

  /** Adds a condition that does not hold. */
  void require(boolean holds, String file, String path, String expected, Object found) {
    if (!holds) {
      add(file, path, expected, String.valueOf(found));
    }
  }

  /** Counts a number that is held against another; whether both agree. */
  boolean agree(double expected, double found) {
    numbers++;
    double size = Math.max(Math.abs(expected), Math.abs(found));
    return expected == found
        || (size < Double.POSITIVE_INFINITY && Math.abs(expected - found) <= TOLERANCE * size);
  }
}
