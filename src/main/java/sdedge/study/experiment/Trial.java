package sdedge.study.experiment;

import java.util.ArrayList;
import java.util.List;
import sdedge.result.table.TableRow;
import sdedge.search.Approach;

/**
 * One search of an experiment.
 *
 * @param repeat from 1; 0 for one that only warms up and has no row
 */
public record Trial(int repeat, Point point, Approach method) {
  /** Which trial a row is of; no other row of the table has the same. */
  record Key(List<String> point, String method, int repeat) {
    /** This trial by another method. */
    Key by(String other) {
      return new Key(point, other, repeat);
    }

    /** This trial without one of the values of its point. */
    Key without(int index) {
      List<String> others = new ArrayList<>(point);
      others.remove(index);
      return new Key(others, method, repeat);
    }

    /** Such as {@code a.yaml, dp, repeat 1}. */
    @Override
    public String toString() {
      return String.join(", ", point) + ", " + method + ", repeat " + repeat;
    }
  }

  /** The key of its row. */
  Key key() {
    return new Key(point.values(), method.key(), repeat);
  }

  static Key key(TableRow row) {
    boolean isRepeated = row.names().contains(TrialTable.REPEAT);
    return new Key(
        TrialTable.point(row),
        row.text(TrialTable.METHOD),
        isRepeated ? Integer.parseInt(row.text(TrialTable.REPEAT)) : 1);
  }

  /** Whether it has no row. */
  public boolean isWarmup() {
    return repeat == 0;
  }
}
