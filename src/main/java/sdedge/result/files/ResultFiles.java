package sdedge.result.files;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import sdedge.document.InputFile;
import sdedge.result.Result;
import sdedge.result.SearchPoint;
import sdedge.result.table.FileContent;
import sdedge.result.table.Rows;
import sdedge.timeline.Execution;

/** The files of a result apart from {@code run.json}. */
public final class ResultFiles {
  private ResultFiles() {}

  /** The files by name; without a plan only the summary. */
  public static Map<String, FileContent> of(Result result) {
    Map<String, FileContent> files = new LinkedHashMap<>();
    Execution execution = result.execution();
    Multipliers multipliers = Multipliers.of(result.instance(), execution);
    if (execution != null) {
      files.put(
          PlanWriter.FILE, new PlanWriter(result.instance(), result.sha256(), execution.plan()));
    }
    files.put("summary.json", new SummaryWriter(result, multipliers));
    if (execution != null) {
      files.put(ResultTable.SCHEDULE.file(), ScheduleCsv.of(result.instance(), execution));
      files.put(ResultTable.LATENCY.file(), LatencyCsv.of(result.instance(), execution));
      files.put(
          ResultTable.UPLINK.file(),
          UplinkCsv.of(result.instance(), execution.plan(), multipliers));
      if (!result.search().isEmpty()) {
        files.put(ResultTable.SEARCH.file(), new Rows<>(SearchPoint.TABLE, result.search()));
      }
    }
    return files;
  }

  /** All files as they would be in a directory, {@code run.json} among them. */
  public static Map<String, byte[]> inMemory(Result result, RunInfo run) throws IOException {
    return inMemory(of(result), run);
  }

  /**
   * All files of any kind of result as they would be in a directory, {@code run.json} among them.
   */
  public static Map<String, byte[]> inMemory(Map<String, FileContent> files, RunInfo run)
      throws IOException {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    Map<String, String> sha256 = new LinkedHashMap<>();
    for (Map.Entry<String, FileContent> file : files.entrySet()) {
      byte[] bytes = file.getValue().bytes();
      contents.put(file.getKey(), bytes);
      sha256.put(file.getKey(), InputFile.sha256(bytes));
    }
    contents.put(RunInfo.FILE, run.with(sha256).bytes());
    return contents;
  }
}
