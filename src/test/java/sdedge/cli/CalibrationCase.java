package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import sdedge.Json;

/** Calibrations on the command line, in a folder. */
final class CalibrationCase {
  static final String MEASURED_LENGTHS = "0,1,2,3,4,5,6,8";

  private static final String BASE =
      """
      version: 1
      name: base
      models:
        target: %s
        draft: %s
      verifier: {id: mbs, model: target, latency_model: roofline, %s}
      drafters:
        - id: sbs
          model: draft
          latency_model: roofline
          %s
          wireless: {bandwidth_hz: 20e6}
          fronthaul: {rate_bps: 1e9, latency_s: 0.001, bits_per_prompt_token: 32, bits_per_draft_token: 32, bits_per_verdict: 64}
      speculation: {min_length: 0, max_length: 8}
      tasks:
        - {id: u1, input_tokens: 512, output_tokens: 150, acceptance: 0.7, tx_power_dbm: 23, channel_gain_db: -100}
      """;

  private final Path folder;

  CalibrationCase(Path folder) {
    this.folder = folder;
  }

  /** An instance with the nodes of a JSON file of measurements. */
  Path base(Object verifier, Object drafter) throws IOException {
    String yaml =
        BASE.formatted(
            model(verifier), model(drafter), peaks(verifier, ", "), peaks(drafter, "\n    "));
    return write("base.yaml", yaml);
  }

  private static String model(Object node) {
    Map<String, Object> values = Json.map(node);
    List<String> entries = new ArrayList<>();
    for (String key :
        List.of("layers", "hidden", "parameters", "weight_bytes", "kv_bytes_per_token")) {
      entries.add(key + ": " + values.get(key));
    }
    return "{" + String.join(", ", entries) + "}";
  }

  private static String peaks(Object node, String between) {
    Map<String, Object> values = Json.map(node);
    return "peak_flops: "
        + values.get("peak_flops")
        + between
        + "memory_bandwidth: "
        + values.get("memory_bandwidth");
  }

  Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /** The rows of a table of which the first fields pass. */
  Path rows(Path table, String name, Predicate<String[]> wanted) throws IOException {
    List<String> lines = Files.readAllLines(table);
    List<String> kept = new ArrayList<>(lines.subList(0, 1));
    lines.stream().skip(1).filter(line -> wanted.test(line.split(",", -1))).forEach(kept::add);
    return write(name, String.join("\n", kept) + "\n");
  }

  /** Runs that end well; the report. */
  Map<String, Object> calibrate(Object... options) throws IOException {
    Path out = Files.createTempDirectory(folder, "out");
    List<Object> argv = new ArrayList<>(List.of("calibrate"));
    argv.addAll(List.of(options));
    argv.addAll(List.of("-o", out));
    Cli.Ended ended = Cli.run(argv.toArray());
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out().lines().count()).isLessThanOrEqualTo(15);
    return new java.util.HashMap<>(
        Map.of(
            "folder", out,
            "report", Json.parse(Files.readString(out.resolve("report.json"))),
            "warnings", ended.err()));
  }

  static Map<String, Object> report(Map<String, Object> done) {
    return Json.map(done.get("report"));
  }

  static Path folder(Map<String, Object> done) {
    return Path.of(String.valueOf(done.get("folder")));
  }

  /** The figures of a region in a list of them. */
  static Map<String, Object> region(@Nullable Object list, String name) {
    return Json.maps(list).stream()
        .filter(each -> name.equals(each.get("region")))
        .findFirst()
        .orElseThrow();
  }
}
