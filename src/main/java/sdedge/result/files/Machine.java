package sdedge.result.files;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.optional;
import static sdedge.result.table.Table.words;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.result.table.Table;

/**
 * What a run ran on.
 *
 * @param cores that the program may use
 * @param cpu the model of the processor; null if it cannot be read
 */
public record Machine(String os, String arch, int cores, @Nullable String cpu) {
  static final Table<Machine> KEYS =
      Table.of(
          words("os", Machine::os),
          words("arch", Machine::arch),
          column("cores", Machine::cores),
          optional(words("cpu", Machine::cpu)));

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
