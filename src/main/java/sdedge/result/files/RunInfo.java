package sdedge.result.files;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.ifAny;
import static sdedge.result.table.Table.optional;
import static sdedge.result.table.Table.parts;
import static sdedge.result.table.Table.words;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.result.table.Json;
import sdedge.result.table.Table;

/**
 * How a result came about: all that may differ between two runs of the same input.
 *
 * @param options used, whether given or by default, by name: texts, numbers, booleans and nulls
 * @param versions of the program and what it runs on, by name
 * @param cpuS processor seconds of the process; null if the platform does not tell
 * @param machine by name
 * @param inputs SHA-256 by file as given
 * @param seconds that parts of the run took, by name; empty if it had none
 */
public record RunInfo(
    List<String> argv,
    Map<String, @Nullable Object> options,
    Map<String, String> versions,
    Instant started,
    double wallS,
    @Nullable Double cpuS,
    Machine machine,
    Map<String, String> inputs,
    Map<String, Double> seconds) {

  /** What marks a directory as a result of this program. */
  public static final String KIND = "sdedge-result";

  /** The version of the files of a result. */
  public static final int FORMAT = 1;

  /** The keys of {@code run.json}, in their order, and what stands there. */
  public static final Table<Written> KEYS =
      Table.of(
          words("kind", file -> KIND),
          column("format", file -> FORMAT),
          parts("argv", file -> Json.list(file.run.argv)),
          parts("options", file -> Json.object(file.run.options)),
          parts("versions", file -> Json.object(file.run.versions)),
          words("started", file -> file.run.started.toString()),
          column("wall_s", file -> file.run.wallS),
          optional(column("cpu_s", file -> file.run.cpuS)),
          ifAny(parts("seconds", file -> file.seconds())),
          parts("machine", file -> Machine.KEYS.object(file.run.machine)),
          parts("inputs", file -> Json.object(file.run.inputs)),
          parts("outputs", file -> Json.object(file.outputs)));

  /** A run and the digests of the files it wrote, by name. */
  public record Written(RunInfo run, Map<String, String> outputs) {
    private @Nullable Object seconds() {
      return run.seconds.isEmpty() ? null : Json.object(run.seconds);
    }
  }

  public RunInfo {
    argv = List.copyOf(argv);
  }

  /**
   * Writes {@code run.json}; {@code out} stays open.
   *
   * @param outputs SHA-256 of the other files of the result, by name
   */
  public void writeTo(OutputStream out, Map<String, String> outputs) throws IOException {
    Json.write(out, KEYS.object(new Written(this, outputs)));
  }
}
