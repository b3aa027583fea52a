package sdedge.check.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.check.files.StatedTable.Column;
import sdedge.check.files.StatedTable.Kind;

/** What {@code trials.csv} of a capacity says: sets of users that were planned for. */
final class StatedTrials {
  static final String NAME = "trials.csv";

  private StatedTrials() {}

  /**
   * One of them.
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

  /** Reads the table; null, with the reason reported, if it is none of trials. */
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
}
