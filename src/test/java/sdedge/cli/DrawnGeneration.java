package sdedge.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sdedge.generate.Family;

/** Draws command lines of {@code generate}: of families, traces and other nodes. */
final class DrawnGeneration {
  private static final String[] TOKENS = {
    "constant:20", "uniform:5,40", "lognormal:20,0.5,5,60", "constant:5;uniform:9,30", "uniform:9,3"
  };
  private static final String[] ACCEPTANCES = {
    "constant:0.7",
    "beta:15,8",
    "uniform:0.5,0.9",
    "list:0.8,0.7",
    "curve:0.9,0.5,0.5",
    "uniform:1,2"
  };

  private final Choices choices;
  private final Path folder;

  /** Draws by {@code choices} into a folder. */
  DrawnGeneration(Choices choices, Path folder) {
    this.choices = choices;
    this.folder = folder;
  }

  /**
   * A command line without its output.
   *
   * @param base whose nodes may be taken
   */
  List<String> next(Path base) throws IOException {
    List<String> argv = new ArrayList<>(List.of("generate"));
    if (choices.chance(0.8)) {
      argv.add(choices.oneOf(Family.keys()));
    }
    if (choices.chance(0.4)) {
      argv.addAll(List.of("--base", base.toString()));
    }
    if (choices.chance(0.4)) {
      argv.addAll(List.of("--trace", trace().toString()));
      choices.maybe(0.3, argv, "--sample", "random", "first", "window");
      choices.maybe(0.3, argv, "--time-column", "auto", "none", "TIMESTAMP", "no-such");
      choices.maybe(0.3, argv, "--max-output", "30", "5");
    } else {
      choices.maybe(0.7, argv, "--input", (Object[]) TOKENS);
      choices.maybe(0.9, argv, "--output-tokens", (Object[]) TOKENS);
    }
    choices.maybe(0.1, argv, "--pair", "68m-7b", "1.1b-13b", "7b");
    choices.maybe(0.9, argv, "--tasks", "1", "2", "3", "5", "0");
    choices.maybe(0.3, argv, "--drafters", "1", "2", "3", "per-task");
    choices.maybe(0.4, argv, "--acceptance", (Object[]) ACCEPTANCES);
    choices.maybe(0.3, argv, "--answers", "1", "4", "9", "64", "65");
    choices.maybe(0.15, argv, "--answers-cap", "1", "15", "1000");
    choices.maybe(0.1, argv, "--acceptance-sd", "0.3", "-1");
    choices.maybe(0.1, argv, "--mode-acceptance", "ids:-0.06", "no-such:0.1");
    choices.maybe(0.2, argv, "--assign", "uniform", "hotspot:0.5", "blocks:1,1", "hotspot:2");
    radio(argv);
    choices.maybe(0.2, argv, "--seed", "7", "-1");
    choices.maybe(0.2, argv, "--count", "2", "0");
    choices.flag(0.1, argv, "--describe");
    return argv;
  }

  private void radio(List<String> argv) {
    choices.maybe(0.2, argv, "--radio", "uma", "macro-36.814", "fixed:-100", "uniform:-120,-90");
    choices.maybe(0.1, argv, "--fading", "rayleigh", "none");
    choices.maybe(0.1, argv, "--los", "always", "never");
    choices.maybe(0.1, argv, "--shadowing", "off");
    choices.maybe(0.1, argv, "--indoor", "0.5", "2");
    choices.maybe(0.1, argv, "--radius", "50", "20..200", "1..400", "0");
    choices.maybe(0.1, argv, "--bandwidth", "180kHz", "1GHz", "5");
    choices.maybe(0.1, argv, "--tx-power", "14dBm", "40");
    choices.maybe(0.1, argv, "--power-model", "constant-power");
    choices.maybe(0.1, argv, "--noise", "-106dBm", "-95", "5dB");
    choices.maybe(0.05, argv, "--noise-figure", "9dB");
    choices.maybe(0.1, argv, "--header-bits", "1000", "-1");
  }

  private Path trace() throws IOException {
    List<String> rows = new ArrayList<>(List.of("TIMESTAMP,ContextTokens,GeneratedTokens"));
    int count = choices.below(12);
    for (int i = 0; i < count; i++) {
      rows.add((0.5 * i) + "," + (1 + choices.below(60)) + "," + choices.below(40));
    }
    return Files.write(folder.resolve("trace.csv"), rows);
  }
}
