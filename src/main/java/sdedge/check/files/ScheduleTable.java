package sdedge.check.files;

import static sdedge.check.files.ExpectedTable.column;
import static sdedge.check.files.ExpectedTable.count;
import static sdedge.check.files.ExpectedTable.words;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.check.model.BatchRun;
import sdedge.check.model.Execution;
import sdedge.check.model.PartTimes;
import sdedge.check.model.ServedStages;
import sdedge.check.model.Stage;
import sdedge.instance.Instance;
import sdedge.instance.Steps;

/** What {@code schedule.csv} should hold, by cohort, batch, step, stage and drafter. */
record ScheduleTable(Instance instance, Execution execution) {
  /** A row; {@code length} is null where parts of different lengths are verified together. */
  private record Row(
      @Nullable Integer drafter,
      int cohort,
      int batch,
      int step,
      Stage stage,
      double startS,
      double endS,
      @Nullable Integer length,
      double active,
      double tokens) {}

  ExpectedTable<Row> expected() {
    return new ExpectedTable<>(
        this::rows,
        5,
        List.of(
            column("drafter", row -> Expected.of(drafter(row))),
            count("cohort", Row::cohort),
            count("batch", Row::batch),
            count("step", Row::step),
            words("stage", row -> row.stage.key()),
            words("node", this::node),
            column("start_s", row -> time(row.startS)),
            column("end_s", row -> time(row.endS)),
            column("length", ScheduleTable::length),
            column("active_tasks", this::activeTasks),
            column("new_tokens", ScheduleTable::newTokens)));
  }

  private Stream<Row> rows() {
    ServedStages served = execution.served();
    return served == null
        ? execution.runs().flatMap(run -> rows(run).stream())
        : served.stages().stream().map(ScheduleTable::row);
  }

  private static Row row(ServedStages.Row row) {
    return new Row(
        row.drafter(),
        1,
        row.group(),
        row.step(),
        row.stage(),
        row.startS(),
        row.endS(),
        row.length(),
        row.tasks(),
        row.tokens());
  }

  private static List<Row> rows(BatchRun run) {
    List<Row> rows = new ArrayList<>();
    for (int step = 1; step <= run.times().steps(); step++) {
      for (Stage stage : Stage.values()) {
        int parts = stage == Stage.VERIFY ? 1 : run.times().parts().size();
        for (int part = 0; part < parts; part++) {
          if (stage == Stage.VERIFY || run.has(part, stage, step)) {
            rows.add(row(run, part, step, stage));
          }
        }
      }
    }
    return rows;
  }

  private static Row row(BatchRun run, int p, int step, Stage stage) {
    PartTimes part = run.times().parts().get(p);
    boolean verifies = stage == Stage.VERIFY;
    boolean alike =
        run.times().parts().stream().mapToInt(PartTimes::length).distinct().count() == 1;
    double tokens = stage == Stage.DRAFT ? part.draftTokens(step) : 0;
    return new Row(
        verifies ? null : part.drafter(),
        run.cohort(),
        run.position(),
        step,
        stage,
        run.startS(p, stage, step),
        run.endS(p, stage, step),
        verifies && !alike ? null : part.length(),
        verifies ? run.times().activeTasks(step) : part.activeTasks(step),
        verifies ? run.times().verifyTokens(step) : tokens);
  }

  private @Nullable String drafter(Row row) {
    return row.drafter == null ? null : instance.drafters().get(row.drafter).id();
  }

  private String node(Row row) {
    String drafter = drafter(row);
    return drafter == null || row.stage == Stage.FRONTHAUL_DOWN
        ? instance.verifier().id()
        : drafter;
  }

  private Expected time(double atS) {
    return Expected.near(atS, execution.doubt().at(atS));
  }

  private static Expected length(Row row) {
    return row.length == null ? Expected.NOTHING : Expected.of(row.length.longValue());
  }

  private Expected activeTasks(Row row) {
    return instance.speculation().steps() == Steps.MEAN
        ? Expected.of((long) row.active)
        : Expected.of(row.active);
  }

  private static Expected newTokens(Row row) {
    return switch (row.stage) {
      case DRAFT, VERIFY -> Expected.of(row.tokens);
      case FRONTHAUL_UP, FRONTHAUL_DOWN -> Expected.NOTHING;
    };
  }
}
