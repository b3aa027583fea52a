package sdedge.result.files;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.ifAny;
import static sdedge.result.table.Table.ifThere;
import static sdedge.result.table.Table.key;
import static sdedge.result.table.Table.optional;
import static sdedge.result.table.Table.words;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sdedge.result.table.FileContent;
import sdedge.result.table.Kind;
import sdedge.result.table.Table;

/**
 * How a result came about: all that may differ between two runs of the same input.
 *
 * @param options used, whether given or by default, by name: texts, numbers, booleans and nulls
 * @param versions of the program and what it runs on, by name
 * @param cpuS processor seconds of the process; null if the platform does not say
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

  public static final String FILE = "run.json";

  /** What marks a directory as a result of this program. */
  public static final String KIND = "sdedge-result";

  /** What stands before the path of a value set, in the name of an option. */
  public static final String SET = "set ";

  /** The key of the folder that the run named its inputs from. */
  public static final String FOLDER = "folder";

  /** The version of the files of a result. */
  public static final int FORMAT = 1;

  /** The keys of {@code run.json}, in their order, and what stands there. */
  public static final Table<Written> KEYS =
      Table.of(
          key("kind", Kind.oneOf(KIND), file -> KIND),
          column("format", file -> FORMAT),
          key("argv", Kind.list(Kind.WORD), file -> file.run.argv),
          ifThere(words(FOLDER, file -> Path.of("").toAbsolutePath().toString())),
          key("options", Kind.map(Kind.SCALAR), file -> file.run.options),
          key("versions", Kind.map(Kind.WORD), file -> file.run.versions),
          words("started", file -> file.run.started.toString()),
          column("wall_s", file -> file.run.wallS),
          optional(column("cpu_s", file -> file.run.cpuS)),
          ifAny(key("seconds", Kind.map(Kind.NUMBER), file -> file.run.seconds)),
          key("machine", Machine.KEYS, file -> file.run.machine),
          key("inputs", Kind.map(Kind.WORD), file -> file.run.inputs),
          key("outputs", Kind.map(Kind.WORD), file -> file.outputs));

  /** A run and the digests of the files it wrote, by name. */
  public record Written(RunInfo run, Map<String, String> outputs) {}

  public RunInfo {
    argv = List.copyOf(argv);
  }

  /**
   * A run of this program on this machine that ends now.
   *
   * @param wallS seconds since it began
   */
  public static RunInfo now(
      List<String> argv,
      Map<String, @Nullable Object> options,
      Instant started,
      double wallS,
      Map<String, String> inputs,
      Map<String, Double> seconds) {
    Optional<Duration> cpu = ProcessHandle.current().info().totalCpuDuration();
    return new RunInfo(
        argv,
        options,
        Versions.all(),
        started,
        wallS,
        cpu.map(duration -> duration.toNanos() / 1e9).orElse(null),
        Machine.current(),
        inputs,
        seconds);
  }

  /**
   * The content of {@code run.json}.
   *
   * @param outputs SHA-256 of the other files of the result, by name
   */
  public FileContent with(Map<String, String> outputs) {
    return KEYS.file(new Written(this, outputs));
  }
}
