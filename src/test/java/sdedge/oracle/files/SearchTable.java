package sdedge.oracle.files;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import sdedge.instance.TaskOrder;
import sdedge.oracle.files.StatedTable.Column;
import sdedge.oracle.files.StatedTable.Kind;
import sdedge.oracle.model.Execution;

/**
 * Checks {@code search.csv}, of which a clock decides the rows: times never fall, nor do bounds;
 * makespans never rise and are at least the bound; the last row is what the summary says.
 */
public final class SearchTable {
  public static final String NAME = "search.csv";
  private static final String MAKESPAN = "makespan_s";
  private static final String BOUND = "bound_s";
  private static final double UNKNOWN = Double.POSITIVE_INFINITY;
  private static final List<Column> COLUMNS =
      List.of(
          new Column("time_s", Kind.NUMBER),
          new Column(MAKESPAN, Kind.IF_ANY),
          new Column(BOUND, Kind.IF_ANY),
          new Column("order", Kind.WORD),
          new Column("uplink", Kind.WORD),
          new Column("relaxation_s", Kind.IF_ANY),
          new Column("nodes", Kind.IF_ANY));

  private SearchTable() {}

  static void check(
      Findings findings, ResultSource source, Execution execution, ClaimedResult statement)
      throws IOException {
    StatedTable table = StatedTable.read(findings, source, NAME, COLUMNS);
    if (table == null) {
      return;
    }
    double timeS = 0;
    double makespanS = UNKNOWN;
    double boundS = 0;
    for (int r = 0; r < table.rows(); r++) {
      timeS = number(findings, table, r, "time_s", timeS, UNKNOWN, timeS);
      boolean isFirst = makespanS == UNKNOWN && table.text(MAKESPAN, r).isEmpty();
      makespanS = isFirst ? UNKNOWN : number(findings, table, r, MAKESPAN, 0, makespanS, makespanS);
      boolean isNone = boundS == 0 && table.text(BOUND, r).isEmpty();
      boundS = isNone ? 0 : number(findings, table, r, BOUND, boundS, makespanS, boundS);
    }
    if (table.rows() == 0) {
      findings.add(NAME, "", "a row", "none");
      return;
    }
    TaskOrder order = execution.plan().order();
    Map<String, Expected> last =
        Map.of(
            MAKESPAN,
            Expected.near(execution.makespanS(), 0),
            BOUND,
            Expected.near(statement.boundS(), 0),
            "order",
            Expected.of(order == null ? null : order.key()),
            "uplink",
            Expected.of(execution.plan().uplink().key()));
    int row = table.rows() - 1;
    last.forEach((key, each) -> each.check(findings, NAME, row + 1L, key, table.text(key, row)));
  }

  /** The number of a field; what was known before if it is empty or wrong, which is reported. */
  private static double number(
      Findings findings,
      StatedTable table,
      int row,
      String column,
      double least,
      double most,
      double before) {
    Expected expected = Expected.between(least, most, 0);
    expected.check(findings, NAME, row + 1L, column, table.text(column, row));
    double found = table.number(column, row);
    return expected.isHeldBy().test(table.text(column, row)) ? found : before;
  }
}
