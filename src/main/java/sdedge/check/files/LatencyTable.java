package sdedge.check.files;

import java.util.List;
import java.util.stream.IntStream;
import sdedge.check.model.Execution;
import sdedge.check.model.Outcomes;
import sdedge.check.model.TaskLatencies;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.result.files.LatencyCsv;
import sdedge.timeline.TaskLatency;

/** What {@code latency.csv} should hold, by task in the order of the instance. */
record LatencyTable(Instance instance, Execution execution) {
  ExpectedTable<LatencyCsv.Row> expected() {
    List<TaskLatency> all =
        IntStream.range(0, instance.tasks().size()).mapToObj(execution::timesOf).toList();
    return ExpectedTable.of(LatencyCsv.of(instance, all), 1, this::slack);
  }

  /** The slack of how long something takes is that of the clock when the task ends. */
  private double slack(String column, double value, LatencyCsv.Row row) {
    double spanS = execution.doubt().at(TaskLatencies.clockS(row.latency()));
    return switch (column) {
      case "upload_s", "ttft_s", "e2e_s" -> execution.doubt().at(value);
      case "queue_s", "draft_s", "fronthaul_s", "verify_s", "wait_s" -> spanS;
      case "tpot_s" -> spanS / Outcomes.furtherTokens(instance.tasks().get(row.latency().task()));
      case "steps" -> instance.speculation().steps() == Steps.MEAN ? Double.NaN : 0;
      default -> Double.NaN;
    };
  }
}
