package sdedge.study.stream;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.text;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.result.table.Rows;
import sdedge.result.table.Table;
import sdedge.stream.StreamResult;

/** {@code requests.csv}: a row per request of one run. */
public record RequestsCsv(Instance instance, StreamResult result, int request) {
  /** The name of the file. */
  public static final String FILE = "requests.csv";

  public static final Table<RequestsCsv> TABLE =
      Table.of(
          column("request", row -> row.request + 1),
          text("task", RequestsCsv::task),
          column("arrival_s", row -> row.result.requests().arrivalS(row.request)),
          column("ready_s", row -> row.result.readyS(row.request)),
          column("admitted_s", row -> row.result.admittedS(row.request)),
          column("first_token_s", row -> row.result.firstS(row.request)),
          column("complete_s", row -> row.result.completeS(row.request)),
          column("steps", row -> row.result.steps(row.request)),
          column("ttft_s", row -> row.result.ttftS(row.request)),
          column("tpot_s", row -> row.result.tpotS(row.request)));

  private static final Table<RequestsCsv> OF_SPLIT_PROMPTS =
      TABLE.with(column("prompt_tokens", row -> row.asked().inputTokens()));

  private Task asked() {
    return instance.tasks().get(result.requests().task(request));
  }

  private String task() {
    return asked().id();
  }

  /**
   * The rows of a run; none without one.
   *
   * @param written is run whenever one of them is written
   */
  static Rows<RequestsCsv> of(Instance instance, @Nullable StreamResult result, Runnable written) {
    Table<RequestsCsv> table = instance.serving().splitsPrompts() ? OF_SPLIT_PROMPTS : TABLE;
    if (result == null) {
      return new Rows<>(table, List.of());
    }
    return new Rows<>(
        table,
        () ->
            IntStream.range(0, result.requests().count())
                .mapToObj(request -> new RequestsCsv(instance, result, request))
                .peek(row -> written.run())
                .iterator());
  }
}
