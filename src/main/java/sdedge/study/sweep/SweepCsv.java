package sdedge.study.sweep;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.output.Csv;
import sdedge.output.Result;
import sdedge.search.Approach;
import sdedge.timeline.Components;
import sdedge.timeline.Execution;

/** The table of a sweep: a column per axis, then the result; nothing that depends on clocks. */
public final class SweepCsv {
  private static final List<String> RESULT =
      List.of(
          "method",
          "status",
          "termination",
          "makespan_s",
          "bound_s",
          "gap",
          "upload_wait_s",
          "draft_s",
          "fronthaul_s",
          "verify_s",
          "tokens_per_s",
          "autoregressive_makespan_s",
          "error");
  private static final String ERROR = "error";

  private final Csv csv;

  /** A table on a stream that stays open. */
  public SweepCsv(OutputStream out, Grid grid) throws IOException {
    List<String> header = new ArrayList<>();
    grid.axes().forEach(axis -> header.add(axis.name()));
    header.addAll(RESULT);
    csv = new Csv(out, header.toArray(String[]::new));
  }

  /** Adds the row of a result. */
  public void row(Point point, Result result) throws IOException {
    Execution execution = result.execution();
    Components parts = execution == null ? null : execution.components();
    row(
        point,
        result.method(),
        result.status().key(),
        result.termination().key(),
        execution == null ? null : execution.makespanS(),
        result.boundS(),
        result.gap(),
        parts == null ? null : parts.uploadWaitS(),
        parts == null ? null : parts.draftS(),
        parts == null ? null : parts.fronthaulS(),
        parts == null ? null : parts.verifyS(),
        execution == null ? null : result.tokens() / execution.makespanS(),
        result.autoregressiveS(),
        result.refusal());
  }

  /** Adds the row of a search that failed. */
  public void failed(Point point, Approach method, String error) throws IOException {
    String line = error.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    row(
        point,
        method.key(),
        ERROR,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        line);
  }

  private void row(Point point, @Nullable Object... values) throws IOException {
    List<@Nullable Object> row = new ArrayList<>(point.values());
    row.addAll(Arrays.asList(values));
    csv.row(row.toArray());
    flush();
  }

  /** Brings the header and all rows so far to the stream, which stays open. */
  public void flush() throws IOException {
    csv.flush();
  }
}
