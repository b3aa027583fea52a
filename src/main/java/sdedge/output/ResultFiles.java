package sdedge.output;

import java.util.LinkedHashMap;
import java.util.Map;
import sdedge.timeline.Execution;

/** The files of a result apart from {@code run.json}. */
public final class ResultFiles {
  private ResultFiles() {}

  /** The files by name; without a plan only the summary. */
  public static Map<String, FileContent> of(Result result) {
    Map<String, FileContent> files = new LinkedHashMap<>();
    Execution execution = result.execution();
    if (execution != null) {
      files.put(
          "plan.json",
          new PlanWriter(result.instance(), result.sha256(), execution.plan())::writeTo);
    }
    files.put("summary.json", new SummaryWriter(result)::writeTo);
    if (execution != null) {
      files.put("schedule.csv", new ScheduleCsv(result.instance(), execution));
      files.put("latency.csv", new LatencyCsv(result.instance(), execution));
      files.put("uplink.csv", new UplinkCsv(result.instance(), execution.plan()));
    }
    return files;
  }
}
