package sdedge.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Draws command lines of {@code calibrate}: runs and passes of a law, with noise and mistakes. */
final class DrawnCalibration {
  private static final String QUICKSTART = "instances/quickstart.yaml";

  private final Choices choices;
  private final Path folder;

  /** Draws by {@code choices} into a folder. */
  DrawnCalibration(Choices choices, Path folder) {
    this.choices = choices;
    this.folder = folder;
  }

  /**
   * A command line without its output.
   *
   * @param other a base that need not go with the runs
   */
  List<String> next(Path other) throws IOException {
    List<String> argv = new ArrayList<>(List.of("calibrate"));
    argv.addAll(List.of("--base", choices.chance(0.8) ? QUICKSTART : other.toString()));
    boolean hasRuns = choices.chance(0.9);
    if (hasRuns) {
      argv.addAll(List.of("--runs", runs().toString()));
    }
    if (!hasRuns || choices.chance(0.3)) {
      argv.addAll(List.of("--passes", "mbs=" + passes()));
      choices.maybe(0.4, argv, "--as", "table", "roofline");
    }
    choices.maybe(0.3, argv, "--to", "vllm");
    choices.maybe(0.2, argv, "--kv-tokens", "13000,19000", "400", "0");
    choices.maybe(0.2, argv, "--max-batch", "64", "1", "0");
    choices.maybe(0.2, argv, "--lengths", "0..4", "0,2", "65");
    choices.maybe(0.5, argv, "--time-limit", "20ms", "200ms");
    choices.flag(0.2, argv, "--json");
    return argv;
  }

  private Path runs() throws IOException {
    List<String> rows = new ArrayList<>();
    boolean hasWeights = choices.chance(0.2);
    rows.add(CalibrationRuns.HEADER + (hasWeights ? ",weight" : ""));
    boolean isNoisy = choices.chance(0.5);
    for (int length : new int[] {0, 1, 2, 4}) {
      for (int load : new int[] {1, 8, 64}) {
        if (choices.chance(0.8)) {
          double tokens = (1 - Math.pow(0.7, length + 1)) / 0.3;
          double passS = 0.03 + 0.0005 * load * (length + 1) + 0.005 * length;
          double noise = isNoisy ? 1 + 0.05 * choices.random().nextGaussian() : 1;
          String accepted = length == 0 ? "" : String.valueOf(tokens);
          String row = length + "," + load + ",200,150," + passS / tokens * noise + "," + accepted;
          rows.add(row + (hasWeights ? "," + choices.oneOf("1", "2", "0.5") : ""));
        }
      }
    }
    return Files.write(folder.resolve("runs.csv"), mistaken(rows));
  }

  private Path passes() throws IOException {
    List<String> rows = new ArrayList<>(List.of("new_tokens,context_tokens,seconds"));
    for (int tokens = 1; tokens <= 512; tokens *= 4) {
      rows.add(tokens + ",0," + (0.02 + 1e-4 * tokens));
      rows.add(tokens + ",1000," + (0.022 + 1e-4 * tokens));
    }
    return Files.write(folder.resolve("passes.csv"), mistaken(rows));
  }

  /** With another number in one place, at times. */
  private List<String> mistaken(List<String> rows) {
    if (rows.size() > 1 && choices.chance(0.2)) {
      int row = 1 + choices.below(rows.size() - 1);
      String[] fields = rows.get(row).split(",", -1);
      fields[choices.below(fields.length)] = choices.oneOf(DrawnCommandLine.NUMBERS);
      rows.set(row, String.join(",", fields));
    }
    return rows;
  }
}
