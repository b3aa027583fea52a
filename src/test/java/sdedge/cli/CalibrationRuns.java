package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import sdedge.Json;
import sdedge.cli.Cli.Ended;

/** Runs that the law itself makes of a known machine, to calibrate with. */
abstract class CalibrationRuns {
  static final String HEADER =
      "length,concurrency,input_tokens,output_tokens,tpot_s,acceptance_length";
  private static final String QUICKSTART = "instances/quickstart.yaml";

  /** Tokens per step by length, of rates 0.8, 0.7, 0.65, 0.625. */
  private static final Map<Integer, Double> TOKENS = Map.of(1, 1.8, 2, 2.36, 4, 2.9515);

  @TempDir Path folder;
  Path base = Path.of(QUICKSTART);
  List<String> rows = List.of();

  /** Lengths 0, 1, 4 at 1, 8 and 64 requests, timed by a known machine. */
  @BeforeEach
  void measure() throws Exception {
    List<String> design = new ArrayList<>();
    for (int length : new int[] {0, 1, 4}) {
      for (int load : new int[] {1, 8, 64}) {
        design.add(length + "," + load + ",200,150,0.03," + TOKENS.getOrDefault(length, 1.0));
      }
    }
    String instance = Files.readString(base);
    String nodes =
        instance.substring(instance.indexOf("models:"), instance.indexOf("speculation:"));
    Path former = Files.createDirectory(folder.resolve("machine"));
    Files.writeString(
        former.resolve("nodes.yaml"), nodes + "acceptance: [0.8, 0.7, 0.65, 0.625]\n");
    Ended ended =
        Cli.run("calibrate", "--check", former, "--runs", runs(design), "-o", folder.resolve("m"));
    assertThat(ended.err()).doesNotContain("internal");
    List<String> predicted = Files.readAllLines(folder.resolve("m/fit.csv"));
    rows =
        IntStream.range(0, design.size())
            .mapToObj(
                i -> design.get(i).replace("0.03,", predicted.get(i + 1).split(",", -1)[9] + ","))
            .toList();
  }

  final Path runs(List<String> lines) throws Exception {
    return Files.writeString(
        folder.resolve("runs.csv"), HEADER + "\n" + String.join("\n", lines) + "\n");
  }

  final List<String> without(Predicate<String> left) {
    return rows.stream().filter(left.negate()).toList();
  }

  final Ended fit(List<String> lines, Object... more) throws Exception {
    List<Object> argv = new ArrayList<>(List.of("calibrate", "--runs", runs(lines)));
    argv.addAll(List.of("--base", base, "-o", folder.resolve("fit")));
    argv.addAll(List.of(more));
    return Cli.run(argv.toArray());
  }

  final String warnings(List<String> lines, Object... more) throws Exception {
    Ended ended = fit(lines, more);
    assertThat(ended.code()).as(ended.err()).isZero();
    Map<String, Object> report = Json.parse(Files.readString(folder.resolve("fit/report.json")));
    List<Object> reported = Json.list(report.get("warnings"));
    assertThat(ended.err())
        .isEqualTo(
            reported.stream()
                .map(warning -> "sdedge: warning: " + warning + "\n")
                .collect(Collectors.joining()));
    return ended.err();
  }

  final Path edited(String from, String to) throws Exception {
    String text = Files.readString(Path.of(QUICKSTART));
    assertThat(text).contains(from);
    return Files.writeString(folder.resolve("base.yaml"), text.replace(from, to));
  }

  interface Seconds {
    double of(int tokens);
  }

  final Path passes(Seconds seconds) throws Exception {
    String lines =
        IntStream.of(1, 4, 16, 64, 128, 256, 512, 1024)
            .mapToObj(q -> q + ",0," + seconds.of(q) + "," + q)
            .collect(Collectors.joining("\n"));
    return Files.writeString(
        folder.resolve("passes.csv"),
        "new_tokens,context_tokens,seconds,sequences\n" + lines + "\n");
  }

  final Map<String, Object> report() throws Exception {
    return Json.parse(Files.readString(folder.resolve("fit/report.json")));
  }
}
