package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import sdedge.check.NotAResultException;
import sdedge.check.ResultChecker;
import sdedge.check.ResultSource;
import sdedge.cli.Cli.Ended;
import sdedge.control.Control;
import sdedge.document.InvalidInputException;
import sdedge.instance.LoadedInstance;
import sdedge.instance.reader.Arrivals;
import sdedge.study.FileSource;
import sdedge.study.StoredRun;

/** Streams that the command served. */
final class Streams {
  /** One answer of one token at a time, a quarter of a second each. */
  static final String SINGLE_SERVER =
      """
      version: 1
      name: server
      models:
        tiny: {layers: 1, hidden: 1, ffn: 1, parameters: 1}
      verifier:
        {id: v, model: tiny, latency_model: flops, peak_flops: 1e30, memory_bytes: 1e30,
         pass_overhead_s: 0.25}
      drafters:
        - id: d
          model: tiny
          latency_model: flops
          peak_flops: 1e30
          memory_bytes: 1e30
          pass_overhead_s: 1
          wireless: {bandwidth_hz: 1e12}
          fronthaul:
            {rate_bps: 1e30, latency_s: 0, bits_per_prompt_token: 0, bits_per_draft_token: 0, bits_per_verdict: 0}
      speculation: {min_length: 0, max_length: 1, steps: mean}
      batching: {max_tasks_per_batch: 1, max_tasks_per_cohort: 1}
      tasks:
        - {id: u, input_tokens: 1, output_tokens: 1, acceptance: 0.5, tx_power_dbm: 23,
           channel_gain_db: -60}
      """;

  private Streams() {}

  /** Serves into a folder, which it returns. */
  static Path served(Path folder, String instance, Object... more) {
    Ended ended = run(folder, instance, more);
    assertThat(ended.code()).as(ended.err()).isZero();
    return folder;
  }

  /** Runs the command for a folder; what it writes there is served again. */
  static Ended run(Path folder, String instance, Object... more) {
    List<Object> argv = new ArrayList<>(List.of("stream", instance, "-o", folder));
    argv.addAll(Arrays.asList(more));
    Ended ended = Cli.run(argv.toArray());
    if (ended.code() == 0) {
      serveAgain(folder, instance);
    }
    return ended;
  }

  /** Makes the runs of a result again: nothing of it may differ. */
  static void serveAgain(Path folder, String instance) {
    try {
      byte[] bytes = Files.readAllBytes(Path.of(instance));
      LoadedInstance loaded =
          StoredRun.settings(folder)
              .applied(instance, bytes, FileSource.DISK.folder(instance), Arrivals.ANY);
      assertThat(ResultChecker.check(loaded, ResultSource.of(folder), Control.NONE).differences())
          .isEmpty();
    } catch (IOException | InvalidInputException | NotAResultException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The document of a result. */
  static Map<String, Object> document(Path folder) throws IOException {
    return Cli.json(folder, "stream.json");
  }

  /** A column of a table. */
  static List<String> column(Path table, String name) throws IOException {
    List<String> lines = Files.readAllLines(table);
    int place = List.of(lines.get(0).split(",", -1)).indexOf(name);
    assertThat(place).as(name).isNotNegative();
    return lines.stream().skip(1).map(line -> line.split(",", -1)[place]).toList();
  }

  /** A column of numbers. */
  static double[] numbers(Path table, String name) throws IOException {
    return column(table, name).stream().mapToDouble(Double::parseDouble).toArray();
  }
}
