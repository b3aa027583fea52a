package sdedge.check.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import sdedge.check.model.Execution;
import sdedge.document.Problems;
import sdedge.document.csv.CsvRecord;
import sdedge.document.csv.CsvRecords;
import sdedge.instance.Instance;

/** Holds the tables of a result against what they should hold, row by row. */
public final class TableCheck {
  /** Those that every plan has. */
  public static final Set<String> NAMES = Set.of("schedule.csv", "latency.csv", "uplink.csv");

  /** One that a plan may lack. */
  public static final String SEARCH = "search.csv";

  private final Findings findings;
  private final String file;
  private final ExpectedTable<?> expected;
  private final Iterator<List<Expected>> rows;
  private boolean isInOrder = true;

  private TableCheck(Findings findings, String file, ExpectedTable<?> expected) {
    this.findings = findings;
    this.file = file;
    this.expected = expected;
    rows = expected.rows().iterator();
  }

  /** Checks all tables that are there. */
  public static void all(
      Findings findings,
      ResultSource source,
      Execution execution,
      Instance instance,
      MultipliersCheck.Worth worth,
      ClaimedResult statement)
      throws IOException {
    run(findings, ScheduleTable.NAME, source, ScheduleTable.of(instance, execution).expected());
    run(findings, "latency.csv", source, new LatencyTable(instance, execution).expected());
    run(findings, "uplink.csv", source, new UplinkTable(instance, execution, worth).expected());
    if (source.names().contains(SEARCH)) {
      SearchTable.check(findings, SEARCH, source, execution, statement);
    }
  }

  /** What is done with a row, counted from 1. */
  interface RowCheck {
    void check(long number, CsvRecord row);
  }

  /** Reports every field that differs up to the first row that is missing or is none. */
  static void run(Findings findings, String file, ResultSource source, ExpectedTable<?> expected)
      throws IOException {
    TableCheck check = new TableCheck(findings, file, expected);
    if (source.names().contains(file)
        && rows(findings, file, source, expected.names(), check::row)) {
      check.end();
    }
  }

  /** Whether all rows could be read, each with as many fields as there are columns. */
  static boolean rows(
      Findings findings, String file, ResultSource source, List<String> columns, RowCheck check)
      throws IOException {
    Problems problems = new Problems(file);
    try (InputStream in = source.open(file)) {
      CsvRecords records = CsvRecords.written(problems, in);
      CsvRecord row = records.next();
      boolean isTable = row != null && row.fields().equals(columns);
      if (!isTable && problems.count() == 0) {
        String found = row == null ? "an empty file" : row.text();
        findings.add(file, "", "the header " + String.join(",", columns), found);
      }
      row = isTable ? records.next() : null;
      for (long number = 1; row != null; row = records.next()) {
        check.check(number++, row);
      }
      problems.sorted().forEach(p -> findings.add(file, "", "a CSV file in UTF-8", p.message()));
      return isTable && problems.count() == 0;
    }
  }

  private void row(long number, CsvRecord row) {
    List<String> csv = row.fields();
    if (isInOrder && csv.size() != expected.names().size()) {
      int wanted = expected.names().size();
      findings.add(file, number, "", wanted + " fields", csv.size() + " fields");
      isInOrder = false;
    } else if (isInOrder) {
      List<Expected> fields = rows.hasNext() ? rows.next() : null;
      String key = String.join(",", csv.subList(0, expected.keys()));
      isInOrder = fields != null && key(fields).equals(key);
      if (fields != null && isInOrder) {
        compare(number, fields, csv);
      } else {
        String wanted = fields == null ? "no more rows" : "the row of " + key(fields);
        findings.add(file, number, "", wanted, key);
      }
    }
  }

  private void end() {
    if (isInOrder && rows.hasNext()) {
      findings.add(file, "", "a row of " + key(rows.next()), "no more rows");
    }
  }

  private String key(List<Expected> row) {
    List<Expected> keys = row.subList(0, expected.keys());
    return String.join(",", keys.stream().map(Expected::text).toList());
  }

  private void compare(long number, List<Expected> fields, List<String> csv) {
    for (int column = 0; column < fields.size(); column++) {
      Expected field = fields.get(column);
      if (field.isNumber()) {
        findings.count();
      }
      if (!field.isHeldBy().test(csv.get(column))) {
        String name = expected.names().get(column);
        findings.add(file, number, name, field.text(), csv.get(column));
      }
    }
  }
}
