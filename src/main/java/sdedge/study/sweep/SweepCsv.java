package sdedge.study.sweep;

import static sdedge.output.Table.column;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.output.Csv;
import sdedge.output.PlanColumns;
import sdedge.output.Result;
import sdedge.output.Table;
import sdedge.plan.Plan;
import sdedge.search.Approach;
import sdedge.timeline.Components;
import sdedge.timeline.Execution;

/** The table of a sweep: a column per axis, then the result; nothing that depends on clocks. */
public final class SweepCsv {
  private static final String ERROR = "error";

  /** The columns after those of the axes. */
  private static final Table<Row> TABLE =
      Table.<Row>of(
              column("method", row -> row.method.key()),
              column("status", row -> row.result == null ? ERROR : row.result.status()),
              column("termination", row -> row.of(Result::termination)),
              column("makespan_s", row -> row.executed(Execution::makespanS)),
              column("bound_s", row -> row.of(Result::boundS)),
              column("gap", row -> row.of(Result::gap)),
              column("upload_wait_s", row -> row.part(Components::uploadWaitS)),
              column("draft_s", row -> row.part(Components::draftS)),
              column("fronthaul_s", row -> row.part(Components::fronthaulS)),
              column("verify_s", row -> row.part(Components::verifyS)),
              column("tokens_per_s", row -> row.of(Result::tokensPerS)),
              column("autoregressive_makespan_s", row -> row.of(Result::autoregressiveS)),
              column(ERROR, row -> row.result == null ? row.error : row.result.refusal()))
          .with(PlanColumns.batches(Row::plan))
          .with(
              List.of(
                  PlanColumns.of("order", Row::plan, Plan::order),
                  PlanColumns.of("uplink", Row::plan, Plan::uplink)));

  private final Csv csv;

  /** What a row tells of: a result, or an error. */
  private record Row(Approach method, @Nullable Result result, String error) {
    @Nullable Object of(Function<Result, @Nullable Object> value) {
      return result == null ? null : value.apply(result);
    }

    @Nullable Plan plan() {
      return result == null ? null : result.plan();
    }

    @Nullable Object executed(Function<Execution, @Nullable Object> value) {
      return of(r -> r.execution() == null ? null : value.apply(r.execution()));
    }

    @Nullable Object part(Function<Components, @Nullable Object> value) {
      return executed(e -> e.components() == null ? null : value.apply(e.components()));
    }
  }

  /** A table on a stream that stays open. */
  public SweepCsv(OutputStream out, Grid grid) throws IOException {
    Stream<String> axes = grid.axes().stream().map(Axis::name);
    csv = new Csv(out, Stream.concat(axes, TABLE.names().stream()).toArray(String[]::new));
  }

  /** Adds the row of a result. */
  public void row(Point point, Approach method, Result result) throws IOException {
    row(point, new Row(method, result, ""));
  }

  /** Adds the row of a search that failed. */
  public void failed(Point point, Approach method, String error) throws IOException {
    row(point, new Row(method, null, error.replaceAll("[\\p{Cntrl}\\s]+", " ").strip()));
  }

  private void row(Point point, Row row) throws IOException {
    List<@Nullable Object> values = new ArrayList<>(point.values());
    values.addAll(TABLE.values(row));
    csv.row(values.toArray());
    flush();
  }

  /** Brings the header and all rows so far to the stream, which stays open. */
  public void flush() throws IOException {
    csv.flush();
  }
}
