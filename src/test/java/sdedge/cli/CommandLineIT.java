package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sdedge.HandTime;
import sdedge.Json;
import sdedge.TestSeeds;
import sdedge.cli.Cli.Ended;
import sdedge.control.Signals;
import sdedge.study.Search;

/**
 * Random command lines keep to one law: no result is refused, no error is internal, what is written
 * passes its check, a plan takes as long when it is given back, no search is slower than the plan
 * that it begins from, what is generated is valid, and where nothing can be written nothing is.
 * Limits end by a clock on which every look takes a time, so that a seed repeats. What a failing
 * draw made stays under {@code target/command-line}.
 */
@Timeout(7200)
class CommandLineIT {
  private static final Path KEPT = Path.of("target", "command-line");
  private static final Duration LOOK = Duration.ofNanos(100_000);
  private static final Set<Integer> ENDS = Set.of(0, 2, 3, 4, 5, 6, 9);
  private static final Set<Integer> UNWRITTEN = Set.of(2, 3, 6, 8, 9); // refused before, or not
  private static final Set<String> OF_ROWS = Set.of("compare", "sweep", "bench");
  private static final Pattern INTERNAL =
      Pattern.compile(
          "Exception|\\tat |\\bjava\\.|sdedge\\.[a-z]|\\bbug\\b|internal error|\\bnull\\b|\\bNaN\\b"
              + "|\\[L|@[0-9a-f]{5,}");
  private static final double ROUNDING = 1e-9;
  private static final String MEMORY = "set verifier.memory_bytes";

  private final Map<String, Integer> ends = new TreeMap<>();

  @Test
  void everyCommandLineKeepsToTheLaw() {
    int draws = TestSeeds.all() ? Integer.getInteger("test.count", 3_000) : 50;
    TestSeeds.each(getClass(), draws, this::check);
    TestSeeds.guard(
        () -> {
          assertThat(ends("solve 0")).as("%s", ends).isGreaterThan(draws / 3);
          assertThat(ends("generate 0")).as("%s", ends).isGreaterThan(draws / 10);
          assertThat(ends("calibrate 0")).as("%s", ends).isGreaterThan(draws / 10);
          assertThat(ends("solve 8")).as("%s", ends).isGreaterThan(draws / 10);
        });
  }

  private int ends(String command) {
    return ends.getOrDefault(command, 0);
  }

  void check(Random random) throws Exception {
    Path folder = fresh(KEPT.resolve(Long.toHexString(random.nextLong())));
    DrawnCommandLine drawn = new DrawnCommandLine(random, folder);
    Path instance = drawn.instance();
    Path result = folder.resolve("result");
    List<String> settings = drawn.settings();
    List<String> overrides = drawn.overrides();
    List<Object> solve = new ArrayList<>(List.of("solve", instance));
    Stream.of(overrides, settings, drawn.run(), drawn.ofSolve()).forEach(solve::addAll);

    Ended ended = run(with(solve, "-o", result));

    boolean hasResult = Files.exists(result.resolve("run.json"));
    assertThat(hasResult).as("%s", solve).isEqualTo(Set.of(0, 4, 5).contains(ended.code()));
    boolean hasPlan = Files.exists(result.resolve("plan.json"));
    if (hasResult) {
      checked(instance, result);
    }
    if (hasPlan) {
      evaluated(instance, result, settings, overrides);
      begunFrom(solve, result);
    }
    if (random.nextInt(3) == 0) {
      run(with(solve, "-o", drawn.nowhere()));
    }
    other(drawn, instance, result, hasPlan, hasResult);
    if (random.nextBoolean()) {
      generated(drawn, instance);
    } else {
      calibrated(drawn, instance);
    }
    assertThat(folder.resolve(DrawnCommandLine.NOWHERE)).hasContent(DrawnCommandLine.NOWHERE);
    delete(folder);
  }

  private static List<Object> with(List<Object> argv, Object... more) {
    List<Object> all = new ArrayList<>(argv);
    all.addAll(List.of(more));
    return all;
  }

  private Ended run(List<Object> argv) {
    Ended ended = Cli.run("", new Signals(), Search.SOLVER, new HandTime(LOOK), argv.toArray());
    String command = argv.get(0).toString();
    ends.merge(command + " " + ended.code(), 1, Integer::sum);
    String said = line(argv) + "\nends with " + ended.code() + "\n" + ended.err();
    boolean isNowhere = line(argv).contains(DrawnCommandLine.NOWHERE);
    assertThat(ended.code())
        .as(said)
        .matches(
            code ->
                isNowhere
                    ? UNWRITTEN.contains(code)
                    : ENDS.contains(code) || (code == 1 && OF_ROWS.contains(command)));
    assertThat(INTERNAL.matcher(ended.err()).find()).as(said).isFalse();
    return ended;
  }

  private static String line(List<Object> argv) {
    return "sdedge " + argv.stream().map(Object::toString).collect(Collectors.joining(" "));
  }

  private void checked(Path instance, Path result) {
    List<Object> argv = List.of("check", instance, result, "--claim-time-limit", "1s");
    Ended ended = Cli.run(argv.toArray());
    assertThat(ended.code()).as("%s%n%s%s", line(argv), ended.out(), ended.err()).isIn(0, 6);
  }

  /** Of the steps and the values that it was planned with. */
  private void evaluated(Path instance, Path result, List<String> settings, List<String> overrides)
      throws Exception {
    Path again = result.resolveSibling("again");
    List<Object> argv =
        with(List.of("evaluate", instance, result.resolve("plan.json")), "-o", again);
    argv.addAll(settings);
    int steps = overrides.indexOf("--steps");
    argv.addAll(steps < 0 ? List.of() : overrides.subList(steps, steps + 2));
    argv.addAll(memory(result));
    Ended ended = run(argv);
    assertThat(ended.code()).as("%s%n%s", line(argv), ended.err()).isZero();
    double beforeS = Cli.makespanS(result);
    assertThat(Math.abs(Cli.makespanS(again) - beforeS))
        .as("%s: %s in place of %s", line(argv), Cli.makespanS(again), beforeS)
        .isLessThanOrEqualTo(ROUNDING * beforeS);
    checked(instance, again);
  }

  /** What {@code --kv-tokens} made of the memory of the verifier. */
  private static List<String> memory(Path result) throws Exception {
    Object bytes = Json.map(Cli.json(result, "run.json").get("options")).get(MEMORY);
    return bytes == null ? List.of() : List.of("--" + MEMORY.replace(' ', '=') + "=" + bytes);
  }

  private void begunFrom(List<Object> solve, Path result) throws Exception {
    Path better = result.resolveSibling("better");
    List<Object> argv = with(solve, "--start", result.resolve("plan.json"), "-o", better);
    Ended ended = run(argv);
    if (ended.code() == 0 || ended.code() == 5) {
      assertThat(Cli.makespanS(better))
          .as(line(argv))
          .isLessThanOrEqualTo(Cli.makespanS(result) * (1 + ROUNDING));
      checked(argv.get(1) instanceof Path instance ? instance : result, better);
    }
  }

  private void other(
      DrawnCommandLine drawn, Path instance, Path result, boolean hasPlan, boolean hasResult) {
    List<Object> argv = drawn.other(instance, result, hasPlan, hasResult);
    Ended ended = run(argv);
    boolean isResult =
        Set.of("stream", "evaluate").contains(argv.get(0).toString())
            || (argv.get(0).equals("capacity") && argv.contains("-o"));
    if (isResult && ended.code() == 0) {
      checked(instance, result.resolveSibling("other"));
    }
  }

  /** What is generated is valid, and has a plan or says why it has none. */
  private void generated(DrawnCommandLine drawn, Path instance) throws Exception {
    Path made = instance.resolveSibling("made");
    List<Object> argv = drawn.generate(instance);
    boolean isDescribed = argv.contains("--describe");
    Ended ended = run(isDescribed ? argv : with(argv, "-o", drawn.out("made")));
    if (ended.code() != 0 || isDescribed) {
      return;
    }
    List<Path> files;
    try (Stream<Path> entries = Files.list(made)) {
      files = entries.sorted().toList();
    }
    for (Path file : files) {
      assertThat(run(List.of("validate", file)).code()).as("%s", file).isZero();
      run(List.of("solve", file, "--time-limit", "20ms", "--threads", "1", "-o", file + "-solved"));
    }
  }

  /** What was fitted can be scored on its own runs, and has nodes to generate with. */
  private void calibrated(DrawnCommandLine drawn, Path instance) throws Exception {
    Path fitted = instance.resolveSibling("fitted");
    List<Object> argv = new ArrayList<>(drawn.calibrate(instance));
    Ended ended = run(with(argv, "-o", drawn.out("fitted")));
    if (ended.code() != 0) {
      return;
    }
    int runs = argv.indexOf("--runs");
    if (runs >= 0) {
      List<Object> again =
          List.of(
              "calibrate",
              "--check",
              fitted,
              "--runs",
              argv.get(runs + 1),
              "-o",
              fitted + "-again");
      assertThat(run(again).code()).as(line(again)).isZero();
    }
    List<Object> made =
        List.of("generate", "calibrated", "--tasks", "2", "--base", fitted.resolve("nodes.yaml"));
    assertThat(run(made).code()).as(line(made)).isZero();
  }

  private static Path fresh(Path folder) throws IOException {
    if (Files.exists(folder)) {
      delete(folder);
    }
    return Files.createDirectories(folder);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
