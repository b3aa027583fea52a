package sdedge.oracle.files;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.oracle.model.BatchRun;
import sdedge.oracle.model.Execution;
import sdedge.oracle.model.PlannedBatch;
import sdedge.oracle.model.StepStage;
import sdedge.plan.JoiningService;
import sdedge.result.files.ScheduleCsv;
import sdedge.result.table.Rows;
import sdedge.timeline.JobMember;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;

/** What {@code schedule.csv} should hold, by cohort, batch, step, stage and drafter. */
record ScheduleTable(
    Instance instance,
    Supplier<Stream<StageRun>> all,
    Execution.@Nullable Doubt doubt,
    boolean joins,
    boolean isOfStream) {
  static final String NAME = "schedule.csv";

  static ScheduleTable of(Instance instance, Execution execution) {
    List<StageRun> served = execution.served();
    return new ScheduleTable(
        instance,
        () ->
            served == null
                ? execution.runs().flatMap(run -> stages(instance, run).stream())
                : served.stream(),
        execution.doubt(),
        execution.plan().continuous() instanceof JoiningService,
        false);
  }

  /** Of some stages of a stream whose requests may join one by one. */
  static ScheduleTable of(Instance instance, boolean joins, List<StageRun> stages) {
    return new ScheduleTable(instance, stages::stream, null, joins, true);
  }

  ExpectedTable<ScheduleCsv.Row> expected() {
    Rows<ScheduleCsv.Row> rows =
        isOfStream
            ? ScheduleCsv.ofStream(instance, joins, all)
            : ScheduleCsv.of(instance, joins, all);
    ExpectedTable<ScheduleCsv.Row> table = ExpectedTable.of(NAME, rows, 5, this::slack);
    return joins ? withNumbers(table) : table;
  }

  /** Which takes tokens of those who join for numbers, not for words. */
  private static ExpectedTable<ScheduleCsv.Row> withNumbers(ExpectedTable<ScheduleCsv.Row> table) {
    int fresh = table.names().indexOf("pass_tokens");
    int cached = table.names().indexOf("cached_tokens");
    return new ExpectedTable<>(
        NAME,
        table.entries(),
        table.keys(),
        table.names(),
        row -> {
          List<Expected> fields = new ArrayList<>(table.row().apply(row));
          List<JobMember> members = row.run().members();
          if (!row.run().stage().isLink()) {
            fields.set(fresh, Expected.list(members.stream().map(JobMember::newTokens).toList()));
            fields.set(
                cached, Expected.list(members.stream().map(JobMember::cachedTokens).toList()));
          }
          return fields;
        });
  }

  private double slack(String column, double value, ScheduleCsv.Row row) {
    return switch (column) {
      case "start_s", "end_s" -> doubt == null ? 0 : doubt.at(value);
      case "active_tasks" -> instance.speculation().steps() == Steps.MEAN ? Double.NaN : 0;
      case "new_tokens", "prompt_tokens" -> 0;
      default -> Double.NaN;
    };
  }

  private static List<StageRun> stages(Instance instance, BatchRun run) {
    List<StageRun> rows = new ArrayList<>();
    for (int step = 1; step <= run.times().steps(); step++) {
      double nowS = run.startS(0, Stage.VERIFY, step);
      List<StepStage> atVerifier = StepStage.atVerifier(run.times(), step, instance.verifier());
      for (Stage stage : Stage.values()) {
        for (int p = 0; p < run.times().parts().size() && stage != Stage.VERIFY; p++) {
          if (run.has(p, stage, step)) {
            StepStage own = StepStage.of(stage, step, run.times().parts().get(p));
            rows.add(row(run, own, run.startS(p, stage, step), run.endS(p, stage, step)));
          }
        }
        for (StepStage each : atVerifier) {
          if (each.stage() == stage) {
            rows.add(row(run, each, nowS, nowS + each.seconds()));
            nowS += each.seconds();
          }
        }
      }
    }
    return rows;
  }

  private static StageRun row(BatchRun run, StepStage stage, double startS, double endS) {
    PlannedBatch batch = run.planned();
    return stage.run(batch.cohort(), batch.position(), stage.step(), startS, endS, endS);
  }
}
