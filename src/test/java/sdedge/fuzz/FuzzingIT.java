package sdedge.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.TestSeeds;
import sdedge.check.ResultTarget;

/**
 * Runs the fuzzer on each target, in a process of its own: a fixed number of inputs from a fixed
 * seed, or {@code -Dfuzz.seconds=N} (profile {@code fuzz}) as long as one likes. What is learned
 * stays in {@code target/fuzz}, and so does an input that fails.
 */
class FuzzingIT {
  private static final int SECONDS = Integer.getInteger("fuzz.seconds", 0);
  private static final int LONGEST = 8192; // bytes of an input
  private static final Path RESOURCES = Path.of("src/test/resources");
  private static final Path DICTIONARY = RESOURCES.resolve("fuzz/keys.dict");

  /** One line for each reader of files. */
  @ParameterizedTest
  @CsvSource({
    "sdedge.fuzz.InstanceTarget, 1000, yaml json, src/test/resources/malformed instances",
    "sdedge.fuzz.PlanTarget, 1000, plan, src/test/resources/fuzz",
    "sdedge.instance.reader.LatencyTableTarget, 2000, csv, src/test/resources/malformed instances",
    "sdedge.check.ResultTarget, 250, result, src/test/resources/fuzz"
  })
  void onlyDocumentedRefusalsComeOut(String target, int runs, String endings, String folders)
      throws Exception {
    Path work = Path.of("target/fuzz", target.substring(target.lastIndexOf('.') + 1));
    Path corpus = Files.createDirectories(work.resolve(SECONDS > 0 ? "corpus" : "short"));
    if (SECONDS == 0) {
      empty(corpus); // each short run is the same
    }
    Path seeds = seeds(work.resolve("seeds"), endings, folders);
    if (endings.equals("result")) {
      ResultTarget.seeds(seeds, LONGEST);
    }
    Path log = work.resolve(SECONDS > 0 ? "log.txt" : "short.txt");

    Process process =
        fuzzer(target, runs, corpus, seeds, work).redirectOutput(log.toFile()).start();
    boolean ended = process.waitFor(SECONDS + 300L, TimeUnit.SECONDS);
    process.destroyForcibly();

    assertThat(ended).as("hangs, see %s", log).isTrue();
    assertThat(process.waitFor()).as("see %s:%n%s", log, tail(log)).isZero();
    assertThat(log).content().containsPattern("Done \\d+ runs");
  }

  private static ProcessBuilder fuzzer(
      String target, int runs, Path corpus, Path seeds, Path work) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        new ArrayList<>(List.of(java, "-Xmx1g", "-XX:+EnableDynamicAgentLoading"));
    if (SECONDS == 0) {
      command.add("-XX:TieredStopAtLevel=1"); // starts twice as fast
    }
    command.addAll(List.of("-cp", classPath()));
    command.add("com.code_intelligence.jazzer.Jazzer");
    command.add("--target_class=" + target);
    command.add("--instrumentation_includes=sdedge.**:org.snakeyaml.**:org.apache.commons.csv.**");
    // Makes the results that are changed, and reads none.
    command.add("--instrumentation_excludes=sdedge.search.**:sdedge.timeline.**:sdedge.latency.**");
    // An instance may name a table anywhere.
    command.add("--disabled_hooks=com.code_intelligence.jazzer.sanitizers.FilePathTraversal");
    command.add("--mutator_framework=false");
    command.add("--reproducer_path=" + work);
    command.add("-artifact_prefix=" + work + "/");
    command.add("-dict=" + DICTIONARY);
    command.add("-max_len=" + LONGEST);
    command.add("-timeout=20");
    command.add("-rss_limit_mb=2500");
    command.add("-print_final_stats=1");
    command.add("-seed=" + (TestSeeds.first() & 0x7fffffff));
    command.add(SECONDS > 0 ? "-max_total_time=" + SECONDS : "-runs=" + runs);
    command.addAll(List.of(corpus.toString(), seeds.toString()));
    return new ProcessBuilder(command).redirectErrorStream(true);
  }

  private static void empty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  /** Only what the readers need: the fuzzer scans everything when it starts. */
  private static String classPath() {
    Predicate<String> needed =
        Pattern.compile("jazzer|snakeyaml|jackson-core|commons|hipparchus|jspecify|classes$")
            .asPredicate();
    String separator = System.getProperty("path.separator");
    return Arrays.stream(System.getProperty("java.class.path").split(separator, -1))
        .filter(needed)
        .collect(Collectors.joining(separator));
  }

  /** The files of some folders with some endings. */
  private static Path seeds(Path seeds, String endings, String folders) throws IOException {
    Files.createDirectories(seeds);
    for (String folder : folders.split(" ", -1)) {
      try (Stream<Path> files = Files.list(Path.of(folder))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String name = file.getFileName().toString();
          if (List.of(endings.split(" ", -1)).contains(name.substring(name.lastIndexOf('.') + 1))) {
            Files.copy(file, seeds.resolve(name), StandardCopyOption.REPLACE_EXISTING);
          }
        }
      }
    }
    return seeds;
  }

  private static String tail(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
  }
}
