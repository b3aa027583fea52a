package sdedge.study.stream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import sdedge.document.InvalidInputException;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.result.files.ResultTable;
import sdedge.result.files.ScheduleCsv;
import sdedge.result.files.saved.SavedFolder;
import sdedge.result.files.saved.SavedFolder.SavedDocument;
import sdedge.result.files.saved.SavedRun;
import sdedge.result.files.saved.SavedTable;
import sdedge.result.table.Values;
import sdedge.stream.ServingPolicy;
import sdedge.timeline.JobMember;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;

/**
 * What {@code stream} wrote into a directory.
 *
 * @param directory as it was named
 * @param requests those that were served in the window, which may be few of very many
 * @param schedule the stages of the window
 */
public record SavedStream(
    String directory,
    SavedRun run,
    SavedDocument stream,
    SavedTable rates,
    SavedTable requests,
    SavedTable schedule) {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  /** The command that writes it. */
  public static final String COMMAND = "stream";

  /** Whether there is what {@code stream} wrote in a directory, as far as names say. */
  public static boolean isIn(Path directory) {
    return Files.exists(directory.resolve(StreamJson.FILE));
  }

  /**
   * Reads all files of a directory; see {@link SavedFolder#read}.
   *
   * @throws InvalidInputException if one of them is damaged
   * @throws IOException if one is missing or cannot be read
   */
  public static SavedStream read(SavedFolder folder) throws InvalidInputException, IOException {
    ResultTable stages = ResultTable.SCHEDULE;
    SavedTable schedule =
        folder.table(stages.file(), stages.table(), List.of(ScheduleCsv.REQUESTS), row -> true);
    return new SavedStream(
        folder.name(),
        folder.run(),
        folder.document(StreamJson.FILE, StreamJson.KEYS),
        folder.table(RatesCsv.FILE, RatesCsv.TABLE, row -> true),
        folder.table(RequestsCsv.FILE, RequestsCsv.TABLE, within(schedule)),
        schedule);
  }

  /** Whether a request was being served while the stages of a schedule were. */
  private static SavedTable.Kept within(SavedTable schedule) {
    double beginS = numbers(schedule, "start_s").min().orElse(Double.POSITIVE_INFINITY);
    double endS = numbers(schedule, "end_s").max().orElse(Double.NEGATIVE_INFINITY);
    List<String> columns = RequestsCsv.TABLE.names();
    int admitted = columns.indexOf("admitted_s");
    int complete = columns.indexOf("complete_s");
    return row -> number(row.get(admitted)) < endS && number(row.get(complete)) > beginS;
  }

  /** Whether the requests of the window joined one by one. */
  public boolean joins() {
    String joining = new ServingPolicy.Joining().key();
    return stream
        .values()
        .find("requests_of", Values.class)
        .filter(shown -> shown.get("policy", String.class).equals(joining))
        .isPresent();
  }

  /** The stages of the window, in the order of the table. */
  public List<StageRun> stages(Instance instance) {
    List<String> drafters = instance.drafters().stream().map(Drafter::id).toList();
    List<Stage> stages = List.of(Stage.values());
    List<StageRun> runs = new ArrayList<>();
    for (int row = 0; row < schedule.rows(); row++) {
      int drafter = drafters.indexOf(schedule.column("drafter").get(row));
      String word = String.valueOf(schedule.column("stage").get(row));
      Stage stage =
          stages.stream().filter(each -> each.key().equals(word)).findFirst().orElseThrow();
      double onItsWayS =
          stage.isLink() ? instance.drafters().get(drafter).fronthaul().latencyS() : 0;
      double endS = at(schedule, "end_s", row);
      StageRun run =
          new StageRun(
              drafter < 0 ? null : drafter,
              1,
              (int) at(schedule, "batch", row),
              (int) at(schedule, "step", row),
              stage,
              at(schedule, "start_s", row),
              endS - onItsWayS,
              endS,
              schedule.column("length").get(row) == null ? null : (int) at(schedule, "length", row),
              at(schedule, "active_tasks", row),
              schedule.column("new_tokens").get(row) == null ? 0 : at(schedule, "new_tokens", row),
              null);
      runs.add(run.with(members(row)));
    }
    return runs;
  }

  /** The requests of a stage of the window; none where they are served in groups. */
  private List<JobMember> members(int row) {
    String name = ScheduleCsv.REQUESTS.name();
    boolean isThere = schedule.columns().stream().anyMatch(column -> column.name().equals(name));
    return isThere
        ? NUMBER
            .matcher(String.valueOf(schedule.column(name).get(row)))
            .results()
            .map(number -> JobMember.sent(Integer.parseInt(number.group()) - 1, null))
            .toList()
        : List.of();
  }

  /**
   * A request that was served in the window.
   *
   * @param number from 1
   * @param task its index in the instance
   */
  public record Request(
      int number, int task, double arrivalS, double admittedS, double firstS, double completeS) {}

  /** The requests, in the order of arrival. */
  public List<Request> served(Instance instance) {
    List<String> tasks = instance.tasks().stream().map(Task::id).toList();
    List<Request> served = new ArrayList<>();
    for (int row = 0; row < requests.rows(); row++) {
      served.add(
          new Request(
              (int) at(requests, "request", row),
              tasks.indexOf(requests.column("task").get(row)),
              at(requests, "arrival_s", row),
              at(requests, "admitted_s", row),
              at(requests, "first_token_s", row),
              at(requests, "complete_s", row)));
    }
    return served;
  }

  private static double at(SavedTable table, String column, int row) {
    return number(table.column(column).get(row));
  }

  private static DoubleStream numbers(SavedTable table, String column) {
    return table.column(column).stream().mapToDouble(SavedStream::number);
  }

  private static double number(@Nullable Object value) {
    return value instanceof Double number ? number : Double.NaN;
  }
}
