package sdedge.check.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private static final String PROMPT = "prompt_tokens"; // where prompts are split
  private static final int TASK = 1;
  private static final int NUMBERS = 2; // columns from here on
  private static final int FIRST_ROWS = 1024; // for which there is room at first

  private final List<String> names;
  private final double[][] columns;
  private int[] tasks = new int[0]; // indices in the instance
  private int count;

  private StatedRequests(boolean splitsPrompts) {
    names = new ArrayList<>(COLUMNS);
    if (splitsPrompts) {
      names.add(PROMPT);
    }
    columns = new double[names.size() - NUMBERS][0];
  }

  /** Reads the table; null, with the reason reported, if it is none of requests. */
  static @Nullable StatedRequests read(Findings findings, ResultSource source, Instance instance)
      throws IOException {
    Map<String, Integer> byId = new HashMap<>();
    for (int k = 0; k < instance.tasks().size(); k++) {
      byId.put(instance.tasks().get(k).id(), k);
    }
    StatedRequests requests = new StatedRequests(instance.serving().splitsPrompts());
    int before = findings.size();
    boolean isTable =
        ExpectedTable.rows(
            findings,
            NAME,
            source,
            requests.names,
            (number, row) -> requests.add(findings, number, row.fields(), byId));
    return isTable && findings.size() == before ? requests : null;
  }

  private void add(Findings findings, long number, List<String> fields, Map<String, Integer> byId) {
    if (fields.size() != names.size()) {
      findings.add(NAME, number, "", names.size() + " fields", fields.size() + " fields");
      return;
    } else if (!fields.get(0).equals(String.valueOf(number))) {
      findings.add(NAME, number, "request", String.valueOf(number), fields.get(0));
    }
    if (count == tasks.length) {
      int room = Math.max(FIRST_ROWS, 2 * count);
      tasks = Arrays.copyOf(tasks, room);
      Arrays.setAll(columns, c -> Arrays.copyOf(columns[c], room));
    }
    Integer task = byId.get(fields.get(TASK));
    if (task == null) {
      findings.add(NAME, number, "task", "a task of the instance", fields.get(TASK));
    }
    tasks[count] = task == null ? 0 : task;
    for (int c = 0; c < columns.length; c++) {
      Double found = Expected.number(fields.get(NUMBERS + c));
      if (found == null || found < 0) {
        String column = names.get(NUMBERS + c);
        findings.add(NAME, number, column, "a number of at least 0", fields.get(NUMBERS + c));
      }
      columns[c][count] = found == null ? Double.NaN : found;
    }
    count++;
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
    return Arrays.copyOf(columns[names.indexOf(name) - NUMBERS], count);
  }

  /** When the last request was complete; 0 without any. */
  double endS() {
    return Arrays.stream(column("complete_s")).max().orElse(0);
  }
}
