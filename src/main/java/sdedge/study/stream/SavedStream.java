package sdedge.study.stream;

import java.io.IOException;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import sdedge.document.InvalidInputException;
import sdedge.result.files.ResultTable;
import sdedge.result.files.saved.SavedDocument;
import sdedge.result.files.saved.SavedFolder;
import sdedge.result.files.saved.SavedRun;
import sdedge.result.files.saved.SavedTable;

/**
 * What {@code stream} wrote into a directory.
 *
 * @param directory as it was named
 * @param requests those that were served in the stretch, which may be few of very many
 * @param schedule the stages of the stretch
 */
public record SavedStream(
    String directory,
    SavedRun run,
    SavedDocument stream,
    SavedTable rates,
    SavedTable requests,
    SavedTable schedule) {
  /** The command that writes it. */
  public static final String COMMAND = "stream";

  /**
   * Reads all files of a directory; see {@link SavedFolder#read}.
   *
   * @throws InvalidInputException if one of them is damaged
   * @throws IOException if one is missing or cannot be read
   */
  public static SavedStream read(SavedFolder folder) throws InvalidInputException, IOException {
    ResultTable stages = ResultTable.SCHEDULE;
    SavedTable schedule = folder.table(stages.file(), stages.table(), row -> true);
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

  private static DoubleStream numbers(SavedTable table, String column) {
    return table.column(column).stream().mapToDouble(SavedStream::number);
  }

  private static double number(@Nullable Object value) {
    return value instanceof Double number ? number : Double.NaN;
  }
}
