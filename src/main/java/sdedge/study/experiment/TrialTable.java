package sdedge.study.experiment;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.optional;
import static sdedge.result.table.Table.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.control.Termination;
import sdedge.plan.Plan;
import sdedge.result.Result;
import sdedge.result.Status;
import sdedge.result.files.PlanColumns;
import sdedge.result.table.Format;
import sdedge.result.table.Table;
import sdedge.result.table.Table.Column;
import sdedge.result.table.TableRow;
import sdedge.study.CheckFailedException;
import sdedge.study.compare.ScoredCase;
import sdedge.study.experiment.Experiment.ExperimentKind;
import sdedge.timeline.Components;
import sdedge.timeline.Execution;

/** The tables of experiments: a column per track, the method, then what was found. */
public final class TrialTable {
  static final String METHOD = "method";
  static final String REPEAT = "repeat";
  static final String MAKESPAN = "makespan_s";
  static final String BOUND = "bound_s";
  static final String WALL = "wall_s";
  static final String CPU = "cpu_s";
  static final String TOKENS = "tokens_per_s";
  private static final String STATUS = "status";
  private static final String TERMINATION = "termination";
  private static final String ERROR = "error";
  private static final int LONGEST_ERROR = 500; // of a benchmark, whose rows are many

  private static final List<Column<TrialResult>> OUTCOME =
      List.of(
          text(STATUS, made -> made.result() == null ? Status.FAILED : made.result().status()),
          optional(text(TERMINATION, made -> made.of(Result::termination))),
          optional(column(MAKESPAN, made -> made.executed(Execution::makespanS))),
          optional(column(BOUND, made -> made.of(Result::boundS))),
          optional(column("gap", made -> made.of(Result::gap))));

  private static final Table<TrialResult> SWEEP =
      Table.<TrialResult>of(text(METHOD, made -> made.trial().method()))
          .with(OUTCOME)
          .with(
              List.of(
                  optional(column("upload_wait_s", made -> made.part(Components::uploadWaitS))),
                  optional(column("draft_s", made -> made.part(Components::draftS))),
                  optional(column("fronthaul_s", made -> made.part(Components::fronthaulS))),
                  optional(column("verify_s", made -> made.part(Components::verifyS))),
                  optional(column(TOKENS, made -> made.of(Result::tokensPerS))),
                  optional(
                      column(
                          "autoregressive_makespan_s", made -> made.of(Result::autoregressiveS))),
                  optional(text(ERROR, TrialResult::error))))
          .with(PlanColumns.batches(TrialResult::plan))
          .with(PlanColumns.words("order", TrialResult::plan, Plan::order))
          .with(PlanColumns.words("uplink", TrialResult::plan, Plan::uplink));

  private TrialTable() {}

  /** Of a sweep of these tracks; a decision that a track is called like is that of the plan. */
  static Table<TrialResult> sweep(List<String> tracks) {
    List<Column<TrialResult>> columns = new ArrayList<>(points(tracks));
    for (Column<TrialResult> column : SWEEP.columns()) {
      String name = column.name();
      columns.add(tracks.contains(name) ? column.named("plan_" + name) : column);
    }
    return new Table<>(columns);
  }

  /** Of a benchmark, with times. */
  static Table<TrialResult> bench(Shard shard) {
    return new Table<>(points(List.of(Axis.INSTANCE)))
        .with(text(METHOD, made -> made.trial().method()))
        .with(column(REPEAT, made -> made.trial().repeat()))
        .with(text("shard", made -> shard.toString()))
        .with(OUTCOME)
        .with(
            List.of(
                optional(column("states", made -> made.of(r -> r.outcome().counts().states()))),
                optional(column("labels", made -> made.of(r -> r.outcome().counts().labels()))),
                optional(column(WALL, TrialResult::wallS)),
                optional(column(CPU, TrialResult::cpuS)),
                optional(text(ERROR, made -> shortened(made.error())))));
  }

  private static @Nullable String shortened(@Nullable String error) {
    return error == null || error.length() <= LONGEST_ERROR
        ? error
        : error.substring(0, LONGEST_ERROR) + "…";
  }

  /** That of files which are there already. */
  static Table<TrialResult> of(ExperimentFolder files) throws IOException {
    if (files.kind() == ExperimentKind.BENCH) {
      return bench(files.shard());
    }
    return sweep(tracks(files.rows()));
  }

  /** The names of the tracks of a table in a file. */
  static List<String> tracks(Path table) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(table)) {
      List<String> names = TableRow.values(String.valueOf(reader.readLine()));
      return names.subList(0, Math.max(0, names.indexOf(METHOD)));
    }
  }

  private static List<Column<TrialResult>> points(List<String> tracks) {
    List<Column<TrialResult>> columns = new ArrayList<>();
    for (String name : tracks) {
      int at = columns.size();
      columns.add(text(name, made -> made.trial().point().values().get(at)));
    }
    return columns;
  }

  static List<String> tracks(TableRow row) {
    return row.names().subList(0, row.names().indexOf(METHOD));
  }

  /** The values of the tracks of a row. */
  static List<String> point(TableRow row) {
    return row.values().subList(0, row.names().indexOf(METHOD));
  }

  /** Of a file with these columns, whatever comes before and after those of the first version. */
  public static Format format(ExperimentKind kind, List<String> columns) {
    List<String> first = columns.subList(columns.indexOf(METHOD), columns.indexOf(ERROR) + 1);
    String header = String.join(",", columns);
    return Format.tableOfAxes("table of " + kind.manifest, first).orBeginningOf(header);
  }

  /**
   * Whether rows may depend on the machine that made them, even if no clock ended anything: those
   * of benchmarks do, others only where memory, or a mistake, ended a search.
   */
  static boolean dependOnMachine(ExperimentKind kind, List<TableRow> rows) {
    String memory = Termination.MEMORY_LIMIT.key();
    return kind == ExperimentKind.BENCH
        || rows.stream().anyMatch(row -> isError(row) || row.text(TERMINATION).equals(memory));
  }

  /** Why the trial of a row has no result; empty if it has one. */
  public static String error(TableRow row) {
    return row.text(ERROR);
  }

  static boolean isError(TableRow row) {
    return !error(row).isEmpty();
  }

  /** Whether the result of a row did not hold what it claimed. */
  public static boolean isCheckFailed(TableRow row) {
    return error(row).startsWith(CheckFailedException.PREFIX);
  }

  /** Whether a row has no plan and no error that says why. */
  public static boolean hasNothing(TableRow row) {
    return row.number(MAKESPAN) == null && !isError(row);
  }

  /** Whether the plan of a row is proven to be optimal. */
  static boolean isOptimal(TableRow row) {
    return row.text(STATUS).equals(Status.OPTIMAL.key());
  }

  /** What the methods are scored by: each point is a case, of which repeats count once. */
  public static List<ScoredCase> scored(List<TableRow> rows) {
    Map<List<String>, List<TableRow>> byPoint =
        rows.stream()
            .filter(row -> Trial.key(row).repeat() == 1)
            .collect(groupingBy(TrialTable::point, LinkedHashMap::new, toList()));
    List<ScoredCase> cases = new ArrayList<>();
    byPoint.forEach(
        (point, all) ->
            cases.add(
                new ScoredCase(
                    String.join(" ", point),
                    ScoredCase.found(all, row -> ""),
                    RowGroup.of(
                        all.stream().filter(TrialTable::isOptimal).toList(),
                        MAKESPAN,
                        Summary::least),
                    RowGroup.of(all, BOUND, Summary::greatest)))); // schemes have none
    return cases;
  }
}
