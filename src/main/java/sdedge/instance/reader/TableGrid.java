package sdedge.instance.reader;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sdedge.document.Problems;
import sdedge.instance.LatencyTable;

/** Arranges the rows of a latency table, given in any order, on a full grid. */
final class TableGrid {
  /** One line of a latency table. */
  record Measured(int line, double newTokens, double contextTokens, double seconds) {}

  private record Point(double newTokens, double contextTokens) {}

  private TableGrid() {}

  static LatencyTable of(Problems problems, List<Measured> rows) {
    if (rows.isEmpty()) {
      problems.add(1, 1, "", "the table must have at least one row");
      return LatencyTable.UNREAD;
    }
    Map<Point, Measured> at = new HashMap<>();
    for (Measured row : rows) {
      Measured first = at.putIfAbsent(new Point(row.newTokens(), row.contextTokens()), row);
      if (first != null) {
        String found = "new_tokens " + row.newTokens() + ", context_tokens " + row.contextTokens();
        problems.add(
            row.line(), 1, "", found + " is a duplicate of the point on line " + first.line());
      }
    }
    double[] newTokens = axis(rows.stream().mapToDouble(Measured::newTokens).toArray());
    double[] contextTokens = axis(rows.stream().mapToDouble(Measured::contextTokens).toArray());
    reportMissing(problems, at, newTokens, contextTokens);
    return problems.count() > 0
        ? LatencyTable.UNREAD
        : new LatencyTable(newTokens, contextTokens, seconds(at, newTokens, contextTokens));
  }

  private static double[] axis(double[] values) {
    return Arrays.stream(values).sorted().distinct().toArray();
  }

  private static void reportMissing(
      Problems problems, Map<Point, Measured> at, double[] newTokens, double[] contextTokens) {
    long missing = (long) newTokens.length * contextTokens.length - at.size();
    if (missing == 0) {
      return;
    }
    for (double q : newTokens) {
      for (double c : contextTokens) {
        if (!at.containsKey(new Point(q, c))) {
          problems.add(
              1,
              1,
              "",
              ("the grid must be full: %s of its points missing, the first at new_tokens"
                      + " %s, context_tokens %s")
                  .formatted(missing, q, c));
          return;
        }
      }
    }
  }

  private static double[][] seconds(
      Map<Point, Measured> at, double[] newTokens, double[] contextTokens) {
    double[][] seconds = new double[newTokens.length][contextTokens.length];
    for (int i = 0; i < newTokens.length; i++) {
      for (int j = 0; j < contextTokens.length; j++) {
        Measured row = at.get(new Point(newTokens[i], contextTokens[j]));
        seconds[i][j] = row == null ? Double.NaN : row.seconds();
      }
    }
    return seconds;
  }
}
