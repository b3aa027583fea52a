package sdedge.check.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
  private final List<String> columns;
  private final Iterator<List<Expected>> rows;
  private @Nullable Map<String, Long> byKey;
  private @Nullable List<Expected> next; // the row expected next; null behind the last one
  private long place; // of that row

  private TableCheck(Findings findings, String file, ExpectedTable<?> expected) {
    this.findings = findings;
    this.file = file;
    this.expected = expected;
    columns = expected.names();
    rows = expected.rows().iterator();
    next = rows.hasNext() ? rows.next() : null;
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

  /** Reports every field that differs, and rows that are missing, doubled or out of order. */
  static void run(Findings findings, String file, ResultSource source, ExpectedTable<?> expected)
      throws IOException {
    TableCheck check = new TableCheck(findings, file, expected);
    if (source.names().contains(file) && rows(findings, file, source, check.columns, check::row)) {
      check.missingUpTo(Long.MAX_VALUE);
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
    if (csv.size() != columns.size()) {
      findings.add(file, number, "", columns.size() + " fields", csv.size() + " fields");
      advance();
      return;
    }
    if (next == null || !isOf(next, csv)) {
      String key = String.join(",", csv.subList(0, expected.keys()));
      Long there = index().get(key);
      if (there == null || there < place) {
        findings.add(file, number, "", there == null ? "no such row" : "no such row here", key);
        return;
      }
      missingUpTo(there);
    }
    List<Expected> fields = next;
    if (fields != null) {
      compare(number, fields, csv);
      advance();
    }
  }

  private void advance() {
    next = rows.hasNext() ? rows.next() : null;
    place++;
  }

  private boolean isOf(List<Expected> fields, List<String> csv) {
    for (int column = 0; column < expected.keys(); column++) {
      if (!csv.get(column).equals(fields.get(column).text())) {
        return false;
      }
    }
    return true;
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
        findings.add(file, number, columns.get(column), field.text(), csv.get(column));
      }
    }
  }

  private void missingUpTo(long end) {
    for (List<Expected> row = next; row != null && place < end; row = next) {
      findings.add(file, "", "a row " + key(row), "none in its place");
      advance();
    }
  }

  private Map<String, Long> index() {
    Map<String, Long> known = byKey;
    if (known == null) {
      known = new HashMap<>();
      long at = 0;
      for (Iterator<List<Expected>> all = expected.rows().iterator(); all.hasNext(); at++) {
        known.put(key(all.next()), at);
      }
      byKey = known;
    }
    return known;
  }
}
