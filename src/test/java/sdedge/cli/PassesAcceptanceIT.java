package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.Json;
import sdedge.SharedData;

/** What {@code calibrate} reaches on measured passes. */
class PassesAcceptanceIT {
  @TempDir private Path folder;

  private void assertRegions(Map<String, Object> report, double few, double some, double more) {
    Object regions = Json.map(report.get("pass_errors")).get("mbs");
    double[] most = {few, some, more};
    List<String> names = List.of("up to 64 new tokens", "65 to 512 new tokens", "more new tokens");
    for (int i = 0; i < most.length; i++) {
      assertThat(Json.number(CalibrationCase.region(regions, names.get(i)).get("mean")))
          .as(names.get(i))
          .isLessThanOrEqualTo(most[i] / 100);
    }
  }

  private Map<String, Object> checkedPasses(Path fit, Path passes) throws IOException {
    return CalibrationCase.report(
        new CalibrationCase(folder).calibrate("--check", fit, "--passes", "mbs=" + passes));
  }

  private static boolean isPowerOfTwo(String text) {
    int value = (int) Double.parseDouble(text);
    return (value & (value - 1)) == 0;
  }

  @Test
  void passesOfTheRtx4090() throws Exception {
    String name = "passes-rtx4090-llama-3.1-8b";
    Object node = Json.parse(Files.readString(SharedData.file("calibrate/" + name + ".json")));
    Path base = new CalibrationCase(folder).base(node, node);
    Path grid = SharedData.file("calibrate/" + name + "-grid.csv");
    Path verify = SharedData.file("calibrate/" + name + "-verify.csv");
    Path some = new CalibrationCase(folder).rows(grid, "12.csv", row -> isPowerOfTwo(row[0]));
    Map<String, Object> law =
        new CalibrationCase(folder).calibrate("--passes", "mbs=" + some, "--base", base);
    assertRegions(checkedPasses(CalibrationCase.folder(law), verify), 4.7, 14.5, 5.1);
    Map<String, Object> table =
        new CalibrationCase(folder)
            .calibrate("--passes", "mbs=" + grid, "--base", base, "--as", "table");
    assertThat(CalibrationCase.folder(table).resolve("mbs.csv")).exists();
    assertRegions(checkedPasses(CalibrationCase.folder(table), verify), 0.9, 2.0, 4.6);
  }

  @ParameterizedTest
  @CsvSource({"llama-2-7b, 4096, 11008, 3, 6, 11.5, 4.5", "phi-2, 2560, 10240, 2, 2.2, 12, 3.5"})
  void passesOfTheA40(
      String model, int hidden, int ffn, int matrices, double few, double some, double more)
      throws Exception {
    double parameters = 32.0 * (4.0 * hidden * hidden + matrices * (double) hidden * ffn);
    Map<String, Object> node =
        Map.of(
            "layers",
            32,
            "hidden",
            hidden,
            "parameters",
            parameters,
            "weight_bytes",
            2 * parameters,
            "kv_bytes_per_token",
            128 * hidden,
            "peak_flops",
            149.7e12,
            "memory_bandwidth",
            696e9);
    Path base = new CalibrationCase(folder).base(node, node);
    Path all = vidur(SharedData.file("vidur/a40-" + model + "-mlp.csv"));
    Path some13 = new CalibrationCase(folder).rows(all, "13.csv", row -> isPowerOfTwo(row[0]));
    assertThat(Files.readAllLines(some13)).hasSize(14);
    Map<String, Object> law =
        new CalibrationCase(folder).calibrate("--passes", "mbs=" + some13, "--base", base);
    assertRegions(checkedPasses(CalibrationCase.folder(law), all), few, some, more);
  }

  /** A pass is all layers with the medians of all operators; attention was not measured. */
  private Path vidur(Path operators) throws IOException {
    List<String> lines = Files.readAllLines(operators);
    List<String> header = List.of(lines.get(0).split(",", -1));
    Map<Integer, Double> seconds = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] row = line.split(",", -1);
      double ms = 0;
      for (int i = 0; i < header.size(); i++) {
        boolean isTime = header.get(i).endsWith(".median") && !header.get(i).contains(".emb.");
        ms += isTime && !row[i].isEmpty() ? Double.parseDouble(row[i]) : 0;
      }
      if (row[header.indexOf("num_tensor_parallel_workers")].equals("1")) {
        seconds.put(Integer.parseInt(row[header.indexOf("num_tokens")]), 32 * ms / 1e3);
      }
    }
    List<String> rows = new ArrayList<>(List.of("new_tokens,context_tokens,seconds,sequences"));
    seconds.forEach((tokens, time) -> rows.add(tokens + ",0," + time + "," + tokens));
    return new CalibrationCase(folder).write("a40.csv", String.join("\n", rows) + "\n");
  }
}
