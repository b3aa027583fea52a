package sdedge.oracle.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.oracle.files.StatedTable.Column;
import sdedge.oracle.files.StatedTable.Kind;

/** What {@code requests.csv} says of the requests of a run. */
final class StatedRequests {
  static final String NAME = "requests.csv";

  private final StatedTable table;
  private final int[] tasks; // indices in the instance

  private StatedRequests(StatedTable table, int[] tasks) {
    this.table = table;
    this.tasks = tasks;
  }

  private static List<Column> columns(boolean splitsPrompts) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("request", Kind.WHOLE));
    columns.add(new Column("task", Kind.WORD));
    columns.addAll(
        StatedTable.columns(
            Kind.NUMBER,
            List.of(
                "arrival_s",
                "ready_s",
                "admitted_s",
                "first_token_s",
                "complete_s",
                "steps",
                "ttft_s",
                "tpot_s")));
    if (splitsPrompts) {
      columns.add(new Column("prompt_tokens", Kind.NUMBER));
    }
    return columns;
  }

  /** Reads the table; null, with the reason reported, if it is none of requests. */
  static @Nullable StatedRequests read(Findings findings, ResultSource source, Instance instance)
      throws IOException {
    List<Column> columns = columns(instance.serving().splitsPrompts());
    StatedTable table = StatedTable.read(findings, source, NAME, columns);
    if (table == null) {
      return null;
    }
    int before = findings.size();
    Map<String, Integer> byId = new HashMap<>();
    instance.tasks().forEach(task -> byId.put(task.id(), byId.size()));
    int[] tasks = new int[table.rows()];
    for (int r = 0; r < tasks.length; r++) {
      String id = table.text("task", r);
      Integer task = byId.get(id);
      tasks[r] = task == null ? 0 : task;
      if (task == null) {
        findings.add(NAME, r + 1L, "task", "a task of the instance", id);
      }
      double number = table.number("request", r);
      if (number != r + 1) {
        findings.add(NAME, r + 1L, "request", String.valueOf(r + 1), String.valueOf(number));
      }
    }
    return findings.size() == before ? new StatedRequests(table, tasks) : null;
  }

  int count() {
    return tasks.length;
  }

  int[] tasks() {
    return tasks.clone();
  }

  /** The task of a request, as an index in the instance. */
  int task(int request) {
    return tasks[request];
  }

  /** A number of a request. */
  double number(String column, int request) {
    return table.number(column, request);
  }

  double[] column(String name) {
    return table.column(name);
  }

  /** Whether a request is there from one time to another. */
  boolean isThere(int request, double fromS, double toS) {
    return WindowTable.isBefore(table.number("admitted_s", request), fromS)
        && WindowTable.isBefore(toS, table.number("complete_s", request));
  }

  /** When the last request was complete; 0 without any. */
  double endS() {
    return Arrays.stream(column("complete_s")).max().orElse(0);
  }
}
