package sdedge.result.files;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.key;
import static sdedge.result.table.Table.omitIfEmpty;
import static sdedge.result.table.Table.omitIfNull;
import static sdedge.result.table.Table.optional;
import static sdedge.result.table.Table.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
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
          omitIfNull(text(FOLDER, file -> Path.of("").toAbsolutePath().toString())),
          key("options", Kind.map(Kind.SCALAR), file -> file.run.options),
          key("versions", Kind.map(Kind.WORD), file -> file.run.versions),
          text("started", file -> file.run.started.toString()),
          column("wall_s", file -> file.run.wallS),
          optional(column("cpu_s", file -> file.run.cpuS)),
          omitIfEmpty(key("seconds", Kind.map(Kind.NUMBER), file -> file.run.seconds)),
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

  /**
   * What a run ran on.
   *
   * @param cores that the program may use
   * @param cpu the model of the processor; null if it cannot be read
   */
  public record Machine(String os, String arch, int cores, @Nullable String cpu) {
    static final Table<Machine> KEYS =
        Table.of(
            text("os", Machine::os),
            text("arch", Machine::arch),
            column("cores", Machine::cores),
            optional(text("cpu", Machine::cpu)));

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    public static Machine current() {
      return new Machine(
          System.getProperty("os.name") + " " + System.getProperty("os.version"),
          System.getProperty("os.arch"),
          Runtime.getRuntime().availableProcessors(),
          cpuModel());
    }

    private static @Nullable String cpuModel() {
      try (Stream<String> lines = Files.lines(CPU_INFO, StandardCharsets.ISO_8859_1)) {
        return lines
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse(null);
      } catch (IOException | RuntimeException e) {
        return null; // not Linux, or hidden: it is only for the record
      }
    }
  }

  /** The versions of the program and of what it runs on; loads nothing native. */
  public static final class Versions {
    private static final String RESOURCE = "/sdedge/build.properties";
    private static final String INSTANCE_FORMAT = "1";

    private Versions() {}

    /** The versions by name. */
    public static Map<String, String> all() {
      Properties build = new Properties();
      try (InputStream in = Versions.class.getResourceAsStream(RESOURCE)) {
        if (in != null) {
          build.load(in);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(RESOURCE + " cannot be read", e);
      }
      Map<String, String> versions = new LinkedHashMap<>();
      versions.put("sdedge", build.getProperty("version", "unknown"));
      versions.put("commit", build.getProperty("commit", "unknown"));
      versions.put("java", System.getProperty("java.version"));
      versions.put("or-tools", build.getProperty("ortools", "unknown"));
      versions.put("instance-schema", INSTANCE_FORMAT);
      return versions;
    }
  }
}
