package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.Json;

/** What others make of exports: Vega-Lite of the chart, TraceBench of the trace. */
class ExportReadersIT {
  private static final Path SOURCES = Path.of("src/test/resources/export");
  private static final Path PACKAGES = Path.of("target/export-readers");
  private static final String VERIFIER = "mbs";

  @TempDir private Path folder;

  @BeforeAll
  static void install() throws Exception {
    Files.createDirectories(PACKAGES);
    for (String file : List.of("package.json", "read.mjs")) {
      Files.copy(
          SOURCES.resolve(file), PACKAGES.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    assumeTrue(
        Files.isDirectory(PACKAGES.resolve("node_modules"))
            || ends("npm", "install", "--silent", "--no-audit", "--no-fund"),
        "skipped: npm is absent or cannot install vega-lite and trace-model");
  }

  /** Node makes the streams that it inherits non-blocking, which this process could not bear. */
  private static boolean ends(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(PACKAGES.toFile())
              .redirectErrorStream(true)
              .redirectOutput(PACKAGES.resolve("install.log").toFile())
              .start();
      boolean ended = process.waitFor(5, TimeUnit.MINUTES);
      process.destroy();
      return ended && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static Map<String, Object> read(Path trace, Path chart) throws Exception {
    Path out = Files.createTempFile(PACKAGES, "read", ".json");
    Path talk = Files.createTempFile(PACKAGES, "read", ".log");
    Process process =
        new ProcessBuilder(
                "node",
                "read.mjs",
                trace.toAbsolutePath().toString(),
                chart.toAbsolutePath().toString())
            .directory(PACKAGES.toFile())
            .redirectOutput(out.toFile())
            .redirectError(talk.toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(talk)).isZero();
    return Json.parse(Files.readString(out));
  }

  @ParameterizedTest
  @CsvSource({
    "quickstart, rolling, joint",
    "two-drafters, asynchronous, joint",
    "two-drafters, synchronous, equal-finish",
    "memory-limited, sequential, sequential",
    "slow-uplink, rolling, uniform"
  })
  void othersReadWhatTheTablesSay(String instance, String pipeline, String uplink)
      throws Exception {
    Path result = folder.resolve("result");
    Path trace = folder.resolve("trace.json");
    Path chart = folder.resolve("chart.json");
    String file = "instances/" + instance + ".yaml";
    Cli.run("solve", file, "--pipeline", pipeline, "--uplink", uplink, "-o", result);
    assertThat(Cli.run("export", result, "--to", "perfetto", "-o", trace).code()).isZero();
    assertThat(Cli.run("export", result, "--to", "vega-lite", "-o", chart).code()).isZero();

    Map<String, Object> found = read(trace, chart);

    Map<String, Integer> expected = slicesByThread(result);
    assertThat(Json.list(found.get("warnings"))).isEmpty();
    int sum = expected.values().stream().mapToInt(i -> i).sum();
    assertThat(Json.number(found.get("bars"))).isEqualTo(sum);
    Map<String, Integer> slices = new HashMap<>();
    Json.map(found.get("threads"))
        .forEach(
            (thread, counts) -> {
              assertThat(Json.number(Json.map(counts).get("nested"))).as(thread).isZero();
              slices.merge(
                  thread.replaceAll(" uplink.*", " uplink"),
                  (int) Json.number(Json.map(counts).get("slices")),
                  Integer::sum);
            });
    assertThat(slices).isEqualTo(expected);
  }

  /** Rows of the tables by the server they belong to. */
  private static Map<String, Integer> slicesByThread(Path result) throws IOException {
    Map<String, Integer> expected = new HashMap<>();
    for (String row : rows(result, "schedule.csv")) {
      String[] cells = row.split(",", -1);
      String link = cells[4].startsWith("fronthaul") ? " " + cells[4].replace('_', ' ') : "";
      expected.merge((cells[0].isEmpty() ? VERIFIER : cells[0]) + link, 1, Integer::sum);
    }
    for (String row : rows(result, "uplink.csv")) {
      expected.merge(row.split(",", -1)[1] + " uplink", 1, Integer::sum);
    }
    return expected;
  }

  private static List<String> rows(Path result, String table) throws IOException {
    List<String> lines = Files.readAllLines(result.resolve(table));
    return lines.subList(1, lines.size());
  }
}
