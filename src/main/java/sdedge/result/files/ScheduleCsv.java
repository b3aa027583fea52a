package sdedge.result.files;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.optional;
import static sdedge.result.table.Table.text;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.plan.JoiningService;
import sdedge.result.table.Csv;
import sdedge.result.table.Rows;
import sdedge.result.table.Table;
import sdedge.timeline.Execution;
import sdedge.timeline.JobMember;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;

/** {@code schedule.csv}: one row per stage of every step. */
public final class ScheduleCsv {
  static final Table<Row> TABLE =
      Table.of(
          optional(text("drafter", Row::drafter)),
          column("cohort", row -> row.run.cohort()),
          column("batch", row -> row.run.batch()),
          column("step", row -> row.run.step()),
          text("stage", row -> row.run.stage()),
          text("node", Row::node),
          column("start_s", row -> row.run.startS()),
          column("end_s", row -> row.run.endS()),
          optional(column("length", row -> row.run.length())),
          column("active_tasks", row -> Csv.count(row.run.activeTasks())),
          optional(column("new_tokens", Row::newTokens)));

  /** Where drafters have modes. */
  static final Table<Row> WITH_MODES = TABLE.with(optional(text("mode", row -> row.run.mode())));

  private static final String BETWEEN = " "; // members

  /** The requests of a stream, by number from 1, where they join one by one. */
  public static final Table.Column<Row> REQUESTS =
      text("requests", row -> row.each(member -> String.valueOf(member.index() + 1)));

  private static final Table.Column<Row> TASKS = text("tasks", row -> row.each(row::task));
  private static final Table.Column<Row> PASS_TOKENS =
      optional(text("pass_tokens", row -> row.inPass(JobMember::newTokens)));
  private static final Table.Column<Row> CACHED_TOKENS =
      optional(text("cached_tokens", row -> row.inPass(JobMember::cachedTokens)));

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

    private String task(JobMember member) {
      return instance.tasks().get(member.index()).id();
    }

    private String each(Function<JobMember, String> of) {
      return run.members().stream().map(of).collect(Collectors.joining(BETWEEN));
    }

    private @Nullable String inPass(ToDoubleFunction<JobMember> of) {
      return run.stage().isLink()
          ? null
          : each(member -> Csv.text(Csv.count(of.applyAsDouble(member))));
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
    boolean joins = execution.plan().continuous() instanceof JoiningService;
    return of(instance, joins, execution::stages);
  }

  /**
   * The table of some stages of a plan, made as they are asked for.
   *
   * @param joins whether its tasks join one by one
   */
  public static Rows<Row> of(Instance instance, boolean joins, Supplier<Stream<StageRun>> stages) {
    Table<Row> table = table(instance);
    return rows(
        joins ? table.with(List.of(TASKS, PASS_TOKENS, CACHED_TOKENS)) : table, instance, stages);
  }

  /**
   * The table of some stages of a stream, made as they are asked for.
   *
   * @param joins whether its requests join one by one
   */
  public static Rows<Row> ofStream(
      Instance instance, boolean joins, Supplier<Stream<StageRun>> stages) {
    Table<Row> table = table(instance);
    boolean splits = instance.serving().splitsPrompts();
    Table<Row> all =
        splits ? table.with(optional(column("prompt_tokens", Row::promptTokens))) : table;
    return rows(
        joins ? all.with(List.of(REQUESTS, PASS_TOKENS, CACHED_TOKENS)) : all, instance, stages);
  }

  private static Table<Row> table(Instance instance) {
    return instance.hasModes() ? WITH_MODES : TABLE;
  }

  private static Rows<Row> rows(
      Table<Row> table, Instance instance, Supplier<Stream<StageRun>> stages) {
    return new Rows<>(table, () -> stages.get().map(run -> new Row(instance, run)).iterator());
  }
}
