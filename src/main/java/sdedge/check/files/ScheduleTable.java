package sdedge.check.files;

import static sdedge.check.files.ExpectedTable.column;
import static sdedge.check.files.ExpectedTable.count;
import static sdedge.check.files.ExpectedTable.words;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import sdedge.check.model.BatchRun;
import sdedge.check.model.Execution;
import sdedge.check.model.PartTimes;
import sdedge.check.model.Stage;
import sdedge.instance.Instance;
import sdedge.instance.Steps;

/** What {@code schedule.csv} should hold, by cohort, batch, step, stage and drafter. */
record ScheduleTable(Instance instance, Execution execution) {
  private record Entry(BatchRun run, int part, int step, Stage stage) {
    boolean verifies() {
      return stage == Stage.VERIFY;
    }

    PartTimes times() {
      return run.times().parts().get(part);
    }
  }

  ExpectedTable<Entry> expected() {
    return new ExpectedTable<>(
        this::entries,
        5,
        List.of(
            column("drafter", e -> Expected.of(e.verifies() ? null : drafter(e))),
            count("cohort", e -> e.run.cohort()),
            count("batch", e -> e.run.position()),
            count("step", Entry::step),
            words("stage", e -> e.stage.key()),
            words("node", this::node),
            column("start_s", e -> time(e.run.startS(e.part, e.stage, e.step))),
            column("end_s", e -> time(e.run.endS(e.part, e.stage, e.step))),
            column("length", ScheduleTable::length),
            column("active_tasks", this::activeTasks),
            column("new_tokens", ScheduleTable::newTokens)));
  }

  private Stream<Entry> entries() {
    return execution.runs().flatMap(run -> entries(run).stream());
  }

  private static List<Entry> entries(BatchRun run) {
    List<Entry> entries = new ArrayList<>();
    for (int step = 1; step <= run.times().steps(); step++) {
      for (Stage stage : Stage.values()) {
        int parts = stage == Stage.VERIFY ? 1 : run.times().parts().size();
        for (int part = 0; part < parts; part++) {
          if (stage == Stage.VERIFY || run.has(part, stage, step)) {
            entries.add(new Entry(run, part, step, stage));
          }
        }
      }
    }
    return entries;
  }

  private String drafter(Entry e) {
    return instance.drafters().get(e.times().drafter()).id();
  }

  private String node(Entry e) {
    boolean atVerifier = e.verifies() || e.stage == Stage.FRONTHAUL_DOWN;
    return atVerifier ? instance.verifier().id() : drafter(e);
  }

  private Expected time(double atS) {
    return Expected.near(atS, execution.doubt().at(atS));
  }

  /** Nothing where parts of different lengths are verified together. */
  private static Expected length(Entry e) {
    boolean alike =
        e.run.times().parts().stream().mapToInt(PartTimes::length).distinct().count() == 1;
    return e.verifies() && !alike ? Expected.NOTHING : Expected.of(e.times().length());
  }

  private Expected activeTasks(Entry e) {
    double active =
        e.verifies() ? e.run.times().activeTasks(e.step) : e.times().activeTasks(e.step);
    return instance.speculation().steps() == Steps.MEAN
        ? Expected.of((long) active)
        : Expected.of(active);
  }

  private static Expected newTokens(Entry e) {
    return switch (e.stage) {
      case DRAFT -> Expected.of(e.times().draftTokens(e.step));
      case VERIFY -> Expected.of(e.run.times().verifyTokens(e.step));
      case FRONTHAUL_UP, FRONTHAUL_DOWN -> Expected.NOTHING;
    };
  }
}
