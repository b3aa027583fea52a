package sdedge.check.files;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.check.model.BatchRun;
import sdedge.check.model.BatchTimes;
import sdedge.check.model.Execution;
import sdedge.check.model.PartTimes;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.result.files.ScheduleCsv;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;

/** What {@code schedule.csv} should hold, by cohort, batch, step, stage and drafter. */
record ScheduleTable(
    Instance instance, Supplier<Stream<StageRun>> all, Execution.@Nullable Doubt doubt) {
  static final String NAME = "schedule.csv";

  /** Of a plan. */
  static ScheduleTable of(Instance instance, Execution execution) {
    List<StageRun> served = execution.served();
    return new ScheduleTable(
        instance,
        () ->
            served == null
                ? execution.runs().flatMap(run -> stages(instance, run).stream())
                : served.stream(),
        execution.doubt());
  }

  /** Of some stages of a stream. */
  static ScheduleTable of(Instance instance, List<StageRun> stages) {
    return new ScheduleTable(instance, stages::stream, null);
  }

  ExpectedTable<ScheduleCsv.Row> expected() {
    return ExpectedTable.of(NAME, ScheduleCsv.of(instance, all), 5, this::slack);
  }

  private double slack(String column, double value, ScheduleCsv.Row row) {
    return switch (column) {
      case "start_s", "end_s" -> doubt == null ? 0 : doubt.at(value);
      case "active_tasks" -> instance.speculation().steps() == Steps.MEAN ? Double.NaN : 0;
      case "new_tokens" -> 0;
      default -> Double.NaN;
    };
  }

  private static List<StageRun> stages(Instance instance, BatchRun run) {
    List<StageRun> rows = new ArrayList<>();
    for (int step = 1; step <= run.times().steps(); step++) {
      for (Stage stage : Stage.values()) {
        if (stage == Stage.VERIFY) {
          double startS = run.startS(0, stage, step) + run.times().at(step).coLocatedS();
          double endS = run.endS(0, stage, step);
          rows.add(row(run, null, step, stage, run.times().parts(), startS, endS));
          continue;
        }
        for (int p = 0; p < run.times().parts().size(); p++) {
          if (run.has(p, stage, step)) {
            PartTimes own = run.times().parts().get(p);
            double startS = run.startS(p, stage, step);
            double endS = run.endS(p, stage, step);
            rows.add(row(run, own.drafter(), step, stage, List.of(own), startS, endS));
          }
        }
        if (stage == Stage.DRAFT) {
          rows.addAll(coLocated(instance, run, step));
        }
      }
    }
    return rows;
  }

  /** What a drafter, or the verifier's node if it is null, does of some parts in a step. */
  private static StageRun row(
      BatchRun run,
      @Nullable Integer drafter,
      int step,
      Stage stage,
      List<PartTimes> parts,
      double startS,
      double endS) {
    PartTimes first = parts.get(0);
    boolean verifies = stage == Stage.VERIFY;
    boolean oneLength = parts.stream().mapToInt(PartTimes::length).distinct().count() == 1;
    boolean oneMode = parts.stream().map(PartTimes::modeName).distinct().count() == 1;
    double drafted = parts.stream().mapToDouble(part -> part.at(step).draftTokens()).sum();
    return new StageRun(
        drafter,
        run.planned().cohort(),
        run.planned().position(),
        step,
        stage,
        startS,
        endS,
        endS,
        oneLength ? first.length() : null,
        parts.stream().mapToDouble(part -> part.at(step).activeTasks()).sum(),
        verifies ? run.times().at(step).verifyTokens() : stage.isLink() ? 0 : drafted,
        oneMode && !verifies ? first.modeName() : null);
  }

  /** Groups of parts draft on the verifier's node, one after the other, before it verifies. */
  private static List<StageRun> coLocated(Instance instance, BatchRun run, int step) {
    List<StageRun> rows = new ArrayList<>();
    double startS = run.startS(0, Stage.VERIFY, step);
    for (BatchTimes.Group group : run.times().groups(step)) {
      double endS = startS + group.seconds(instance.verifier(), step);
      rows.add(row(run, null, step, Stage.DRAFT, group.parts(), startS, endS));
      startS = endS;
    }
    return rows;
  }
}
