package sdedge.check.files;

import java.io.IOException;
import java.util.List;
import sdedge.check.model.Execution;
import sdedge.document.csv.CsvRecord;
import sdedge.instance.TaskOrder;

/**
 * Checks {@code search.csv}, of which a clock decides the rows: times never fall, nor do bounds;
 * makespans never rise and are at least the bound; the last row is what the summary says.
 */
public final class SearchTable {
  public static final String NAME = "search.csv";

  private static final List<String> COLUMNS =
      List.of("time_s", "makespan_s", "bound_s", "order", "uplink");

  private final Findings findings;
  private long number;
  private List<String> row = List.of();
  private double timeS;
  private double makespanS = Double.POSITIVE_INFINITY;
  private double boundS;

  private SearchTable(Findings findings) {
    this.findings = findings;
  }

  static void check(
      Findings findings, ResultSource source, Execution execution, ClaimedResult statement)
      throws IOException {
    SearchTable table = new SearchTable(findings);
    if (ExpectedTable.rows(findings, NAME, source, COLUMNS, table::row)) {
      table.end(execution, statement);
    }
  }

  private void row(long counted, CsvRecord record) {
    number = counted;
    row = record.fields();
    if (row.size() == COLUMNS.size()) {
      timeS = number(0, timeS, Double.POSITIVE_INFINITY, timeS, false);
      boolean known = makespanS < Double.POSITIVE_INFINITY;
      makespanS = number(1, 0, makespanS, makespanS, !known);
      boundS = number(2, boundS, makespanS, boundS, boundS == 0);
    } else {
      findings.add(NAME, number, "", COLUMNS.size() + " fields", record.text());
    }
  }

  /** The number of a field; what was known before if it is empty or wrong. */
  private double number(int column, double least, double most, double before, boolean mayBeEmpty) {
    Expected expected = Expected.between(least, most, 0);
    Double found = Expected.number(row.get(column));
    if (found != null && expected.isHeldBy().test(row.get(column))) {
      return found;
    } else if (!row.get(column).isEmpty() || !mayBeEmpty) {
      findings.add(
          NAME, number, COLUMNS.get(column), "a number " + expected.text(), row.get(column));
    }
    return before;
  }

  private void end(Execution execution, ClaimedResult statement) {
    TaskOrder order = execution.plan().order();
    List<Expected> last =
        List.of(
            Expected.near(execution.makespanS(), 0),
            Expected.near(statement.boundS(), 0),
            Expected.of(order == null ? null : order.key()),
            Expected.of(execution.plan().uplink().key()));
    if (number == 0) {
      findings.add(NAME, "", "a row", "none");
    }
    for (int i = 0; i < last.size() && row.size() == COLUMNS.size(); i++) {
      String found = row.get(i + 1);
      if (!last.get(i).isHeldBy().test(found)) {
        findings.add(NAME, number, COLUMNS.get(i + 1), last.get(i).text(), found);
      }
    }
  }
}
