package sdedge.check.files;

import static sdedge.check.files.ExpectedTable.column;
import static sdedge.check.files.ExpectedTable.count;
import static sdedge.check.files.ExpectedTable.words;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.check.model.BatchRun;
import sdedge.check.model.BatchTimes;
import sdedge.check.model.ContinuousStages;
import sdedge.check.model.Execution;
import sdedge.check.model.PartTimes;
import sdedge.check.model.Stage;
import sdedge.check.model.StageRow;
import sdedge.instance.Instance;
import sdedge.instance.Steps;

/** What {@code schedule.csv} should hold, by cohort, batch, step, stage and drafter. */
record ScheduleTable(
    Instance instance, Supplier<Stream<StageRow>> all, Execution.@Nullable Doubt doubt) {
  static final String NAME = "schedule.csv";

  /** Of a plan. */
  static ScheduleTable of(Instance instance, Execution execution) {
    ContinuousStages served = execution.served();
    return new ScheduleTable(
        instance,
        () ->
            served == null
                ? execution.runs().flatMap(run -> rows(instance, run).stream())
                : served.stages().stream(),
        execution.doubt());
  }

  /** Of some stages of a stream. */
  static ScheduleTable of(Instance instance, List<StageRow> stages) {
    return new ScheduleTable(instance, stages::stream, null);
  }

  ExpectedTable<StageRow> expected() {
    List<ExpectedTable.Column<StageRow>> columns =
        new ArrayList<>(
            List.of(
                column("drafter", row -> Expected.of(drafter(row))),
                count("cohort", StageRow::cohort),
                count("batch", StageRow::batch),
                count("step", StageRow::step),
                words("stage", row -> row.stage().key()),
                words("node", this::node),
                column("start_s", row -> time(row.startS())),
                column("end_s", row -> time(row.endS())),
                column("length", row -> Expected.of(row.length())),
                column("active_tasks", this::activeTasks),
                column("new_tokens", ScheduleTable::newTokens)));
    if (instance.hasModes()) {
      columns.add(column("mode", row -> Expected.of(row.mode())));
    }
    return new ExpectedTable<>(all, 5, columns);
  }

  private static List<StageRow> rows(Instance instance, BatchRun run) {
    List<StageRow> rows = new ArrayList<>();
    for (int step = 1; step <= run.times().steps(); step++) {
      for (Stage stage : Stage.values()) {
        if (stage == Stage.VERIFY) {
          rows.add(verification(run, step));
          continue;
        }
        for (int part = 0; part < run.times().parts().size(); part++) {
          if (run.has(part, stage, step)) {
            rows.add(row(run, part, step, stage));
          }
        }
        if (stage == Stage.DRAFT) {
          rows.addAll(coLocated(instance, run, step));
        }
      }
    }
    return rows;
  }

  private static StageRow row(BatchRun run, int p, int step, Stage stage) {
    PartTimes part = run.times().parts().get(p);
    return new StageRow(
        part.drafter(),
        run.planned().cohort(),
        run.planned().position(),
        step,
        stage,
        run.startS(p, stage, step),
        run.endS(p, stage, step),
        part.length(),
        part.activeTasks(step),
        stage == Stage.DRAFT ? part.draftTokens(step) : 0,
        part.modeName());
  }

  /** What the verifier's node does of some parts in a step. */
  private static StageRow together(
      BatchRun run, int step, Stage stage, List<PartTimes> parts, double startS, double endS) {
    PartTimes first = parts.get(0);
    boolean verifies = stage == Stage.VERIFY;
    boolean oneLength = parts.stream().mapToInt(PartTimes::length).distinct().count() == 1;
    boolean oneMode = parts.stream().map(PartTimes::modeName).distinct().count() == 1;
    double drafted = parts.stream().mapToDouble(part -> part.draftTokens(step)).sum();
    return new StageRow(
        null,
        run.planned().cohort(),
        run.planned().position(),
        step,
        stage,
        startS,
        endS,
        oneLength ? first.length() : null,
        parts.stream().mapToDouble(part -> part.activeTasks(step)).sum(),
        verifies ? run.times().verifyTokens(step) : drafted,
        oneMode && !verifies ? first.modeName() : null);
  }

  private static StageRow verification(BatchRun run, int step) {
    double startS = run.startS(0, Stage.VERIFY, step) + run.times().coLocated(step);
    double endS = run.endS(0, Stage.VERIFY, step);
    return together(run, step, Stage.VERIFY, run.times().parts(), startS, endS);
  }

  /** Groups of parts draft on the verifier's node, one after the other, before it verifies. */
  private static List<StageRow> coLocated(Instance instance, BatchRun run, int step) {
    List<StageRow> rows = new ArrayList<>();
    double startS = run.times().groups(step).isEmpty() ? 0 : run.startS(0, Stage.VERIFY, step);
    for (BatchTimes.Group group : run.times().groups(step)) {
      double endS = startS + group.seconds(instance.verifier(), step);
      rows.add(together(run, step, Stage.DRAFT, group.parts(), startS, endS));
      startS = endS;
    }
    return rows;
  }

  private @Nullable String drafter(StageRow row) {
    return row.drafter() == null ? null : instance.drafters().get(row.drafter()).id();
  }

  private String node(StageRow row) {
    String drafter = drafter(row);
    return drafter == null || row.stage() == Stage.FRONTHAUL_DOWN
        ? instance.verifier().id()
        : drafter;
  }

  private Expected time(double atS) {
    return Expected.near(atS, doubt == null ? 0 : doubt.at(atS));
  }

  private Expected activeTasks(StageRow row) {
    return instance.speculation().steps() == Steps.MEAN
        ? Expected.of((long) row.tasks())
        : Expected.of(row.tasks());
  }

  private static Expected newTokens(StageRow row) {
    return switch (row.stage()) {
      case DRAFT, VERIFY -> Expected.of(row.tokens());
      case FRONTHAUL_UP, FRONTHAUL_DOWN -> Expected.NOTHING;
    };
  }
}
