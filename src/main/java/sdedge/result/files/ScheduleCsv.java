package sdedge.result.files;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.optional;
import static sdedge.result.table.Table.words;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.result.table.Csv;
import sdedge.result.table.Rows;
import sdedge.result.table.Table;
import sdedge.timeline.Execution;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;

/** {@code schedule.csv}: one row per stage of every step. */
public final class ScheduleCsv {
  static final Table<Row> TABLE =
      Table.of(
          optional(words("drafter", Row::drafter)),
          column("cohort", row -> row.run.cohort()),
          column("batch", row -> row.run.batch()),
          column("step", row -> row.run.step()),
          words("stage", row -> row.run.stage()),
          words("node", Row::node),
          column("start_s", row -> row.run.startS()),
          column("end_s", row -> row.run.endS()),
          optional(column("length", row -> row.run.length())),
          column("active_tasks", row -> Csv.count(row.run.activeTasks())),
          optional(column("new_tokens", Row::newTokens)));

  /** Where drafters have modes. */
  static final Table<Row> WITH_MODES = TABLE.with(optional(words("mode", row -> row.run.mode())));

  /** A stage and the instance that names its nodes. */
  public record Row(Instance instance, StageRun run) {
    /** Links belong to the node that sends. */
    private @Nullable String node() {
      boolean atDrafter = run.stage() == Stage.DRAFT || run.stage() == Stage.FRONTHAUL_UP;
      return atDrafter && run.drafter() != null ? drafter() : instance.verifier().id();
    }

    private @Nullable String drafter() {
      Integer drafter = run.drafter();
      return drafter == null ? null : instance.drafters().get(drafter).id();
    }

    private @Nullable Object newTokens() {
      return run.stage().isLink() ? null : Csv.count(run.newTokens());
    }

    private @Nullable Object promptTokens() {
      return run.stage().isLink() ? null : Csv.count(run.promptTokens());
    }
  }

  private ScheduleCsv() {}

  /** The table of an execution. */
  public static Rows<Row> of(Instance instance, Execution execution) {
    return of(instance, execution::stages);
  }

  /** The table of some stages of a plan, made as they are asked for. */
  public static Rows<Row> of(Instance instance, Supplier<Stream<StageRun>> stages) {
    return rows(table(instance), instance, stages);
  }

  /** The table of some stages of a stream, made as they are asked for. */
  public static Rows<Row> ofStream(Instance instance, Supplier<Stream<StageRun>> stages) {
    Table<Row> table = table(instance);
    boolean splits = instance.serving().splitsPrompts();
    return rows(
        splits ? table.with(optional(column("prompt_tokens", Row::promptTokens))) : table,
        instance,
        stages);
  }

  private static Table<Row> table(Instance instance) {
    return instance.hasModes() ? WITH_MODES : TABLE;
  }

  private static Rows<Row> rows(
      Table<Row> table, Instance instance, Supplier<Stream<StageRun>> stages) {
    return new Rows<>(table, () -> stages.get().map(run -> new Row(instance, run)).iterator());
  }
}
