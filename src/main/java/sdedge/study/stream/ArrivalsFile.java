package sdedge.study.stream;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sdedge.document.InvalidInputException;
import sdedge.document.NumberRange;
import sdedge.document.Problems;
import sdedge.document.Suggestion;
import sdedge.document.csv.CsvColumn;
import sdedge.document.csv.CsvTable;
import sdedge.document.csv.CsvTable.CsvRow;
import sdedge.instance.Instance;
import sdedge.stream.Requests;

/** Reads a trace: a CSV file with the columns {@code arrival_s,task}, in the order of arrival. */
public final class ArrivalsFile {
  private static final int TIME = 0;
  private static final int TASK = 1;
  private static final List<CsvColumn> COLUMNS =
      List.of(CsvColumn.required("arrival_s", NumberRange.NON_NEGATIVE), CsvColumn.text("task"));

  private final Problems problems;
  private final Map<String, Integer> tasks = new LinkedHashMap<>();
  private double[] arrivalsS = new double[1 << 10];
  private int[] taskOf = new int[1 << 10];
  private int count;
  private double beforeS;

  private ArrivalsFile(Problems problems, Instance instance) {
    this.problems = problems;
    for (int k = 0; k < instance.tasks().size(); k++) {
      tasks.put(instance.tasks().get(k).id(), k);
    }
  }

  /**
   * The requests of a trace.
   *
   * @param name of the file in messages
   * @throws InvalidInputException with the places of everything wrong
   */
  public static Requests read(String name, byte[] bytes, Instance instance)
      throws InvalidInputException, IOException {
    Problems problems = new Problems(name);
    ArrivalsFile file = new ArrivalsFile(problems, instance);
    CsvTable.stream(problems, new ByteArrayInputStream(bytes), header -> COLUMNS, file::add);
    if (problems.count() == 0 && file.count == 0) {
      problems.add(1, 1, "", "there must be at least one request below the header");
    }
    problems.throwIfAny();
    return Requests.of(
        Arrays.copyOf(file.arrivalsS, file.count), Arrays.copyOf(file.taskOf, file.count));
  }

  private void add(CsvRow row) {
    double arrivalS = row.values()[TIME];
    if (arrivalS < beforeS) {
      String message = arrivalS + " must not be before the request above, at " + beforeS + " s";
      problems.add(row.line(), row.column(TIME), COLUMNS.get(TIME).name(), message);
    }
    beforeS = Math.max(beforeS, arrivalS);
    String id = row.text(TASK);
    Integer task = tasks.get(id);
    if (task == null) {
      String maybe = Suggestion.of(id, new ArrayList<>(tasks.keySet()));
      String message = CsvColumn.shown(id) + " is no task of the instance." + maybe;
      problems.add(row.line(), row.column(TASK), COLUMNS.get(TASK).name(), message);
      return;
    }
    if (count == taskOf.length) {
      arrivalsS = Arrays.copyOf(arrivalsS, 2 * count);
      taskOf = Arrays.copyOf(taskOf, 2 * count);
    }
    arrivalsS[count] = arrivalS;
    taskOf[count++] = task;
  }
}
