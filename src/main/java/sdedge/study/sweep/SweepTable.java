package sdedge.study.sweep;

import static sdedge.output.Table.column;
import static sdedge.output.Table.optional;
import static sdedge.output.Table.words;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sdedge.output.Csv;
import sdedge.output.Format;
import sdedge.output.PlanColumns;
import sdedge.output.Result;
import sdedge.output.Table;
import sdedge.plan.Plan;
import sdedge.search.Approach;
import sdedge.search.Termination;
import sdedge.study.log.CsvLine;
import sdedge.study.log.RowFormat;
import sdedge.timeline.Components;
import sdedge.timeline.Execution;

/**
 * The table of a sweep: a column per track, then the result; nothing that depends on clocks.
 *
 * @param names of the tracks
 */
public record SweepTable(List<String> names) implements RowFormat<SweepRow> {
  private static final String ERROR = "error";
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?");

  private static final Table<Found> TABLE =
      Table.<Found>of(
              words("method", found -> found.method.key()),
              words("status", found -> found.result == null ? ERROR : found.result.status()),
              optional(words("termination", found -> found.of(Result::termination))),
              optional(column("makespan_s", found -> found.executed(Execution::makespanS))),
              optional(column("bound_s", found -> found.of(Result::boundS))),
              optional(column("gap", found -> found.of(Result::gap))),
              optional(column("upload_wait_s", found -> found.part(Components::uploadWaitS))),
              optional(column("draft_s", found -> found.part(Components::draftS))),
              optional(column("fronthaul_s", found -> found.part(Components::fronthaulS))),
              optional(column("verify_s", found -> found.part(Components::verifyS))),
              optional(column("tokens_per_s", found -> found.of(Result::tokensPerS))),
              optional(
                  column("autoregressive_makespan_s", found -> found.of(Result::autoregressiveS))),
              optional(words(ERROR, found -> found.result == null ? found.error : found.refusal())))
          .with(PlanColumns.batches(Found::plan))
          .with(
              List.of(
                  PlanColumns.words("order", Found::plan, Plan::order),
                  PlanColumns.words("uplink", Found::plan, Plan::uplink)));

  /** The columns after those of the tracks. */
  static final List<String> FOUND = TABLE.names();

  public SweepTable {
    names = List.copyOf(names);
  }

  /** What a row tells of: a result, or an error. */
  private record Found(Approach method, @Nullable Result result, String error) {
    @Nullable Object of(Function<Result, @Nullable Object> value) {
      return result == null ? null : value.apply(result);
    }

    @Nullable Plan plan() {
      return result == null ? null : result.plan();
    }

    @Nullable String refusal() {
      return result == null ? null : result.refusal();
    }

    @Nullable Object executed(Function<Execution, @Nullable Object> value) {
      return of(r -> r.execution() == null ? null : value.apply(r.execution()));
    }

    @Nullable Object part(Function<Components, @Nullable Object> value) {
      return executed(e -> e.components() == null ? null : value.apply(e.components()));
    }
  }

  /** The row of a result. */
  static SweepRow row(Point point, Approach method, Result result) {
    return row(point, new Found(method, result, ""));
  }

  /** The row of a search that failed. */
  static SweepRow failed(Point point, Approach method, String error) {
    String line = error.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return row(point, new Found(method, null, line));
  }

  private static SweepRow row(Point point, Found found) {
    return new SweepRow(
        point.values(),
        TABLE.values(found).stream().map(v -> v == null ? "" : Csv.text(v)).toList());
  }

  /** The names of all columns; a decision that a track is called like is that of the plan. */
  private List<String> columns() {
    List<String> found =
        FOUND.stream().map(name -> names.contains(name) ? "plan_" + name : name).toList();
    return joined(names, found);
  }

  private static List<String> joined(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  @Override
  public String header() {
    try {
      return new String(CsvLine.of(columns()), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
  }

  @Override
  public Format file() {
    return Format.tableOfAxes("table of sweep", FOUND.subList(0, FOUND.indexOf(ERROR) + 1));
  }

  @Override
  public byte[] line(SweepRow row) throws IOException {
    return CsvLine.of(joined(row.point(), row.found()));
  }

  @Override
  public SweepRow parse(byte[] line) {
    List<String> values = CsvLine.values(line, names.size() + FOUND.size());
    return new SweepRow(
        values.subList(0, names.size()), values.subList(names.size(), values.size()));
  }

  /** Only where memory, or a mistake, ended a search. */
  @Override
  public boolean dependOnMachine(List<SweepRow> rows) {
    String memory = Termination.MEMORY_LIMIT.key();
    return rows.stream()
        .anyMatch(
            row -> row.text("status").equals(ERROR) || row.text("termination").equals(memory));
  }

  /** Writes a row as a JSON object. */
  public void write(JsonGenerator json, SweepRow row) throws IOException {
    List<String> columns = columns();
    List<String> values = joined(row.point(), row.found());
    json.writeStartObject();
    for (int i = 0; i < columns.size(); i++) {
      json.writeFieldName(columns.get(i));
      String value = values.get(i);
      if (value.isEmpty()) {
        json.writeNull();
      } else if (NUMBER.matcher(value).matches()) {
        json.writeNumber(value);
      } else {
        json.writeString(value);
      }
    }
    json.writeEndObject();
  }
}
