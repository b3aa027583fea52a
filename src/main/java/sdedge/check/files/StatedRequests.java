package sdedge.check.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;

/** What {@code requests.csv} says of the requests of a run: its rows, column by column. */
final class StatedRequests {
  static final String NAME = "requests.csv";

  private static final List<String> COLUMNS =
      List.of(
          "request",
          "task",
          "arrival_s",
          "ready_s",
          "admitted_s",
          "first_token_s",
          "complete_s",
          "steps",
          "ttft_s",
          "tpot_s");
  private static final int TASK = 1;
  private static final int NUMBERS = 2; // columns from here on
  private static final int TOGETHER = 10_000; // rows

  private final double[][] columns = new double[COLUMNS.size() - NUMBERS][0];
  private int[] tasks = new int[0]; // indices in the instance
  private int count;

  private StatedRequests() {}

  /** Reads the table; null, with the reason reported, if it is none of requests. */
  static @Nullable StatedRequests read(Findings findings, ResultSource source, Instance instance)
      throws IOException {
    Map<String, Integer> byId = new HashMap<>();
    for (int k = 0; k < instance.tasks().size(); k++) {
      byId.put(instance.tasks().get(k).id(), k);
    }
    StatedRequests requests = new StatedRequests();
    int before = findings.size();
    List<List<String>> rows = new ArrayList<>();
    boolean isTable =
        TableCheck.rows(
            findings,
            NAME,
            source,
            COLUMNS,
            (number, row) -> {
              rows.add(row.fields());
              if (rows.size() == TOGETHER) {
                requests.add(findings, rows, byId);
                rows.clear();
              }
            });
    requests.add(findings, rows, byId);
    return isTable && findings.size() == before ? requests : null;
  }

  /** Adds some rows, whose numbers are read side by side. */
  private void add(Findings findings, List<List<String>> rows, Map<String, Integer> byId) {
    if (count + rows.size() > tasks.length) {
      int room = Math.max(2 * count, count + rows.size());
      tasks = Arrays.copyOf(tasks, room);
      Arrays.setAll(columns, c -> Arrays.copyOf(columns[c], room));
    }
    IntStream.range(0, rows.size()).parallel().forEach(i -> numbers(rows.get(i), count + i));
    for (List<String> fields : rows) {
      add(findings, count + 1L, fields, byId);
    }
  }

  private void numbers(List<String> fields, int request) {
    for (int c = 0; c < columns.length && fields.size() == COLUMNS.size(); c++) {
      Double found = Expected.number(fields.get(NUMBERS + c));
      columns[c][request] = found == null || found < 0 ? Double.NaN : found;
    }
  }

  private void add(Findings findings, long number, List<String> fields, Map<String, Integer> byId) {
    int request = count++;
    if (fields.size() != COLUMNS.size()) {
      findings.add(NAME, number, "", COLUMNS.size() + " fields", fields.size() + " fields");
      return;
    }
    if (!fields.get(0).equals(String.valueOf(number))) {
      findings.add(NAME, number, "request", String.valueOf(number), fields.get(0));
    }
    Integer task = byId.get(fields.get(TASK));
    if (task == null) {
      findings.add(NAME, number, "task", "a task of the instance", fields.get(TASK));
    }
    tasks[request] = task == null ? 0 : task;
    for (int c = 0; c < columns.length; c++) {
      if (Double.isNaN(columns[c][request])) {
        String found = fields.get(NUMBERS + c);
        findings.add(NAME, number, COLUMNS.get(NUMBERS + c), "a number of at least 0", found);
      }
    }
  }

  /** How many there are. */
  int count() {
    return count;
  }

  /** Their tasks, as indices in the instance. */
  int[] tasks() {
    return Arrays.copyOf(tasks, count);
  }

  /** A copy of the numbers of a column, by request. */
  double[] column(String name) {
    return Arrays.copyOf(columns[COLUMNS.indexOf(name) - NUMBERS], count);
  }

  /** When the last request was complete; 0 without any. */
  double endS() {
    return Arrays.stream(column("complete_s")).max().orElse(0);
  }
}
